import { ApiProperty } from '@nestjs/swagger';
import { type Role, roles } from '../../../../kernel/actor.js';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';
import { type Doubt, doubts } from '../../domain/pairs-of-rights.js';

export class RoleSinceResponse {
  @ApiProperty({ enum: roles })
  role: Role;

  @ApiProperty({ type: String, format: 'date-time' })
  since: Date;
}

export class OfficeSinceResponse {
  @ApiProperty({ type: String, description: 'An office that is no role, such as `office:spokesperson`.' })
  office: string;

  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;

  @ApiProperty({ type: String, format: 'date-time' })
  since: Date;
}

export class HeldPairResponse {
  @ApiProperty({ type: String, description: 'The id of the pair.' })
  pair: string;

  @ApiProperty({ type: String, format: 'date-time' })
  since: Date;

  @ApiProperty({ type: Boolean, description: 'Given before the first wave was opened or the first meeting convened.' })
  early: boolean;
}

export class PersonRightsResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  personId: string;

  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;

  @ApiProperty({ type: [RoleSinceResponse] })
  roles: readonly RoleSinceResponse[];

  @ApiProperty({ type: [OfficeSinceResponse] })
  offices: readonly OfficeSinceResponse[];

  @ApiProperty({ type: [HeldPairResponse] })
  pairs: readonly HeldPairResponse[];
}

export class PairOfRightsResponse {
  @ApiProperty({ type: String })
  id: string;

  @ApiProperty({ type: LocalizedTextResponse, description: 'The first right, in words.' })
  one: LocalizedTextResponse;

  @ApiProperty({ type: LocalizedTextResponse, description: 'The other right, in words.' })
  other: LocalizedTextResponse;

  @ApiProperty({ type: LocalizedTextResponse, description: 'What both together would break.' })
  promise: LocalizedTextResponse;

  @ApiProperty({
    type: Boolean,
    description: 'Another person is asked for each record, whatever roles the first one has.',
  })
  guardedByRecord: boolean;
}

export class WaitingRolesResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ enum: roles, isArray: true, description: 'Roles that complete a pair of rights.' })
  roles: readonly Role[];

  @ApiProperty({ enum: doubts, isArray: true, description: 'Why they do not take effect at once.' })
  doubts: readonly Doubt[];

  @ApiProperty({ type: String, format: 'date-time', description: 'When they take effect unless they are refused.' })
  takesEffectAt: Date;
}

export class PairRequestResponse extends WaitingRolesResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  personId: string;

  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;

  @ApiProperty({ type: [String], description: 'Ids of the pairs.' })
  pairs: readonly string[];

  @ApiProperty({ type: LocalizedTextResponse, description: 'The name of the person who requested it.' })
  requestedBy: LocalizedTextResponse;

  @ApiProperty({ type: String, format: 'date-time' })
  requestedAt: Date;

  @ApiProperty({ type: Boolean, description: 'Whether the current user can approve it.' })
  mayApprove: boolean;

  @ApiProperty({ type: Boolean, description: 'Whether the current user made it.' })
  mayCancel: boolean;
}

export class RightsResponse {
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the first wave was opened or the first meeting convened; null: all roles take effect at once.',
  })
  begunAt: Date | null;

  @ApiProperty({ type: [PersonRightsResponse] })
  people: readonly PersonRightsResponse[];

  @ApiProperty({ type: [PairOfRightsResponse] })
  pairs: readonly PairOfRightsResponse[];

  @ApiProperty({ type: [PairRequestResponse] })
  requests: readonly PairRequestResponse[];
}

import { ApiProperty } from '@nestjs/swagger';
import { capacities, constituencies, roles, sexes } from '../../../../kernel/actor.js';
import type { Capacity, Constituency, Role, Sex } from '../../../../kernel/actor.js';
import { languages } from '../../../../kernel/localized-text.js';
import type { Language } from '../../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';
import type { InvitedMany } from '../../use-cases/invite-many.js';
import { WaitingRolesResponse } from './rights.response.js';
import { OwnPersonResponse, OwnWorkspaceResponse } from './account.response.js';

export class WorkspaceResponse extends OwnWorkspaceResponse {
  @ApiProperty({
    type: Boolean,
    description: 'Administrators, analysts, fieldwork managers and spokespersons enter only with a second factor',
  })
  secondFactor: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'IATI organisation identifier of the reporting organisation; the IATI file needs it. Null if none',
  })
  iatiIdentifier: string | null;

  @ApiProperty({ type: Number })
  version: number;
}

export class PersonResponse extends OwnPersonResponse {
  @ApiProperty({ enum: sexes, nullable: true, type: String, description: 'Null if the current user may not see it.' })
  sex: Sex | null;

  @ApiProperty({ enum: languages })
  language: Language;

  @ApiProperty({ type: Boolean })
  hasAccount: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'For invitations to a person without an account. Null if none, or if the current user may not see it.',
  })
  email: string | null;

  @ApiProperty({ type: Number })
  version: number;
}

export class PersonListResponse {
  @ApiProperty({ type: [PersonResponse] })
  items: PersonResponse[];

  @ApiProperty({ type: Number })
  total: number;
}

export class MemberResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  accountId: string;

  @ApiProperty({ type: String, format: 'uuid' })
  personId: string;

  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;

  @ApiProperty({ enum: constituencies, nullable: true })
  constituency: Constituency | null;

  @ApiProperty({ enum: capacities, nullable: true })
  capacity: Capacity | null;

  @ApiProperty({ type: String })
  email: string;

  @ApiProperty({ enum: roles, isArray: true })
  roles: readonly Role[];

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Only for a park coordinator' })
  parkId: string | null;

  @ApiProperty({ type: Number })
  version: number;

  @ApiProperty({ type: String, format: 'date-time' })
  joinedAt: Date;

  @ApiProperty({ type: Boolean, description: 'Of a second factor' })
  hasDevice: boolean;
}

export class MemberListResponse {
  @ApiProperty({ type: [MemberResponse] })
  items: MemberResponse[];

  @ApiProperty({ type: Number })
  total: number;
}

export class ChangedMemberResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  accountId: string;

  @ApiProperty({ enum: roles, isArray: true })
  roles: readonly Role[];

  @ApiProperty({ type: Number })
  version: number;

  @ApiProperty({ type: WaitingRolesResponse, nullable: true, description: 'Roles that do not take effect at once.' })
  waiting: WaitingRolesResponse | null;
}

export class InvitationResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, format: 'uuid' })
  personId: string;

  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;

  @ApiProperty({ type: String })
  email: string;

  @ApiProperty({ enum: roles, isArray: true })
  roles: readonly Role[];

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt: Date;
}

export class InvitedResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt: Date;
}

class NotInvitedResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  personId: string;

  @ApiProperty({ type: LocalizedTextResponse })
  reason: LocalizedTextResponse;
}

export class InvitedManyResponse implements InvitedMany {
  @ApiProperty({ type: 'integer' })
  invited: number;

  @ApiProperty({ type: [NotInvitedResponse] })
  failed: readonly NotInvitedResponse[];
}

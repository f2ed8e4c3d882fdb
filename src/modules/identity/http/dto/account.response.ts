import { ApiProperty } from '@nestjs/swagger';
import { capacities, constituencies, roles } from '../../../../kernel/actor.js';
import type { Capacity, Constituency, Role } from '../../../../kernel/actor.js';
import { languages } from '../../../../kernel/localized-text.js';
import type { Language } from '../../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';
import { factorStates } from '../../domain/factors/factor.js';
import type { FactorState } from '../../domain/factors/factor.js';
import { constituencyTermSets, workspaceKinds } from '../../domain/workspace.js';
import type { ConstituencyTerms, WorkspaceKind } from '../../domain/workspace.js';

export class FirstRunResponse {
  @ApiProperty({ type: Boolean, description: 'No account exists yet: create the first administrator' })
  open: boolean;
}

export class SignedInResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  accountId: string;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt: Date;
}

export class LookedUpInvitationResponse {
  @ApiProperty({ type: LocalizedTextResponse })
  workspaceName: LocalizedTextResponse;

  @ApiProperty({ type: String })
  email: string;

  @ApiProperty({ type: Boolean, description: 'The account already has a password' })
  hasPassword: boolean;
}

export class OwnAccountResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String })
  email: string;

  @ApiProperty({ enum: languages })
  language: Language;

  @ApiProperty({ type: Boolean })
  hasPassword: boolean;
}

export class OwnWorkspaceResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String })
  slug: string;

  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;

  @ApiProperty({ enum: workspaceKinds })
  kind: WorkspaceKind;

  @ApiProperty({ type: Boolean })
  demonstration: boolean;

  @ApiProperty({ type: LocalizedTextResponse, nullable: true })
  basisNote: LocalizedTextResponse | null;

  @ApiProperty({ type: String })
  timeZone: string;

  @ApiProperty({ enum: constituencyTermSets })
  constituencyTerms: ConstituencyTerms;
}

export class OwnPersonResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;

  @ApiProperty({ enum: constituencies, nullable: true })
  constituency: Constituency | null;

  @ApiProperty({ enum: capacities, nullable: true })
  capacity: Capacity | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  organisationId: string | null;
}

export class OwnMembershipResponse {
  @ApiProperty({ type: OwnWorkspaceResponse })
  workspace: OwnWorkspaceResponse;

  @ApiProperty({ enum: roles, isArray: true })
  roles: readonly Role[];

  @ApiProperty({ enum: factorStates, description: 'What the workspace asks of this person in this session' })
  secondFactor: FactorState;

  @ApiProperty({ type: [String], description: 'What these roles may do, e.g. roadmap.action.change-status' })
  permissions: readonly string[];

  @ApiProperty({ type: OwnPersonResponse })
  person: OwnPersonResponse;
}

export class MeResponse {
  @ApiProperty({ type: OwnAccountResponse })
  account: OwnAccountResponse;

  @ApiProperty({ type: [OwnMembershipResponse] })
  memberships: OwnMembershipResponse[];
}

export class SessionResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, example: 'Firefox, Windows' })
  client: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  seenAt: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt: Date;

  @ApiProperty({ type: Boolean })
  current: boolean;
}

export class EndedSessionsResponse {
  @ApiProperty({ type: Number })
  ended: number;
}

export class ApiTokenResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, format: 'uuid' })
  workspaceId: string;

  @ApiProperty({ type: String })
  label: string;

  @ApiProperty({ enum: roles, isArray: true })
  scopes: readonly Role[];

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  usedAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt: Date;
}

export class IssuedApiTokenResponse {
  @ApiProperty({ type: ApiTokenResponse })
  card: ApiTokenResponse;

  @ApiProperty({ type: String, description: 'Shown only once' })
  token: string;
}

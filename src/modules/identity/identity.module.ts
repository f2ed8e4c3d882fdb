import { Module } from '@nestjs/common';
import { ActorResolver } from '../../platform/auth/actor-resolver.js';
import { hashPassword, verifyPassword } from '../../platform/auth/argon2.js';
import { isCommonPassword } from '../../platform/auth/common-passwords.js';
import { PermissionRegistry } from '../../platform/auth/permission-registry.js';
import { Settings } from '../../platform/config/environment.js';
import { publicOrigin } from '../../platform/config/public-origin.js';
import { JobRegistry } from '../../platform/jobs/index.js';
import { DirectoryModule } from '../directory/index.js';
import { Passwords, wordsOfUsers } from './domain/password.js';
import { identityPermissions } from './domain/policy.js';
import { PublicAddress } from './domain/public-address.js';
import { ApiTokensController } from './http/api-tokens.controller.js';
import { DeviceReplacementsController } from './http/device-replacements.controller.js';
import { FirstRunController } from './http/first-run.controller.js';
import { AcceptInvitationController, InvitationsController } from './http/invitations.controller.js';
import { MeController } from './http/me.controller.js';
import { MembersController } from './http/members.controller.js';
import { PeopleController } from './http/people.controller.js';
import { RightsController } from './http/rights.controller.js';
import { SecondFactorController } from './http/second-factor.controller.js';
import { SessionActorResolver } from './http/session-actor-resolver.js';
import { SignInController } from './http/sign-in.controller.js';
import { SpecialDaysController } from './http/special-days.controller.js';
import { WorkspacesController } from './http/workspaces.controller.js';
import { ApplyPairRequestsJob } from './jobs/apply-pair-requests.job.js';
import { ReplaceLostDevicesJob } from './jobs/replace-lost-devices.job.js';
import { IdentityFacade } from './identity.facade.js';
import { ReadActor } from './use-cases/read-actor.js';
import { ReadDeviceReplacements } from './use-cases/read-device-replacements.js';
import { ReadMembers } from './use-cases/read-members.js';
import { ReadOwnAccount } from './use-cases/read-own-account.js';
import { ReadPeople } from './use-cases/read-people.js';
import { ReadSpecialDays } from './use-cases/read-special-days.js';
import { ReadWorkspace } from './use-cases/read-workspace.js';
import { AcceptInvitation } from './use-cases/accept-invitation.js';
import { AddPerson } from './use-cases/add-person.js';
import { BeginFirstRun } from './use-cases/begin-first-run.js';
import { ChangePassword } from './use-cases/change-password.js';
import { DecidePairRequest } from './use-cases/decide-pair-request.js';
import { ReadRights } from './use-cases/read-rights.js';
import { ChangePerson } from './use-cases/change-person.js';
import { ChangeWorkspace } from './use-cases/change-workspace.js';
import { EnterFactor } from './use-cases/enter-factor.js';
import { FactorSecrets } from './use-cases/factor-secrets.js';
import { KeepFactors } from './use-cases/keep-factors.js';
import { EndSessions } from './use-cases/end-sessions.js';
import { InviteMany } from './use-cases/invite-many.js';
import { InvitePeople } from './use-cases/invite-people.js';
import { KeepApiTokens } from './use-cases/keep-api-tokens.js';
import { KeepMembers } from './use-cases/keep-members.js';
import { LoadSpecialDays } from './use-cases/load-special-days.js';
import { NoteUse } from './use-cases/note-use.js';
import { OpenWorkspace } from './use-cases/open-workspace.js';
import { RedeemSignInLink } from './use-cases/redeem-sign-in-link.js';
import { ReplaceLostDevices } from './use-cases/replace-lost-devices.js';
import { SendSignInLink } from './use-cases/send-sign-in-link.js';
import { SignInWithPassword } from './use-cases/sign-in-with-password.js';
import { SpeakLanguage } from './use-cases/speak-language.js';
import { UsePasskeys } from './use-cases/use-passkeys.js';

class ConfiguredAddress extends PublicAddress {
  constructor(readonly origin: string) {
    super();
  }
}

const ports = [
  { provide: ActorResolver, useClass: SessionActorResolver },
  {
    provide: Passwords,
    useValue: {
      hash: hashPassword,
      verify: verifyPassword,
      isCommon: (password) => isCommonPassword(password, wordsOfUsers),
    } satisfies Passwords,
  },
  {
    provide: PublicAddress,
    useFactory: (settings: Settings) => new ConfiguredAddress(publicOrigin(settings)),
    inject: [Settings],
  },
];

const reads = [ReadActor, ReadOwnAccount];

const useCases = [
  ReadWorkspace,
  ReadSpecialDays,
  LoadSpecialDays,
  ReadPeople,
  ReadMembers,
  SignInWithPassword,
  SendSignInLink,
  RedeemSignInLink,
  EndSessions,
  ChangePassword,
  SpeakLanguage,
  KeepApiTokens,
  FactorSecrets,
  KeepFactors,
  UsePasskeys,
  ReplaceLostDevices,
  ReadDeviceReplacements,
  EnterFactor,
  NoteUse,
  BeginFirstRun,
  OpenWorkspace,
  ChangeWorkspace,
  DecidePairRequest,
  ReadRights,
  AddPerson,
  ChangePerson,
  KeepMembers,
  InvitePeople,
  InviteMany,
  AcceptInvitation,
];

@Module({
  imports: [DirectoryModule],
  controllers: [
    SignInController,
    FirstRunController,
    MeController,
    ApiTokensController,
    SecondFactorController,
    DeviceReplacementsController,
    AcceptInvitationController,
    WorkspacesController,
    SpecialDaysController,
    PeopleController,
    MembersController,
    RightsController,
    InvitationsController,
  ],
  providers: [...ports, ...reads, ...useCases, ApplyPairRequestsJob, ReplaceLostDevicesJob, IdentityFacade],
  exports: [IdentityFacade, ActorResolver],
})
export class IdentityModule {
  constructor(
    permissions: PermissionRegistry,
    jobs: JobRegistry,
    applyPairRequests: ApplyPairRequestsJob,
    replaceLostDevices: ReplaceLostDevicesJob,
  ) {
    permissions.add(identityPermissions);
    jobs.add(applyPairRequests);
    jobs.add(replaceLostDevices);
  }
}

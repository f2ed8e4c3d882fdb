/** Events to which other contexts may subscribe. Payloads contain ids and roles, never names or email addresses. */
export const identityEvents = {
  workspaceCreated: 'identity.workspace.created.v1',
  workspaceChanged: 'identity.workspace.changed.v1',
  /** The table of public holidays and make-up working days was replaced. */
  specialDaysLoaded: 'identity.special-days.loaded.v1',
  personAdded: 'identity.person.added.v1',
  personChanged: 'identity.person.changed.v1',
  personInvited: 'identity.person.invited.v1',
  invitationWithdrawn: 'identity.invitation.withdrawn.v1',
  memberJoined: 'identity.member.joined.v1',
  memberRolesChanged: 'identity.member.roles-changed.v1',
  memberParkChanged: 'identity.member.park-changed.v1',
  memberRemoved: 'identity.member.removed.v1',
  /** Roles that complete a pair of rights (docs/adr/0086): given at once, requested, decided, or in effect after a day. */
  pairGiven: 'identity.pair.given.v1',
  pairRequested: 'identity.pair.requested.v1',
  pairDecided: 'identity.pair.decided.v1',
  pairElapsed: 'identity.pair.elapsed.v1',
  /** A new administrator is shown the pairs that were given while the workspace was set up. */
  earlierPairsListed: 'identity.pair.earlier-listed.v1',
  /** The lost device of a member (docs/adr/0088): requested, stopped or cancelled, and removed after a day. */
  deviceReplacementRequested: 'identity.device-replacement.requested.v1',
  deviceReplacementEnded: 'identity.device-replacement.ended.v1',
  deviceReplaced: 'identity.device-replacement.done.v1',
  /** By the command line, where no administrator can sign in any more. */
  administratorRestored: 'identity.administrator.restored.v1',
} as const;

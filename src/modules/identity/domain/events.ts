/** Events to which other contexts may subscribe. Payloads contain ids and roles, never names or email addresses. */
export const identityEvents = {
  workspaceCreated: 'identity.workspace.created.v1',
  workspaceChanged: 'identity.workspace.changed.v1',
  personAdded: 'identity.person.added.v1',
  personChanged: 'identity.person.changed.v1',
  personInvited: 'identity.person.invited.v1',
  invitationWithdrawn: 'identity.invitation.withdrawn.v1',
  memberJoined: 'identity.member.joined.v1',
  memberRolesChanged: 'identity.member.roles-changed.v1',
  memberParkChanged: 'identity.member.park-changed.v1',
  memberRemoved: 'identity.member.removed.v1',
} as const;

export { IdentityModule } from './identity.module.js';
export { IdentityFacade } from './identity.facade.js';
export { identityEvents } from './domain/events.js';
export type { MailAddress, PersonRecord } from './queries/person-records.js';
export type { WorkspaceRecord } from './queries/workspace.query.js';
export type { ConstituencyTerms, WorkspaceKind } from './domain/workspace.js';
export type { NewPerson } from './use-cases/add-person.js';
export type { NewWorkspace } from './use-cases/open-workspace.js';
export type { NewAccount, NewMember } from './use-cases/admit-member.js';

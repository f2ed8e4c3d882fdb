export { IdentityModule } from './identity.module.js';
export { IdentityFacade } from './identity.facade.js';
export { identityEvents } from './domain/events.js';
export { digest, linkToken, newSecret, partsOfLinkToken } from './domain/secret.js';
export type { PersonRecord } from './queries/person-records.js';
export type { Reader } from './queries/readers.query.js';
export type { ConstituencyTerms } from './domain/workspace.js';
export { ownAccount } from './domain/account.js';
export type { NewPerson } from './use-cases/add-person.js';

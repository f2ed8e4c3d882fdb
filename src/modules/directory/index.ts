export { DirectoryModule } from './directory.module.js';
export { DirectoryFacade } from './directory.facade.js';
export { directoryEvents } from './domain/events.js';
export type { Basis, BasisOf } from './domain/basis.js';
export { isRegisterNumber } from './domain/register-number.js';
export type { PlaceLevel } from './domain/place.js';
export type { OrganisationRecord, PlaceRecord } from './queries/directory-records.js';
export type { NewOrganisation } from './use-cases/add-organisation.js';
export type { NewPlace } from './use-cases/add-place.js';

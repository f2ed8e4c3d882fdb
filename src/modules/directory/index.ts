export { DirectoryModule } from './directory.module.js';
export { DirectoryFacade } from './directory.facade.js';
export type { NewOrganisation } from './use-cases/add-organisation.js';
export type { NewPlace } from './use-cases/add-place.js';

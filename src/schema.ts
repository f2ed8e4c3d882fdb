import { OrganisationEntity } from './modules/directory/persistence/organisation.entity.js';
import { PlaceEntity } from './modules/directory/persistence/place.entity.js';
import { PersonEntity } from './modules/identity/persistence/person.entity.js';
import type { EntityList } from './platform/database/data-source.js';

/** The one list of entities: each context's `persistence/*.entity.ts`, nothing else. */
export const entities: EntityList = [
  // directory
  PlaceEntity,
  OrganisationEntity,
  // identity
  PersonEntity,
  // dialogue
  // live
  // roadmap
  // surveys
  // indicators
  // chain
];

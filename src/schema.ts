import { OrganisationEntity } from './modules/directory/persistence/organisation.entity.js';
import { PlaceEntity } from './modules/directory/persistence/place.entity.js';
import { PersonEntity } from './modules/identity/persistence/person.entity.js';
import type { EntityList } from './platform/database/data-source.js';
import { FrameUnitEntity } from './surveys/persistence/frame-unit.entity.js';
import { ImportEntity } from './surveys/persistence/import.entity.js';
import { QuestionnaireEntity } from './surveys/persistence/questionnaire.entity.js';
import { ResponseEntity } from './surveys/persistence/response.entity.js';
import { WaveEntity } from './surveys/persistence/wave.entity.js';

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
  QuestionnaireEntity,
  FrameUnitEntity,
  WaveEntity,
  ImportEntity,
  ResponseEntity,
  // indicators
  // chain
];

import type { EntityList } from './platform/database/data-source.js';

/** The one list of entities: each context's `persistence/*.entity.ts`, nothing else. */
export const entities: EntityList = [
  // directory
  // identity
  // dialogue
  // live
  // roadmap
  // surveys
  // indicators
  // chain
];

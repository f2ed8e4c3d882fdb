/** The one list of entities: each context's `persistence/*.entity.ts`, nothing else. */
export const entities = [
  // directory
  // identity
  // dialogue
  // live
  // roadmap
  // surveys
  // indicators
  // chain
];

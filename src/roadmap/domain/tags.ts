/**
 * Tags of actions and of entries of the register. The PAGE outcomes are those of the Operational Strategy 2016-2020 of
 * the Partnership for Action on Green Economy: national policymaking, sectoral and thematic reforms, individual and
 * institutional capacity, knowledge base.
 */
export const tags = [
  ...(['page-outcome-1', 'page-outcome-2', 'page-outcome-3', 'page-outcome-4'] as const),
  ...(['industry', 'jobs', 'skills', 'trade', 'finance', 'circular-economy', 'energy'] as const),
  ...(['buildings', 'transport', 'agriculture', 'water', 'waste', 'tourism'] as const),
] as const;

export type Tag = (typeof tags)[number];

/** In the order of the list above, each once. */
export function sortedTags(chosen: readonly Tag[]): readonly Tag[] {
  return tags.filter((tag) => chosen.includes(tag));
}

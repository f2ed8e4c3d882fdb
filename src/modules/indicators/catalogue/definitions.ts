/** Definitions in effect: those of the catalogue, replaced or extended by the workspace's own versions. */
import type { ReadTransaction } from '../../../platform/database/index.js';
import {
  type EffectiveDefinition,
  historiesOf,
  type History,
  type SeedDefinition,
} from '../domain/definitions/definition-content.js';
import { writtenVersions } from '../queries/definition-versions.query.js';
import { catalogue } from './catalogue.js';
import { universeOf } from './plain-words.js';

export const seedDefinitions: readonly SeedDefinition[] = catalogue.map((definition) => ({
  ...definition,
  universeWords: universeOf(definition),
  numeratorWords: definition.numeratorWords ?? null,
  denominatorWords: definition.denominatorWords ?? null,
}));

export function seedOf(id: string): SeedDefinition | undefined {
  return seedDefinitions.find((definition) => definition.id === id);
}

/** The groups of the catalogue; every indicator of a workspace belongs to one of them. */
export const indicatorGroups: readonly string[] = [...new Set(catalogue.map(({ group }) => group))];

/** All versions of all indicators, including retired ones. */
export async function definitionHistories(tx: ReadTransaction): Promise<ReadonlyMap<string, History>> {
  return historiesOf(seedDefinitions, await writtenVersions(tx));
}

/** The current version of all definitions, including retired ones. */
export async function allDefinitions(tx: ReadTransaction): Promise<readonly EffectiveDefinition[]> {
  return [...(await definitionHistories(tx)).values()].map((history) => history.at(-1)!);
}

/** The current definitions that the next run computes. */
export async function currentDefinitions(tx: ReadTransaction): Promise<readonly EffectiveDefinition[]> {
  return (await allDefinitions(tx)).filter(({ retired }) => !retired);
}

/** The current version of one definition, even if it is retired. */
export async function currentDefinition(tx: ReadTransaction, id: string): Promise<EffectiveDefinition | undefined> {
  return (await definitionHistories(tx)).get(id)?.at(-1);
}

/** Each definition in the version that was frozen for a run. */
export async function frozenDefinitions(
  tx: ReadTransaction,
  frozen: Readonly<Record<string, number>>,
): Promise<readonly EffectiveDefinition[]> {
  const histories = await definitionHistories(tx);
  return [...histories].flatMap(([id, history]) => (frozen[id] === undefined ? [] : (history[frozen[id] - 1] ?? [])));
}

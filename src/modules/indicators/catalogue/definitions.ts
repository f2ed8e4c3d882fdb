/** Definitions in effect: the catalogue overlaid with what the workspace wrote. A person who needs definitions asks here. */
import type { ReadTransaction } from '../../../platform/database/index.js';
import {
  type DefinitionVersion,
  type EffectiveDefinition,
  historiesOf,
  type History,
  type SeedDefinition,
} from '../domain/definitions/definition-content.js';
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

/** The groups of the catalogue; an indicator of a workspace belongs to one of them. */
export const indicatorGroups: readonly string[] = [...new Set(catalogue.map(({ group }) => group))];

/** What analysts wrote, of one indicator or of all; indicators by their first version, versions from the first on. */
export function writtenVersions(tx: ReadTransaction, indicatorId?: string): Promise<DefinitionVersion[]> {
  return tx.query<DefinitionVersion>(
    `SELECT indicator_id AS "indicatorId", version, content, reason, person_id AS "personId", written_at AS "writtenAt"
     FROM indicators_definition WHERE $1::text IS NULL OR indicator_id = $1
     ORDER BY min(written_at) OVER (PARTITION BY indicator_id), indicator_id, version`,
    [indicatorId ?? null],
  );
}

/** Every version of every indicator, also of those that were retired. */
export async function definitionHistories(tx: ReadTransaction): Promise<ReadonlyMap<string, History>> {
  return historiesOf(seedDefinitions, await writtenVersions(tx));
}

/** As they hold now, also those that were retired. */
export async function allDefinitions(tx: ReadTransaction): Promise<readonly EffectiveDefinition[]> {
  return [...(await definitionHistories(tx)).values()].map((history) => history.at(-1)!);
}

/** As they hold now: what the next run computes. */
export async function currentDefinitions(tx: ReadTransaction): Promise<readonly EffectiveDefinition[]> {
  return (await allDefinitions(tx)).filter(({ retired }) => !retired);
}

/** Also when it was retired. */
export async function currentDefinition(tx: ReadTransaction, id: string): Promise<EffectiveDefinition | undefined> {
  return (await definitionHistories(tx)).get(id)?.at(-1);
}

/** Each definition in the version in which it was frozen. */
export async function frozenDefinitions(
  tx: ReadTransaction,
  frozen: Readonly<Record<string, number>>,
): Promise<readonly EffectiveDefinition[]> {
  const histories = await definitionHistories(tx);
  return [...histories].flatMap(([id, history]) => (frozen[id] === undefined ? [] : (history[frozen[id] - 1] ?? [])));
}

/** Definitions in effect: the catalogue overlaid with what the workspace wrote. Whoever needs definitions asks here. */
import type { ReadTransaction } from '../../../platform/database/index.js';
import {
  definitionsInEffect,
  type DefinitionVersion,
  type EffectiveDefinition,
  type SeedDefinition,
} from '../domain/definition-content.js';
import { catalogue } from './catalogue.js';
import { notesOf, universeOf } from './plain-words.js';

export const seedDefinitions: readonly SeedDefinition[] = catalogue.map((definition) => ({
  ...definition,
  universeWords: universeOf(definition),
  notesInBoth: notesOf(definition),
}));

export function seedOf(id: string): SeedDefinition | undefined {
  return seedDefinitions.find((definition) => definition.id === id);
}

/** The groups of the catalogue; an indicator of one's own stands in one of them. */
export const indicatorGroups: readonly string[] = [...new Set(catalogue.map(({ group }) => group))];

const versionSql = `
SELECT indicator_id AS "indicatorId", version, content, reason, person_id AS "personId", written_at AS "writtenAt",
  min(written_at) OVER (PARTITION BY indicator_id) AS "firstWritten" FROM indicators_definition`;

/** Also those that were retired. */
export async function allDefinitions(tx: ReadTransaction): Promise<readonly EffectiveDefinition[]> {
  const latest = await tx.query<DefinitionVersion>(
    `SELECT * FROM (SELECT DISTINCT ON ("indicatorId") * FROM (${versionSql}) every ORDER BY "indicatorId", version DESC) latest
     ORDER BY "firstWritten", "indicatorId"`,
  );
  return definitionsInEffect(seedDefinitions, latest);
}

export async function currentDefinitions(tx: ReadTransaction): Promise<readonly EffectiveDefinition[]> {
  return (await allDefinitions(tx)).filter(({ retired }) => !retired);
}

/** Also when it was retired. */
export async function currentDefinition(tx: ReadTransaction, id: string): Promise<EffectiveDefinition | undefined> {
  return (await allDefinitions(tx)).find((definition) => definition.id === id);
}

/** What analysts wrote, of one indicator or of all; the earliest first. */
export function writtenVersions(tx: ReadTransaction, indicatorId?: string): Promise<DefinitionVersion[]> {
  return tx.query<DefinitionVersion>(
    `${versionSql} WHERE $1::text IS NULL OR indicator_id = $1 ORDER BY indicator_id, version`,
    [indicatorId ?? null],
  );
}

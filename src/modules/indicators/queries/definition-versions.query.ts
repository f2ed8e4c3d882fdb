import type { ReadTransaction } from '../../../platform/database/index.js';
import type { DefinitionVersion } from '../domain/definitions/definition-content.js';

/**
 * Versions written by analysts, of one indicator or of all; indicators in order of their first version, versions
 * ascending.
 */
export function writtenVersions(tx: ReadTransaction, indicatorId?: string): Promise<DefinitionVersion[]> {
  return tx.query<DefinitionVersion>(
    `SELECT indicator_id AS "indicatorId", version, content, reason, person_id AS "personId", written_at AS "writtenAt"
     FROM indicators_definition WHERE $1::text IS NULL OR indicator_id = $1
     ORDER BY min(written_at) OVER (PARTITION BY indicator_id), indicator_id, version`,
    [indicatorId ?? null],
  );
}

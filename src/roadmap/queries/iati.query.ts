import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { IatiTarget } from '../domain/iati.js';

export interface IatiContentRow {
  readonly id: string;
  readonly description: LocalizedText;
  readonly targets: readonly IatiTarget[];
}

/** Descriptions and indicator targets of actions, by id. */
export async function iatiContents(
  tx: ReadTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, IatiContentRow>> {
  const rows = await tx.query<IatiContentRow>(
    `SELECT a.id, a.description, coalesce((
       SELECT jsonb_agg(jsonb_build_object('indicatorId', t.indicator_id, 'baseline', t.baseline::text,
                'baselinePeriod', t.baseline_period, 'target', t.target::text, 'targetOn', t.target_on::text)
                ORDER BY t.indicator_id)
       FROM roadmap_target t WHERE t.action_id = a.id), '[]') AS targets
     FROM roadmap_action a WHERE a.id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

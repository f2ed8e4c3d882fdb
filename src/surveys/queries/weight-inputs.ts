import type { ReadTransaction } from '../../platform/database/index.js';
import type { SexCodes, StatedSex } from '../domain/mapping.js';
import { isKept } from './answer-records.js';

/** The variables on which a weight depends; sex is the only answer among them. */
export interface WeightInput {
  readonly id: string;
  readonly psu: string;
  readonly sex: StatedSex;
}

export interface WeightCount {
  readonly psu: string;
  readonly sex: StatedSex;
  readonly answers: number;
}

/** With the question of sex as $2, the codes of women as $3 and those of men as $4. */
const sex = `CASE WHEN answers->>$2::text = ANY ($3::text[]) THEN 'F' WHEN answers->>$2::text = ANY ($4::text[]) THEN 'M' ELSE 'U' END`;

export interface WeightedWave {
  readonly waveId: string;
  readonly sexCodes: SexCodes;
}

const given = ({ waveId, sexCodes: { question, women, men } }: WeightedWave): unknown[] => [
  waveId,
  question,
  women,
  men,
];

/** Answers of the drawn sample that were not broken off or left out: those that have a weight. */
const weighted = `wave_id = $1 AND psu_code IS NOT NULL AND disposition IN ('complete', 'partial') AND ${isKept('r')}`;

/** In ascending order of ids, which are random. */
export function weightInputs(
  tx: ReadTransaction,
  wave: WeightedWave,
  page: { readonly after?: string; readonly limit: number },
): Promise<WeightInput[]> {
  return tx.query<WeightInput>(
    `SELECT id, psu_code AS psu, ${sex} AS sex FROM surveys_response r
     WHERE ${weighted} AND ($5::uuid IS NULL OR id > $5) ORDER BY id LIMIT $6`,
    [...given(wave), page.after ?? null, page.limit],
  );
}

/** Number of answers by enterprise. Only the field team may see it. */
export function weightCounts(tx: ReadTransaction, wave: WeightedWave): Promise<WeightCount[]> {
  return tx.query<WeightCount>(
    `SELECT psu_code AS psu, ${sex} AS sex, count(*)::int AS answers FROM surveys_response r WHERE ${weighted} GROUP BY 1, 2 ORDER BY 1, 2`,
    given(wave),
  );
}

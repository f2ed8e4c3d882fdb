import type { ReadTransaction } from '../../platform/database/index.js';
import type { StoredForm } from '../domain/form-files.js';
import type { FormSummary } from '../domain/form-summary.js';

export type QuestionnaireState = 'draft' | 'published';

export interface QuestionnaireRow {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly state: QuestionnaireState;
  readonly summary: FormSummary;
  /** When the draft was uploaded, or the version published. */
  readonly since: Date;
  /** Waves that use this version. */
  readonly waves: number;
  /** How often a draft was saved; 0: published. */
  readonly revision: number;
}

const columns = 'id, name, version, title, summary, created_at AS since';
const waves = `(SELECT count(*)::int FROM surveys_wave w JOIN surveys_questionnaire q ON q.id = w.questionnaire_id
  WHERE q.name = f.name AND q.version = f.version) AS waves`;

/** Drafts first, then published versions, the newest first. */
export function questionnaireRows(tx: ReadTransaction, id?: string): Promise<QuestionnaireRow[]> {
  return tx.query<QuestionnaireRow>(
    `SELECT * FROM (
       SELECT ${columns}, 'draft' AS state, 0 AS waves, revision FROM surveys_form_draft
       UNION ALL SELECT ${columns}, 'published' AS state, ${waves}, 0 AS revision FROM surveys_form f
     ) each WHERE $1::uuid IS NULL OR id = $1 ORDER BY state, since DESC, id DESC`,
    [id ?? null],
  );
}

export async function storedForm(tx: ReadTransaction, id: string): Promise<StoredForm | undefined> {
  const [row] = await tx.query<StoredForm>(
    `SELECT model, files FROM surveys_form_draft WHERE id = $1
     UNION ALL SELECT model, files FROM surveys_form WHERE id = $1`,
    [id],
  );
  return row;
}

/** Waves with one of these versions of a questionnaire that is part of the program. */
export async function wavesWith(tx: ReadTransaction, name: string, version: string): Promise<number> {
  const [row] = await tx.query<{ waves: number }>(
    `SELECT count(*)::int AS waves FROM surveys_wave w JOIN surveys_questionnaire q ON q.id = w.questionnaire_id
     WHERE q.name = $1 AND q.version = $2`,
    [name, version],
  );
  return row!.waves;
}

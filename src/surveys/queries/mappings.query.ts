import type { ReadTransaction } from '../../platform/database/index.js';
import type { MappedVariable } from '../domain/mapping.js';

export interface MappingRecord {
  readonly id: string;
  /** 0: none has been saved. */
  readonly version: number;
  readonly fingerprint: string;
  readonly variables: readonly MappedVariable[];
}

export interface MappingOfWave extends MappingRecord {
  /** The name of the questionnaire, which is the same in all of its versions. */
  readonly form: string;
}

interface Row {
  readonly form: string | null;
  readonly mapping: MappingRecord | null;
}

const none: MappingRecord = { id: '', version: 0, fingerprint: '', variables: [] };

const columns = `json_build_object('id', m.id, 'version', m.version, 'fingerprint', m.fingerprint, 'variables', m.variables)`;

/**
 * The mapping that a wave uses: the version that it keeps, or the latest. Null for the built-in questionnaire, whose
 * questions are the variables.
 */
export async function mappingOfWave(tx: ReadTransaction, waveId: string): Promise<MappingOfWave | null> {
  const [row] = await tx.query<Row>(
    `SELECT f.name AS form, (
       SELECT ${columns} FROM surveys_mapping m WHERE m.id = surveys_used_mapping(w.id)) AS mapping
     FROM surveys_wave w JOIN surveys_questionnaire q ON q.id = w.questionnaire_id
     LEFT JOIN surveys_form f ON f.workspace_id = q.workspace_id AND f.name = q.name AND f.version = q.version
     WHERE w.id = $1`,
    [waveId],
  );
  if (row === undefined || row.form === null) return null;
  return { ...(row.mapping ?? none), form: row.form };
}

/** The latest mapping of a published form. */
export async function mappingOfForm(tx: ReadTransaction, formId: string): Promise<MappingRecord> {
  const [row] = await tx.query<Pick<Row, 'mapping'>>(
    `SELECT ${columns} AS mapping FROM surveys_mapping m WHERE m.form_id = $1 ORDER BY m.version DESC LIMIT 1`,
    [formId],
  );
  return row?.mapping ?? none;
}

/** The latest mapping of another version of the form, from which a proposal is made. */
export async function mappingOfEarlierVersion(
  tx: ReadTransaction,
  formId: string,
): Promise<(Pick<MappingRecord, 'variables'> & { readonly formId: string }) | undefined> {
  const [row] = await tx.query<Pick<MappingRecord, 'variables'> & { readonly formId: string }>(
    `SELECT m.form_id AS "formId", m.variables FROM surveys_mapping m JOIN surveys_form f ON f.id = m.form_id
     WHERE f.id <> $1 AND f.name = (SELECT name FROM surveys_form WHERE id = $1)
     ORDER BY f.created_at DESC, m.version DESC LIMIT 1`,
    [formId],
  );
  return row;
}

export interface WaveWithMapping {
  readonly number: number;
  /** The version of the mapping that its published figures keep; null: none has been published. */
  readonly keeps: number | null;
}

/** The waves that use a published form. */
export function wavesWithMapping(tx: ReadTransaction, formId: string): Promise<WaveWithMapping[]> {
  return tx.query<WaveWithMapping>(
    `SELECT w.number, m.version AS keeps
     FROM surveys_form f JOIN surveys_questionnaire q ON q.name = f.name AND q.version = f.version
     JOIN surveys_wave w ON w.questionnaire_id = q.id
     LEFT JOIN surveys_kept_mapping k ON k.wave_id = w.id LEFT JOIN surveys_mapping m ON m.id = k.mapping_id
     WHERE f.id = $1 ORDER BY w.number`,
    [formId],
  );
}

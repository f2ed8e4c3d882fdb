import type { ReadTransaction } from '../../platform/database/index.js';
import type { QuestionnaireDefinition } from '../domain/questionnaire.js';

export async function questionnaireRecord(
  tx: ReadTransaction,
  id: string,
): Promise<QuestionnaireDefinition | undefined> {
  const rows = await tx.query<{ definition: QuestionnaireDefinition }>(
    'SELECT definition FROM surveys_questionnaire WHERE id = $1',
    [id],
  );
  return rows[0]?.definition;
}

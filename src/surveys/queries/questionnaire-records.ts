import type { ReadTransaction } from '../../platform/database/index.js';
import { parkWorkerQuestionnaire } from '../catalogue/park-worker.js';
import type { Question } from '../form/index.js';

export type QuestionRecord = Pick<Question, 'name' | 'module' | 'type' | 'label' | 'choices'>;

/**
 * The questions of the built-in questionnaire in the versions of the workspace, or in its present version. Questions of
 * uploaded questionnaires are mapped to these (`mappings.query.ts`).
 */
export async function questionRecords(tx: ReadTransaction): Promise<readonly QuestionRecord[]> {
  const rows = await tx.query<{ questions: readonly QuestionRecord[] }>(
    `SELECT definition->'questions' AS questions FROM surveys_questionnaire
     WHERE definition ? 'questions' AND name = $1 ORDER BY created_at, id`,
    [parkWorkerQuestionnaire.id],
  );
  const lists = rows.length === 0 ? [parkWorkerQuestionnaire.questions] : rows.map(({ questions }) => questions);
  const newest = new Map(lists.flat().map((question) => [question.name, question]));
  return [...newest.values()];
}

import type { ReadTransaction } from '../../platform/database/index.js';
import { parkWorkerQuestionnaire } from '../catalogue/park-worker.js';
import type { Question } from '../form/index.js';

export type QuestionRecord = Pick<Question, 'name' | 'module' | 'type' | 'label' | 'choices'>;

/** The questions of the workspace, or of the reference questionnaire if the workspace has none. */
export async function questionRecords(tx: ReadTransaction): Promise<readonly QuestionRecord[]> {
  const rows = await tx.query<{ questions: readonly QuestionRecord[] }>(
    `SELECT definition->'questions' AS questions FROM surveys_questionnaire
     WHERE definition ? 'questions' ORDER BY created_at, id`,
  );
  const lists = rows.length === 0 ? [parkWorkerQuestionnaire.questions] : rows.map(({ questions }) => questions);
  const newest = new Map(lists.flat().map((question) => [question.name, question]));
  return [...newest.values()];
}

import type { ReadTransaction } from '../../platform/database/index.js';
import { parkWorkerQuestionnaire } from '../catalogue/park-worker.js';
import type { Question } from '../form/index.js';

export type QuestionRecord = Pick<Question, 'name' | 'module' | 'type' | 'label' | 'choices'>;

/** Whether a questionnaire asks what the indicators are computed from: the built-in one, in any version. */
export const asksForIndicators = ({ questionnaire }: { readonly questionnaire: string }): boolean =>
  questionnaire === parkWorkerQuestionnaire.id;

/**
 * The questions of the built-in questionnaire in the versions of the workspace, or in its present version. Questions of
 * uploaded questionnaires may have the same names and other meanings, so that indicators do not use them.
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

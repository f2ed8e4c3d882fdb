import { readFileSync } from 'node:fs';
import type { QuestionnaireDefinition } from '../domain/questionnaire.js';

/** The reference questionnaire for park workers, in the version that is part of this program. */
export const parkWorkerQuestionnaire = JSON.parse(
  readFileSync(new URL('./park-worker-questionnaire.json', import.meta.url), 'utf8'),
) as QuestionnaireDefinition;

/**
 * One answer as the variables of formulas: derived variables from the classification, others as the questionnaire
 * stores them.
 */
import { type Answers, choice, choices, quantity } from '../../../../../methodology/classification/answers.js';
import { numberQuestions } from '../../../../../methodology/classification/questions.js';
import type { ClassificationSettings } from '../../../../../methodology/classification/settings.js';
import { derivedVariables } from '../../../../../methodology/classification/worker.js';
import type { Variables } from '../../definitions/formula/evaluate.js';

export function personOf(answers: Answers, settings: ClassificationSettings): Variables {
  const derived = derivedVariables(answers, settings);
  return {
    number: (name) => {
      const value = derived[name];
      if (value !== undefined) return typeof value === 'number' ? value : null;
      return quantity(answers, name);
    },
    code: (name) => {
      const value = derived[name];
      if (value !== undefined) return value === null ? null : String(value);
      if (!numberQuestions.has(name)) return choice(answers, name);
      const number = quantity(answers, name);
      return number === null ? null : String(number);
    },
    codes: (name) => choices(answers, name),
  };
}

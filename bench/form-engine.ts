import type { Answers, Questionnaire } from '../src/surveys/form/index.js';
import { checkAnswers, compileForm, FormState } from '../src/surveys/form/index.js';
import { referenceQuestionnaire } from '../test/support/phone-server.js';

const RUNS = 7;
const CHECKS = 20_000;

/**
 * Answers checked per second on one core: the reference form, and one four times as long. Limits of survey-anchors
 * 3.4.
 */
export function run(): Promise<Record<string, unknown>> {
  const questionnaire = referenceQuestionnaire();
  const modules = questionnaire.modules.filter((module) => module.optional).map((module) => module.id);
  const long: Questionnaire = {
    ...questionnaire,
    questions: [0, 1, 2, 3].flatMap((copy) => copied(questionnaire, copy)),
  };
  return Promise.resolve({
    figures: {
      checks52Questions: rate(questionnaire, modules),
      limit52Questions: 40_000,
      checks208Questions: rate(long, modules),
      limit208Questions: 10_000,
    },
    unit: 'answers per second of processor time, median',
    runs: RUNS,
  });
}

function copied(questionnaire: Questionnaire, copy: number): Questionnaire['questions'] {
  const rename = (text: string): string =>
    text.replace(/\$\{(\w+)\}/g, (_, name: string) => `\${${name}${copy || ''}}`);
  return questionnaire.questions.map((question) => ({
    ...question,
    name: `${question.name}${copy || ''}`,
    relevant: rename(question.relevant),
    constraint: rename(question.constraint),
    decline: question.decline && {
      ...question.decline,
      stored_in: question.decline.stored_in === 'value' ? 'value' : `${question.name}${copy || ''}_declined`,
    },
  }));
}

/** Half of the records have one invalid answer. */
function rate(questionnaire: Questionnaire, modules: readonly string[]): number {
  const form = compileForm(questionnaire);
  const state = new FormState(form, { modules });
  for (let turn = 0; turn < form.questions.length; turn += 1) {
    const next = state.next();
    if (!next) break;
    const yes = ['1', '41'].find((code) => next.codes.has(code)) ?? '1';
    const number = next.name.startsWith('age') ? '40' : '20';
    state.set(next.name, next.type === 'integer' || next.type === 'decimal' ? number : yes);
  }
  const good = state.answers();
  const bad: Answers = { ...good, age: '7', nonsense: '1' };
  const options = { modulesOffered: modules, complete: true };
  const rates = Array.from({ length: RUNS }, () => {
    const started = process.cpuUsage();
    for (let turn = 0; turn < CHECKS; turn += 1) checkAnswers(form, turn % 2 ? good : bad, options);
    const { user, system } = process.cpuUsage(started);
    return (CHECKS / (user + system)) * 1e6;
  });
  return Math.round(rates.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0);
}

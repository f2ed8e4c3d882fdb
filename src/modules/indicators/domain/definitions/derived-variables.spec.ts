import { describe, expect, it } from '@jest/globals';
import { numberQuestions } from '../../../../methodology/classification/questions.js';
import { derivedVariables } from '../../../../methodology/classification/worker.js';
import { parkWorkerQuestionnaire } from '../../../../surveys/catalogue/park-worker.js';
import { seeded } from '../../../../../test/support/park-workers.js';
import { derivedVariablesInWords } from './derived-variables.js';

const settings = {
  greenThreshold: 50,
  decentRule: 'strict8',
  lowPayYuanPerHour: 20,
  mergeMaternity: true,
  localArea: 'city',
} as const;
const draw = seeded(3);

function randomAnswer(question: (typeof parkWorkerQuestionnaire.questions)[number]): string {
  if (numberQuestions.has(question.name)) return String(Math.floor(draw() * 100));
  const codes = question.choices.map(({ code }) => code);
  return codes[Math.floor(draw() * codes.length)] ?? '';
}

/**
 * A person with all criteria of a decent job in an environmental one, so that a single answer can change the result.
 */
const wellOff: Readonly<Record<string, string>> = {
  ...{ consent: '1', age: '24', emp_status: '1', icse: '41', contract: '1', hours_usual: '38', hours_other: '5' },
  ...{ env_output: '1', env_output_share: '40', env_process: '1', env_process_share: '30', social_ins: '1 2 3 4 5' },
  ...{ osh_train: '1', hazards: '3', ppe: '1', union_member: '2', cba_cover: '2', consulted: '1', wage_month: '9000' },
  ...{ paid_leave: '1', unfair: '0', hukou: '4', disability: '3', consent_health: '1', employer_type: '1' },
};

function randomPerson(): Record<string, string> {
  return Object.fromEntries(
    parkWorkerQuestionnaire.questions.map((question) => {
      const usual = wellOff[question.name];
      return [question.name, usual !== undefined && draw() < 0.9 ? usual : randomAnswer(question)];
    }),
  );
}

describe('the names of derived variables', () => {
  it('exist for each variable that formulas can use', () => {
    // a band such as Y15-24 is not a word of the formula language: a formula contains "age 16-24"
    const derived = Object.keys(derivedVariables({}, settings)).filter((name) => name !== 'age_group');
    expect(derivedVariablesInWords.map(({ name }) => name).sort()).toEqual(derived.sort());
  });

  it('list every question that can change the variable, and no other', () => {
    const needs = new Map(derivedVariablesInWords.map(({ name }) => [name, new Set<string>()]));
    for (let turn = 0; turn < 1500; turn += 1) {
      const person = randomPerson();
      const before = derivedVariables(person, settings);
      for (const question of parkWorkerQuestionnaire.questions) {
        const after = derivedVariables({ ...person, [question.name]: randomAnswer(question) }, settings);
        for (const [name, found] of needs) if (after[name] !== before[name]) found.add(question.name);
      }
    }
    for (const { name, questions } of derivedVariablesInWords)
      expect([name, [...needs.get(name)!].sort()]).toEqual([name, [...new Set(questions)].sort()]);
  });
});

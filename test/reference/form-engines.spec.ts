/**
 * The built-in questionnaire in the engine that was made for it and in the engine for any form: both give the same result for
 * the same answers.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Answers, Question } from '../../src/surveys/form/index.js';
import { checkAnswers, compileForm, exclusiveChoices, FormState } from '../../src/surveys/form/index.js';
import * as former from '../../src/surveys/form/former/index.js';
import { referenceQuestionnaire } from '../support/phone-server.js';

const questionnaire = referenceQuestionnaire();
const modulesOffered = questionnaire.modules.filter((module) => module.optional).map(({ id }) => id);
const formerForm = former.compileForm(questionnaire);
const form = compileForm(questionnaire);
/** Answers that lead to most questions. */
const LEADING_ON: Answers = {
  consent: '1',
  age: '30',
  emp_status: '1',
  consent_health: '1',
  env_output: '1',
  env_process: '1',
};
const RUNS = Number(process.env['FORM_ENGINE_RUNS'] ?? 1000);

const number = fc.oneof(fc.nat(20), fc.nat(120), fc.nat(1500)).map(String);
const quarter = fc.nat(1000).map((quarters) => String(quarters / 4));

/** Mostly possible answers; the codes of consent and work status that lead on are the most frequent. */
function answerTo({ name, type, choices, decline }: Question): fc.Arbitrary<Answers> {
  const codes = choices.map(({ code }) => code);
  const code = fc.constantFrom(...(codes.length === 0 ? ['1'] : codes), '77');
  const leadsOn = ['consent', 'emp_status', 'consent_health'].includes(name);
  const value: Readonly<Record<string, fc.Arbitrary<string>>> = {
    select_one: fc.oneof(
      { weight: leadsOn ? 20 : 2, arbitrary: fc.constant(codes[0] ?? '1') },
      { weight: 2, arbitrary: code },
    ),
    select_multiple: fc.uniqueArray(code, { maxLength: 4 }).map((list) => list.join(' ')),
    integer: number,
    decimal: quarter,
  };
  const given = (value[type] ?? number).map((each): Answers => ({ [name]: each }));
  const marker = decline && decline.stored_in !== 'value' ? decline.stored_in : undefined;
  const marked = fc.constantFrom('98', '99', '1').map((each): Answers => (marker ? { [marker]: each } : {}));
  const both = fc.tuple(given, marked).map(([one, other]): Answers => ({ ...one, ...other }));
  return fc.oneof(
    { weight: leadsOn ? 60 : 12, arbitrary: given },
    { weight: 2, arbitrary: marked },
    { weight: 1, arbitrary: both },
    { weight: 1, arbitrary: fc.constant<Answers>({}) },
  );
}

const answerSets = fc
  .tuple(...questionnaire.questions.map(answerTo), fc.constantFrom<Answers>({}, {}, {}, { nonsense: '1' }))
  .map((parts): Answers => Object.assign({}, ...parts) as Answers);

describe('the built-in questionnaire', () => {
  it('gives the same results in both engines, for answers with and without faults', () => {
    let faults = 0;
    let relevant = 0;
    const inputs = fc.record({
      answers: answerSets,
      offered: fc.subarray(modulesOffered),
      taken: fc.option(fc.subarray(modulesOffered), { nil: undefined }),
      complete: fc.boolean(),
      paceBand: fc.constantFrom('1', '3'),
    });
    fc.assert(
      fc.property(inputs, ({ answers, offered, taken, complete, paceBand }) => {
        const options = { modulesOffered: offered, complete, paceBand, ...(taken && { modulesTaken: taken }) };
        const expected = former.checkAnswers(formerForm, answers, options);
        expect(checkAnswers(form, answers, options)).toEqual(expected);
        faults += expected.errors.length;
        relevant += expected.relevant.length;
      }),
      { numRuns: RUNS, seed: 20261128 },
    );
    // the generated answers reach deep into the questionnaire, and have faults
    expect(relevant / RUNS).toBeGreaterThan(15);
    expect(faults / RUNS).toBeGreaterThan(5);
  });

  it('leads through the same questions in both engines, whatever is changed on the way', () => {
    const changes = fc.array(fc.tuple(fc.nat(form.slots.size - 1), fc.nat(200)), { maxLength: 60 });
    const names = [...form.slots.keys()];
    fc.assert(
      fc.property(answerSets, fc.subarray(modulesOffered), changes, (answers, modules, steps) => {
        const one = new FormState(form, { answers, modules });
        const other = new former.FormState(formerForm, { answers, modules });
        for (const [slot, number] of steps) {
          const codes = [...(form.owners[slot]?.codes ?? []), '', '99', String(number)];
          const name = names[slot] ?? '';
          for (const state of [one, other]) state.set(name, codes[number % codes.length] ?? '');
          expect(one.path().map((question) => question.name)).toEqual(other.path().map((question) => question.name));
          expect(one.next()?.name).toBe(other.next()?.name);
          const asked = form.owners[slot]?.name ?? '';
          expect(one.fault(asked)).toBe(other.fault(asked));
          expect(one.limits(asked)).toEqual(other.limits(asked));
        }
        expect(one.answers()).toEqual(other.answers());
        expect(one.typed()).toEqual(other.typed());
      }),
      { numRuns: RUNS / 10, seed: 20261128 },
    );
  });

  it('refuses texts that are no answers for the same reason in both engines', () => {
    const odd = [
      '030',
      '40.50',
      '1  2',
      '-0',
      '1.',
      '4e1',
      'forty',
      '1 1',
      '1 99',
      ' 1',
      '3.5',
      '\u0000',
      '5'.repeat(16),
    ];
    for (const { name } of questionnaire.questions)
      for (const text of odd) {
        const answers = { ...LEADING_ON, [name]: text };
        const options = { modulesOffered, modulesTaken: modulesOffered, complete: false };
        const faults = (errors: readonly { question: string; code: string }[]): readonly string[] =>
          errors.filter(({ question }) => question === name).map(({ code }) => code);
        expect([name, text, ...faults(checkAnswers(form, answers, options).errors)]).toEqual([
          ...[name, text],
          ...faults(former.checkAnswers(formerForm, answers, options).errors),
        ]);
      }
  });

  it('says the same of choices that cannot be combined in both engines', () => {
    for (const { name } of questionnaire.questions)
      expect(exclusiveChoices(form, name)).toEqual(former.exclusiveChoices(formerForm, name));
  });

  it.each<[string, Answers, string]>([
    ['a number with a leading zero', { age: '030' }, 'age'],
    ['a number that ends with a zero after the point', { hours_usual: '40.50' }, 'hours_usual'],
    ['two blanks between codes', { hazards: '1  2' }, 'hazards'],
  ])('refuses %s, because equal answers are equal texts', (_, more, name) => {
    const answers = { consent: '1', age: '30', emp_status: '1', ...more };
    const { errors } = checkAnswers(form, answers, { modulesOffered, complete: false });
    expect(errors.map(({ question }) => question)).toEqual([name]);
  });
});

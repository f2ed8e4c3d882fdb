/**
 * The built-in questionnaire in the engine that was made for it and in the engine for any form: the same questions are
 * asked, and the same answers are refused. What the two do differently on purpose is listed by its own test.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkFormAnswers } from '../../src/surveys/form/evaluation/check-form-answers.js';
import { FormAnswers } from '../../src/surveys/form/evaluation/form-answers.js';
import { loadForm } from '../../src/surveys/form/evaluation/load-form.js';
import type { QuestionAnswer } from '../../src/surveys/form/evaluation/nodes.js';
import { contextFor } from '../../src/surveys/form/evaluation/trial-context.js';
import type { Answers, Question } from '../../src/surveys/form/index.js';
import { checkAnswers, compileForm } from '../../src/surveys/form/index.js';
import { referenceQuestionnaire } from '../support/phone-server.js';
import { MODULES_TAKEN, questionnaireAsForm } from '../support/questionnaire-as-form.js';

const questionnaire = referenceQuestionnaire();
const modulesOffered = questionnaire.modules.filter((module) => module.optional).map(({ id }) => id);
const present = compileForm(questionnaire);
const general = loadForm(questionnaireAsForm(questionnaire));
const context = contextFor({
  ...{ now: new Date('2026-11-28T00:00:00Z'), offset: 480, language: '', files: new Map<string, string>() },
  ...{ digest: () => undefined, extractSigned: () => undefined },
});

interface Judgement {
  readonly relevant: readonly string[];
  /** Questions of which the answer or its absence is refused. */
  readonly refused: readonly string[];
  /** Questions that have an answer and are not relevant. */
  readonly misplaced: readonly string[];
}

/** A refusal marker belongs to its question. */
const ownerOf = (name: string): string => name.replace(/_declined$/, '');
const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].map(ownerOf).sort();

function byPresentEngine(answers: Answers, modulesTaken: readonly string[]): Judgement {
  const { errors, relevant } = checkAnswers(present, answers, { modulesOffered, modulesTaken, complete: true });
  const isMisplaced = ({ code }: { code: string }): boolean => code === 'not-relevant';
  return {
    relevant,
    refused: sorted(errors.filter((error) => !isMisplaced(error)).map(({ question }) => ownerOf(question))),
    misplaced: sorted(errors.filter(isMisplaced).map(({ question }) => ownerOf(question))),
  };
}

function byGeneralEngine(answers: Answers, modulesTaken: readonly string[]): Judgement {
  const state = new FormAnswers(general, context, { ...answers, [MODULES_TAKEN]: modulesTaken.join(' ') });
  const questions = state.root.children.filter((child): child is QuestionAnswer => child.kind === 'question');
  const asked = questions.filter(({ form, relevant }) => form.isAsked && relevant);
  const misplaced = questions.filter(({ relevant, isGiven, stored }) => !relevant && isGiven && stored !== '');
  return {
    relevant: asked.map(({ form }) => form.name),
    refused: sorted(checkFormAnswers(state).map(({ path }) => ownerOf(path.slice(1)))),
    misplaced: sorted(misplaced.map(({ form }) => ownerOf(form.name))),
  };
}

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
  it('asks the same questions and refuses the same answers in both engines', () => {
    let refused = 0;
    let relevant = 0;
    fc.assert(
      fc.property(answerSets, fc.subarray(modulesOffered), (answers, modules) => {
        const expected = byPresentEngine(answers, modules);
        expect(byGeneralEngine(answers, modules)).toEqual(expected);
        refused += expected.refused.length;
        relevant += expected.relevant.length;
      }),
      { numRuns: 1000, seed: 20261128 },
    );
    // the generated answers reach deep into the questionnaire, and have faults
    expect(relevant).toBeGreaterThan(15_000);
    expect(refused).toBeGreaterThan(5_000);
  });

  it.each<[string, Answers, string]>([
    ['a number with a leading zero', { age: '030' }, 'age'],
    ['a number that ends with a zero after the point', { hours_usual: '40.50' }, 'hours_usual'],
    ['two blanks between codes', { hazards: '1  2' }, 'hazards'],
  ])(
    'is stricter about %s in the engine that was made for it, because equal answers are equal texts',
    (_, more, name) => {
      const answers = { consent: '1', age: '30', emp_status: '1', ...more };
      expect(byPresentEngine(answers, []).refused).toContain(name);
      expect(byGeneralEngine(answers, []).refused).not.toContain(name);
    },
  );
});

import { describe, expect, it } from '@jest/globals';
import { parkWorkerQuestionnaire } from '../catalogue/park-worker.js';
import type { Question } from '../form/index.js';
import type { MappedVariable } from './mapping.js';
import type { QuestionnaireDefinition } from './questionnaire.js';
import { earlierFaults, withEarlierVersions } from './wave-versions.js';

const [first] = parkWorkerQuestionnaire.questions;
const words = (text: string) => ({ en: text, zh: text });
const asked = (name: string, ...codes: string[]): Question => ({
  ...{ ...first!, name, type: codes.length > 0 ? 'select_one' : 'integer', relevant: '', constraint: '' },
  choices: codes.map((code) => ({ code, label: words(code) })),
});
const version = (number: string, ...questions: Question[]): QuestionnaireDefinition => ({
  ...{ ...parkWorkerQuestionnaire, version: number, questions },
});
const mapped = (part: Partial<MappedVariable>): MappedVariable => ({
  ...{ variable: 'sex', question: 'gender', unit: null, noAnswer: [], categories: [] },
  ...part,
});
const pay = (part: Partial<MappedVariable>) =>
  mapped({ variable: 'wage_month', question: 'pay', unit: 'yuan', ...part });
const to = (category: string, ...choices: string[]) => choices.map((choice) => ({ choice, category }));

const earlier = version('1', asked('gender', 'w', 'm', 'x'), asked('pay'));
const women = mapped({ categories: [...to('2', 'w'), ...to('1', 'm')], noAnswer: ['x'] });

describe('a mapping in force, compared with an earlier version that it would translate too', () => {
  it.each<[string, MappedVariable, MappedVariable[], string | null]>([
    ['is the same', women, [women], null],
    ['is the same in another order', { ...women, categories: women.categories.toReversed() }, [women], null],
    ['maps a variable that was not mapped', women, [], null],
    ['maps a question that was not asked', mapped({ question: 'sex_now' }), [], 'new'],
    ['maps a choice that did not exist', mapped({ categories: to('2', 'w', 'f') }), [], 'new-choice'],
    ['has a choice as another category', { ...women, categories: to('2', 'w', 'm') }, [women], 'mapped-otherwise'],
    ['has a choice as no answer that was a category', mapped({ noAnswer: ['x', 'm'] }), [women], 'mapped-otherwise'],
    ['has a further choice as no answer, which did not exist', { ...women, noAnswer: ['x', 'z'] }, [women], null],
    ['reads another question', pay({ question: 'gender' }), [pay({})], 'mapped-otherwise'],
    ['reads a number in another unit', pay({ unit: 'thousand' }), [pay({})], 'mapped-otherwise'],
    ['reads a value of a number as no answer', pay({ noAnswer: ['999'] }), [pay({})], 'mapped-otherwise'],
    ['reads the same values as no answer', pay({ noAnswer: ['9', '8'] }), [pay({ noAnswer: ['8', '9'] })], null],
  ])('%s', (_, inForce, mapping, code) => {
    const found = earlierFaults([pay({ variable: 'other' }), inForce], { definition: earlier, mapping });
    expect(found.map(({ at, fault }) => [at, fault.code])).toEqual(code === null ? [] : [[1, code]]);
  });

  it('names each choice that did not exist', () => {
    const inForce = [mapped({ categories: to('2', 'f', 'g', 'w') })];
    const found = earlierFaults(inForce, { definition: earlier, mapping: [] });
    expect(found.map(({ fault }) => fault.detail.en)).toEqual([
      expect.stringContaining('choice f'),
      expect.stringContaining('choice g'),
    ]);
  });
});

it('puts the questions and choices of earlier versions after those of the present one, each name once', () => {
  const present = version('2', asked('pay'), asked('gender', 'f', 'm'));
  const all = withEarlierVersions([present, earlier, version('0', asked('wish'), asked('gender', 'q'))]);
  expect(all.version).toBe('2');
  expect(all.questions.map(({ name, choices }) => [name, choices.map(({ code }) => code).join('')])).toEqual([
    ['pay', ''],
    ['gender', 'fmwxq'],
    ['wish', ''],
  ]);
});

it('keeps the column of a question of which the present version has made a note', () => {
  const { questions } = withEarlierVersions([version('2', { ...asked('pay'), type: 'note' }), earlier]);
  expect(questions.map(({ name, type }) => [name, type])).toEqual([
    ['pay', 'integer'],
    ['gender', 'select_one'],
  ]);
});

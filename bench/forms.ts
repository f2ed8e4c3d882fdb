import { checkFormAnswers } from '../src/surveys/form/evaluation/check-form-answers.js';
import { FormAnswers } from '../src/surveys/form/evaluation/form-answers.js';
import { loadForm } from '../src/surveys/form/evaluation/load-form.js';
import { contextFor } from '../src/surveys/form/evaluation/trial-context.js';
import type { FormModel } from '../src/surveys/form/model/form-model.js';
import type { Answers, Questionnaire } from '../src/surveys/form/index.js';
import { checkAnswers, compileForm, FormState } from '../src/surveys/form/index.js';
import { importedFormTexts } from '../src/surveys/catalogue/imported-form.js';
import { definitionOf } from '../src/surveys/domain/form-definition.js';
import { MOST_INSTANCES } from '../src/surveys/domain/form-obstacles.js';
import { readForm } from '../src/surveys/xlsform/read-form.js';
import { readMarkdown } from '../src/surveys/xlsform/read-markdown.js';
import { referenceQuestionnaire } from '../test/support/phone-server.js';

const RUNS = 7;
/** Bytes of the heap after the run in which it was largest: it does not grow with the number of checks. */
let highestHeap = 0;
const INSTANCES = 100;

/**
 * Sets of answers checked per second on one core by the engine for any form: 200 questions, 100 instances of a
 * repeat, and the built-in questionnaire and one with 50 entries of a repeat with every check of the server. One change in a repeat of 100 instances is
 * counted separately.
 */
export function run(): Promise<Record<string, unknown>> {
  const questionnaire = referenceQuestionnaire();
  const answers = answersOf(questionnaire);
  const copies = (times: number): FormModel => modelOf(questionnaireRows(questionnaire, times), questionnaire);
  return Promise.resolve({
    figures: {
      checks208Questions: checksPerSecond(copies(4), copied(answers, 4), 2_000),
      limit208Questions: 10_000,
      checks100Instances: checksPerSecond(modelOf(repeatRows()), repeatAnswers(), 2_000),
      limit100Instances: 10_000,
      checks52Questions: checksPerSecond(copies(1), answers, 5_000),
      questionnaire52Questions: questionnaireChecks(questionnaire, answers),
      questionnaire208Questions: questionnaireChecks(longer(questionnaire), copied(answers, 4)),
      questionnaire50Entries: entriesChecks(),
      changes100Instances: changesPerSecond(),
      highestHeapMegabytes: Math.round(highestHeap / 1_000_000),
    },
    unit: 'per second of processor time, median',
    runs: RUNS,
  });
}

function modelOf(survey: readonly string[], questionnaire?: Questionnaire): FormModel {
  const choices = (questionnaire?.questions ?? []).flatMap(({ name, choices: list }) =>
    list.map(({ code, label }) => `| | ${name} | ${code} | ${label.en.replaceAll('|', '/')} |`),
  );
  const header = '| | type | name | label | relevant | constraint | calculation |';
  const sheets = ['| survey |', header, ...survey, '| choices |', '| | list_name | name | label |', ...choices];
  const { model, messages } = readForm(readMarkdown(sheets.join('\n')), 'bench');
  if (model === null) throw new Error(JSON.stringify(messages.filter(({ severity }) => severity === 'error')));
  return model;
}

/** The built-in questionnaire as rows of an XLSForm, several times with other names. */
function questionnaireRows({ questions }: Questionnaire, times: number): readonly string[] {
  return Array.from({ length: times }, (_, copy) => copy).flatMap((copy) => {
    const rename = (text: string): string =>
      text.replace(/\$\{(\w+)\}/g, (_, name: string) => `\${${name}${copy || ''}}`);
    return questions.flatMap(({ name, type, relevant, constraint, decline }) => {
      const list = type.startsWith('select') ? ` ${name}` : '';
      const row = `| | ${type}${list} | ${name}${copy || ''} | Q | ${rename(relevant)} | ${rename(constraint)} | |`;
      const marker = decline && decline.stored_in !== 'value' ? `${name}${copy || ''}_declined` : undefined;
      return marker === undefined ? [row] : [row, `| | hidden | ${marker} | | | | |`];
    });
  });
}

/** The questionnaire four times, in the format of the catalogue. */
function longer(questionnaire: Questionnaire): Questionnaire {
  const questions = [0, 1, 2, 3].flatMap((copy) => {
    const rename = (text: string): string =>
      text.replace(/\$\{(\w+)\}/g, (_, name: string) => `\${${name}${copy || ''}}`);
    return questionnaire.questions.map((question) => {
      const { name, relevant, constraint, decline } = question;
      const stored = decline?.stored_in === 'value' ? 'value' : `${name}${copy || ''}_declined`;
      const renamed = { name: `${name}${copy || ''}`, relevant: rename(relevant), constraint: rename(constraint) };
      return { ...question, ...renamed, decline: decline && { ...decline, stored_in: stored } };
    });
  });
  return { ...questionnaire, questions };
}

function answersOf(questionnaire: Questionnaire): Answers {
  const modules = questionnaire.modules.filter((module) => module.optional).map((module) => module.id);
  const state = new FormState(compileForm(questionnaire), { modules });
  for (let turn = 0; turn < questionnaire.questions.length; turn += 1) {
    const next = state.next();
    if (!next) break;
    const yes = ['1', '41'].find((code) => next.codes.has(code)) ?? [...next.codes.keys()][0] ?? '1';
    state.set(
      next.name,
      next.type === 'integer' || next.type === 'decimal' ? (next.name.startsWith('age') ? '40' : '20') : yes,
    );
  }
  return state.answers() as Answers;
}

function copied(answers: Answers, times: number): Answers {
  const all = Array.from({ length: times }, (_, copy) =>
    Object.entries(answers).map(([name, value]) => [`${name}${copy || ''}`, value] as const),
  );
  return Object.fromEntries(all.flat());
}

function repeatRows(): readonly string[] {
  return [
    '| | begin repeat | member | Member | | | |',
    '| | integer | age | Age | | . >= 0 and . < 120 | |',
    '| | decimal | wage | Wage | ${age} >= 16 | . > 0 | |',
    '| | end repeat | | | | | |',
    '| | calculate | total | | | | sum(${wage}) |',
  ];
}

const repeatAnswers = (): object => ({
  member: Array.from({ length: INSTANCES }, (_, number) => ({
    age: number,
    ...(number >= 16 && { wage: number * 10 }),
  })),
});

const context = contextFor({
  ...{ now: new Date('2026-11-28T00:00:00Z'), offset: 480, language: '', files: new Map<string, string>() },
  ...{ digest: () => undefined, extractSigned: () => undefined },
});

function checksPerSecond(model: FormModel, good: object, checks: number): number {
  const form = loadForm(model);
  const bad = { ...good, age: '7', nonsense: '1' };
  const violations = checkFormAnswers(new FormAnswers(form, context, good));
  if (violations.length > 0) throw new Error(JSON.stringify(violations.slice(0, 5)));
  return rate(checks, (turn) => checkFormAnswers(new FormAnswers(form, context, turn % 2 ? good : bad)));
}

/** Every rule of the questionnaire, as the server checks an answer. */
function questionnaireChecks(questionnaire: Questionnaire, good: Answers): number {
  const form = compileForm(questionnaire);
  const modulesOffered = questionnaire.modules.filter((module) => module.optional).map((module) => module.id);
  const bad: Answers = { ...good, age: '7', nonsense: '1' };
  return rate(20_000, (turn) => checkAnswers(form, turn % 2 ? good : bad, { modulesOffered, complete: true }));
}

/** A questionnaire of a wave with as many entries of a repeat as one person can fill in, as the server checks it. */
function entriesChecks(): number {
  const { definition } = definitionOf(modelOf(repeatRows()), importedFormTexts);
  const form = compileForm(definition);
  const answers = {
    member: Array.from({ length: MOST_INSTANCES }, (_, number) => ({
      age: String(number),
      ...(number >= 16 && { wage: String(number * 10) }),
    })) as readonly Answers[],
  };
  const options = { modulesOffered: [], complete: true };
  const { errors } = checkAnswers(form, answers, options);
  if (errors.length > 0) throw new Error(JSON.stringify(errors.slice(0, 5)));
  return rate(3_000, () => checkAnswers(form, answers, options));
}

/** Changes of one answer in instance 57, with what depends on it. */
function changesPerSecond(): number {
  const answers = new FormAnswers(loadForm(modelOf(repeatRows())), context, repeatAnswers());
  const repeat = answers.root.children[0];
  const age = repeat?.kind === 'repeat' ? repeat.instances[56]?.children[0] : undefined;
  if (age?.kind !== 'question') throw new Error('no question');
  return rate(5_000, (turn) => answers.set(age, turn % 100));
}

function rate(times: number, work: (turn: number) => void): number {
  const rates = Array.from({ length: RUNS }, () => {
    const started = process.cpuUsage();
    for (let turn = 0; turn < times; turn += 1) work(turn);
    const { user, system } = process.cpuUsage(started);
    highestHeap = Math.max(highestHeap, process.memoryUsage().heapUsed);
    return (times / (user + system)) * 1e6;
  });
  return Math.round(rates.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0);
}

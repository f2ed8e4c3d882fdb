/**
 * The evaluation of forms compared with the engine of ODK Web Forms, over generated forms and answers: relevance,
 * values, required answers and violations after every change. docs/xlsform.md lists where the two differ on purpose.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ANY_FORM } from '../../src/surveys/form/evaluation/any-form.js';
import { readAnswer } from '../../src/surveys/form/evaluation/answer-types.js';
import { checkFormAnswers, isRequired } from '../../src/surveys/form/evaluation/check-form-answers.js';
import { FormAnswers } from '../../src/surveys/form/evaluation/form-answers.js';
import { loadForm } from '../../src/surveys/form/evaluation/load-form.js';
import type { AnswerNode, QuestionAnswer } from '../../src/surveys/form/evaluation/nodes.js';
import { pathOfAnswer } from '../../src/surveys/form/evaluation/nodes.js';
import { contextFor } from '../../src/surveys/form/evaluation/trial-context.js';
import type { FormModel } from '../../src/surveys/form/model/form-model.js';
import { readForm } from '../../src/surveys/xlsform/read-form.js';
import { readMarkdown } from '../../src/surveys/xlsform/read-markdown.js';
import { writeXform } from '../../src/surveys/xlsform/xform/write-xform.js';
import { type GeneratedForm, generatedForms } from '../support/generated-forms.js';

/** Forms of one run; XFORMS_ORACLE_FORMS asks for more. Each has 13 changes. */
const FORMS = Number(process.env['XFORMS_ORACLE_FORMS'] ?? 150);
const FORMS_OF_A_PROCESS = 150;
const SEED = Number(process.env['XFORMS_ORACLE_SEED'] ?? 20261128);

/** What the generator does not make: a repeat in which nothing is asked, as a form that is being written may have. */
const EMPTY_REPEAT = [
  '| survey |',
  '| | type | name | label |',
  '| | begin repeat | r | R |',
  '| | end repeat | | |',
].join('\n');

interface NodeState {
  readonly relevant: boolean;
  readonly value: string;
  readonly required: boolean;
  readonly violation: string | null;
}
type State = Readonly<Record<string, NodeState>>;
type Judged = { readonly states: readonly State[] } | { readonly error: string };

async function oracle(
  forms: readonly { xml: string; changes: GeneratedForm['changes'] }[],
): Promise<readonly Judged[]> {
  const environment = { ...process.env, TZ: 'UTC', NODE_OPTIONS: '' };
  const child = spawn(process.execPath, ['test/support/xforms-oracle.mjs'], { env: environment });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (output += piece));
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (errors += piece));
  child.stdin.end(JSON.stringify(forms));
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(errors.slice(-2000));
  return JSON.parse(output) as readonly Judged[];
}

function* questionsOf(answer: AnswerNode): Generator<QuestionAnswer> {
  if (answer.kind === 'question') yield answer;
  else
    for (const child of answer.children)
      for (const each of child.kind === 'repeat' ? child.instances : [child]) yield* questionsOf(each);
}

function stateOf(answers: FormAnswers): State {
  const violations = new Map(checkFormAnswers(answers).map(({ path, kind }) => [path, kind]));
  return Object.fromEntries(
    [...questionsOf(answers.root)].map((answer) => {
      const path = pathOfAnswer(answer);
      const { relevant, text } = answer;
      return [
        `/data${path}`,
        { relevant, value: text, required: isRequired(answers, answer), violation: violations.get(path) ?? null },
      ];
    }),
  );
}

function statesOf(model: FormModel, changes: GeneratedForm['changes']): readonly State[] {
  const context = contextFor({
    ...{ now: new Date('2026-11-28T00:00:00Z'), offset: 0, language: '', files: new Map<string, string>() },
    ...{ digest: () => undefined, extractSigned: () => undefined },
  });
  const answers = new FormAnswers(loadForm(model), context);
  const states = [stateOf(answers)];
  for (const { path, value } of changes) {
    const found = [...questionsOf(answers.root)].find((answer) => pathOfAnswer(answer) === path);
    const { question } = found?.form ?? {};
    if (found !== undefined && question !== undefined)
      answers.set(found, readAnswer(question.type, value, ANY_FORM) ?? '');
    states.push(stateOf(answers));
  }
  return states;
}

function modelOf(markdown: string): FormModel {
  const { model, messages } = readForm(readMarkdown(markdown), 'generated');
  if (model === null)
    throw new Error(`${markdown}\n${JSON.stringify(messages.filter(({ severity }) => severity === 'error'))}`);
  return model;
}

function firstDifference(ours: readonly State[], theirs: readonly State[]): string | undefined {
  for (const [step, state] of ours.entries())
    for (const [path, mine] of Object.entries(state)) {
      const other = theirs[step]?.[path];
      if (JSON.stringify(mine) !== JSON.stringify(other))
        return `after ${step} changes ${path}: ours ${JSON.stringify(mine)}, theirs ${JSON.stringify(other)}`;
    }
  return undefined;
}

describe('the evaluation of forms', () => {
  it('gives the same relevance, values and violations as the engine of ODK Web Forms', async () => {
    const generated = fc.sample(generatedForms, { numRuns: FORMS - 1, seed: SEED });
    const forms = [{ markdown: EMPTY_REPEAT, changes: [] }, ...generated];
    const models = forms.map(({ markdown }) => modelOf(markdown));
    const differences: string[] = [];
    let compared = 0;
    let failed = 0;
    for (let first = 0; first < forms.length; first += FORMS_OF_A_PROCESS) {
      const batch = forms.slice(first, first + FORMS_OF_A_PROCESS);
      const asked = batch.map(({ changes }, at) => ({
        xml: writeXform(models[first + at] as FormModel),
        changes: changes.map(({ path, value }) => ({ path: `/data${path}`, value })),
      }));
      const judged = await oracle(asked);
      batch.forEach(({ markdown, changes }, at) => {
        const theirs = judged[at];
        if (theirs === undefined || 'error' in theirs) {
          failed += 1;
          differences.push(`${markdown}\n${theirs?.error ?? 'no answer'}`);
          return;
        }
        const ours = statesOf(models[first + at] as FormModel, changes);
        compared += ours.reduce((sum, state) => sum + Object.keys(state).length, 0);
        const difference = firstDifference(ours, theirs.states);
        if (difference !== undefined) differences.push(`${markdown}\n${JSON.stringify(changes)}\n${difference}`);
      });
    }
    console.log(
      `${forms.length} forms, ${compared} states compared, ${differences.length} differences, ${failed} failed`,
    );
    expect(differences.slice(0, 3)).toEqual([]);
  }, 600_000);
});

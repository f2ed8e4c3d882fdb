/**
 * The built-in questionnaire, version 2.0: what an engine that was written for it alone, and no longer exists, found in
 * 35 sets of generated answers. They reach every disposition, every flag and nearly all kinds of errors.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parkWorkerQuestionnaire } from '../../src/surveys/catalogue/park-worker.js';
import { defaultRules, Flagger } from '../../src/surveys/domain/flag-rules.js';
import type { Answers, CheckOptions, CheckResult } from '../../src/surveys/form/index.js';
import { checkAnswers, compileForm } from '../../src/surveys/form/index.js';
import { referenceQuestionnaire } from '../support/phone-server.js';

// The independent engine did not count declined questions.
type Expected = Omit<CheckResult, 'declined' | 'errors' | 'relevant'> & {
  readonly relevant: string;
  readonly errors: readonly string[];
  readonly flags: readonly string[];
};

interface Case {
  readonly answers: Answers;
  readonly options: CheckOptions & { readonly paceBand?: string };
  readonly expected: Expected;
}

const cases = readFileSync('test/reference/park-worker-checks.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);
const form = compileForm(referenceQuestionnaire());
const flagger = new Flagger(parkWorkerQuestionnaire, defaultRules(parkWorkerQuestionnaire));

describe('the check of answers to the built-in questionnaire', () => {
  it('finds what an independent engine found', () => {
    expect(cases).toHaveLength(35);
    for (const { answers, options, expected } of cases) {
      const { errors, relevant, declined, ...others } = checkAnswers(form, answers, options);
      expect(declined).toBeLessThanOrEqual(others.asked);
      const found: Expected = {
        ...others,
        relevant: relevant.join(' '),
        errors: errors.map(({ question, code }) => `${question}: ${code}`),
        flags: flagger.flagsOf({ paceBand: options.paceBand ?? null, answers }).toSorted(),
      };
      expect(found).toEqual({ ...expected, flags: expected.flags.toSorted() });
    }
  });

  it.each<[string, Answers, string]>([
    ['a number with a leading zero', { age: '030' }, 'age'],
    ['a number that ends with a zero after the point', { hours_usual: '40.50' }, 'hours_usual'],
    ['two blanks between codes', { hazards: '1  2' }, 'hazards'],
  ])('refuses %s, because equal answers are equal texts', (_, more, name) => {
    const answers = { consent: '1', age: '30', emp_status: '1', ...more };
    const { errors } = checkAnswers(form, answers, { modulesOffered: [], complete: false });
    expect(errors.map(({ question }) => question)).toEqual([name]);
  });
});

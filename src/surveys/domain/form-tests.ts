/** Runs the tests of a draft by the engine that checks answers to waves. */
import { compileForm, type Form, FormState } from '../form/index.js';
import type { FormModel, FormTest } from '../form/model/form-model.js';
import { flatQuestions, type FormDefinition } from './form-definition.js';

/**
 * `not-asked`: a question that must be asked, or has an answer, is not asked; `asked`: one that must not be asked is;
 * `not-valid`: the form does not accept the answer; `other-value`: a calculation gives another value; `no-question`: the
 * question was deleted.
 */
export type TestFaultKind = 'not-asked' | 'asked' | 'not-valid' | 'other-value' | 'no-question';

export interface TestFault {
  /** The id of the question. */
  readonly item: string;
  readonly kind: TestFaultKind;
}

export interface TestResult {
  readonly id: string;
  /** Tests do not run while the form has errors or a wave could not use it. */
  readonly state: 'passed' | 'failed' | 'not-run';
  readonly faults: readonly TestFault[];
}

interface Target {
  readonly name: string;
  readonly repeat: string | undefined;
  readonly isCalculated: boolean;
}

type Targets = ReadonlyMap<string, Target>;

/** `definition`: null if the form has errors. */
export function runTests(
  { tests = [], ...model }: FormModel,
  definition: FormDefinition | null,
): readonly TestResult[] {
  if (tests.length === 0) return [];
  if (definition === null || definition.obstacles.length > 0)
    return tests.map(({ id }) => ({ id, state: 'not-run', faults: [] }));
  const form = compileForm(definition.definition);
  const targets = new Map(
    flatQuestions(model).map(({ item, name, repeat }) => {
      const isCalculated = item.calculation !== undefined || item.type.kind === 'calculate';
      return [item.id ?? '', { name, repeat: repeat?.name, isCalculated }];
    }),
  );
  return tests.map((test) => {
    const faults = faultsOf(test, form, targets);
    return { id: test.id, state: faults.length === 0 ? 'passed' : 'failed', faults };
  });
}

export const failedTests = (results: readonly TestResult[]): number =>
  results.filter(({ state }) => state === 'failed').length;

/** An address of a question in a repeat: `repeat[2]/name`. */
const ADDRESS = /^.*\[\d+\]\//;

function faultsOf(test: FormTest, form: Form, targets: Targets): readonly TestFault[] {
  const state = new FormState(form, { answers: answersOf(test, targets), isFresh: true });
  const path = state.path();
  const asked = new Set(path.map(({ name }) => name.replace(ADDRESS, '')));
  const wrong = new Set(path.filter(({ name }) => state.fault(name)).map(({ name }) => name.replace(ADDRESS, '')));
  const faults = new Map<string, TestFaultKind>();
  const add = (item: string, kind: TestFaultKind): void => void (faults.has(item) || faults.set(item, kind));
  const check = (item: string, kindOf: (target: Target) => TestFaultKind | undefined): void => {
    const target = targets.get(item);
    const kind = target === undefined ? 'no-question' : kindOf(target);
    if (kind !== undefined) add(item, kind);
  };
  for (const item of test.notAsked) check(item, ({ name }) => (asked.has(name) ? 'asked' : undefined));
  for (const item of test.asked) check(item, ({ name }) => (asked.has(name) ? undefined : 'not-asked'));
  for (const [item, text] of Object.entries(test.answers))
    check(item, (target) => {
      if (target.isCalculated) return target.repeat || state.shown(target.name) === text ? undefined : 'other-value';
      if (wrong.has(target.name)) return 'not-valid';
      return asked.has(target.name) || test.notAsked.includes(item) ? undefined : 'not-asked';
    });
  return [...faults].map(([item, kind]) => ({ item, kind }));
}

function answersOf({ answers }: FormTest, targets: Targets) {
  const given: Record<string, string | Record<string, string>[]> = {};
  for (const [item, text] of Object.entries(answers)) {
    const target = targets.get(item);
    if (target === undefined || target.isCalculated) continue;
    if (target.repeat === undefined) given[target.name] = text;
    else {
      const entries = (given[target.repeat] ??= []) as Record<string, string>[];
      text.split('\n').forEach((line, at) => ((entries[at] ??= {})[target.name] = line));
    }
  }
  return given;
}

/** Runs the tests of a draft by the engine that checks answers to waves. */
import { compileForm, type Form, type FormRepeat, FormState } from '../form/index.js';
import type { FormModel, FormTest } from '../form/model/form-model.js';
import { flatQuestions } from './flat-questions.js';
import type { FormDefinition } from './form-definition.js';

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
  /** The repeats around it, the outermost first. */
  readonly repeats: readonly string[];
  /** No one can answer it: a test expects its value. */
  readonly isComputed: boolean;
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
  const computed = new Set(
    form.questions
      .filter(({ type, isHidden, triggers, readOnly }) => type === 'calculate' || isHidden || (triggers && readOnly))
      .map(({ name }) => name),
  );
  const targets = new Map(
    flatQuestions(model).map(({ item, name, repeats }) => [
      item.id ?? '',
      { name, repeats: repeats.map((repeat) => repeat.name), isComputed: computed.has(name) },
    ]),
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
  const state = answered(test, form, targets);
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
      const entries = entriesIn(state, target);
      if (target.isComputed) return hasValues(state, entries, text.split('\n')) ? undefined : 'other-value';
      if (wrong.has(target.name)) return 'not-valid';
      const isAsked =
        asked.has(target.name) && (target.repeats.length === 0 || entries.length >= text.split('\n').length);
      return isAsked || test.notAsked.includes(item) ? undefined : 'not-asked';
    });
  return [...faults].map(([item, kind]) => ({ item, kind }));
}

/** The addresses of a question in the entries that there are; its name if it is in no repeat. */
function entriesIn(state: FormState, { name, repeats }: Target): readonly string[] {
  const groups = repeats.reduce(
    (around, repeat) =>
      around.flatMap((group) =>
        Array.from({ length: state.instances(group + repeat) }, (_, at) => `${group}${repeat}[${at + 1}]/`),
      ),
    [''],
  );
  return groups.map((group) => group + name);
}

function hasValues(state: FormState, names: readonly string[], lines: readonly string[]): boolean {
  const values = names.map((name) => state.shown(name));
  return [...(values.length > lines.length ? values : lines)].every(
    (_, at) => (values[at] ?? '') === (lines[at] ?? ''),
  );
}

/** The form as a person fills it in, from the first question to the last, so that triggers and first answers run. */
function answered({ answers }: FormTest, form: Form, targets: Targets): FormState {
  const given = new Map<string, readonly string[]>();
  for (const [item, text] of Object.entries(answers)) {
    const target = targets.get(item);
    if (target === undefined || target.isComputed) continue;
    given.set(target.name, target.repeats.length === 0 ? [text] : text.split('\n'));
  }
  const state = new FormState(form, { isFresh: true });
  for (const each of form.course) {
    if ('prompt' in each) fillEntries(state, { repeat: each, address: each.name }, given);
    else if (given.has(each.name)) state.set(each.name, given.get(each.name)![0]!);
  }
  return state;
}

interface RepeatPlace {
  readonly repeat: FormRepeat;
  readonly address: string;
}

/**
 * A line for each entry; a blank one leaves the first answer of the form. Of a repeat in a repeat, the lines are entries of
 * the first entry.
 */
function fillEntries(
  state: FormState,
  { repeat, address }: RepeatPlace,
  given: ReadonlyMap<string, readonly string[]>,
): void {
  const lines = repeat.plain.map(({ name }) => ({ name, lines: given.get(name) ?? [] }));
  const inside = repeat.repeats.flatMap(({ plain }) => plain.map(({ name }) => given.get(name) ?? []));
  const least = inside.some(({ length }) => length > 0) ? 1 : 0;
  const most = Math.max(least, ...lines.map((each) => each.lines.length));
  for (let at = 0; at < most; at += 1) {
    if (state.instances(address) <= at) state.add(address);
    if (state.instances(address) <= at) return;
    for (const each of lines) {
      const line = each.lines[at] ?? '';
      if (line !== '') state.set(`${address}[${at + 1}]/${each.name}`, line);
    }
    if (at > 0) continue;
    for (const inner of repeat.repeats)
      fillEntries(state, { repeat: inner, address: `${address}[1]/${inner.name}` }, given);
  }
}

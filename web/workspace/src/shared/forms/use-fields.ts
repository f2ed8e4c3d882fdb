import { useCallback, useEffect, useState } from 'react';
import { fieldErrors, refusedHere } from '../api/problem.js';
import { dropDraft, keepDraft, readDraft, restored, same, type UnsentMark } from './drafts.js';
import { showAtField } from './shown-at-fields.js';

export interface Fields<Values extends object> {
  readonly values: Values;
  readonly set: <Name extends keyof Values>(name: Name, value: Values[Name]) => void;
  /** Spread on a Mantine text input: value, onChange, error. `at` names the field at the server where it is called differently there. */
  readonly text: (
    name: keyof Values & string,
    ...at: readonly string[]
  ) => {
    readonly value: string;
    readonly onChange: (event: { currentTarget: { value: string } }) => void;
    readonly error: string | undefined;
    readonly name: string;
  };
  /** For inputs whose onChange gives the value itself (Select, NumberInput). */
  readonly pick: <Name extends keyof Values & string>(
    name: Name,
  ) => {
    readonly value: Values[Name];
    readonly onChange: (value: Values[Name]) => void;
    readonly error: string | undefined;
    readonly 'data-field': string;
  };
  readonly errorOf: (pointerOrName: string) => string | undefined;
  /** Runs the sending; problems with a pointer to a field appear at the field, the whole problem is `problem`. */
  readonly submit: <T>(send: (values: Values) => Promise<T>) => Promise<T | undefined>;
  /** What the form found wrong before anything was sent: shown as a refusal of the server is. */
  readonly refuse: (faults: readonly { readonly field: string; readonly detail: string }[]) => void;
  readonly problem: unknown;
  readonly busy: boolean;
  /** With `sent`, only while the field still contains it: text typed after sending is kept. */
  readonly reset: (values?: Values, sent?: Values) => void;
  /** For the `DraftNotice`; null for a form that keeps none. */
  readonly draft: {
    readonly mark: UnsentMark;
    /** When the restored draft was typed; null where nothing was restored. */
    readonly restoredFrom: string | null;
    readonly discard: () => void;
  } | null;
}

interface Typed<Values> {
  readonly draft: string | null;
  readonly values: Values;
  /** What the form showed before anything was typed. */
  readonly origin: Values;
  readonly restoredFrom: string | null;
  /** What the server has taken: it is no draft any more, whatever becomes of the form. */
  readonly sent: Values | null;
}

function begin<Values extends object>(initial: Values, name: string | null): Typed<Values> {
  const draft = readDraft(name);
  const values = draft === null ? initial : restored(initial, draft);
  const restoredFrom = draft === null || same(values, initial) ? null : draft.savedAt;
  return { draft: name, values, origin: initial, restoredFrom, sent: null };
}

/**
 * The state of a small form: values, the server's problems at their fields, busy while sending. `draft` names what is typed, so
 * that it is found again after a reload or on coming back (`report:<action>`); null only where nothing may stay in the browser,
 * as with passwords, or nothing is written. `base` goes with it: what is edited.
 */
export function useFields<Values extends object>(
  initial: Values,
  draft: string | null,
  base?: unknown,
): Fields<Values> {
  const [typed, setTyped] = useState(() => begin(initial, draft));
  if (typed.draft !== draft) setTyped(begin(initial, draft));
  const { values, origin, sent, restoredFrom } = typed;
  const mark = useKeptDraft(draft, typed, base);
  const { send, refuse, forgive, clear, errors, problem, busy } = useSending();

  const set = useCallback(
    <Name extends keyof Values>(name: Name, value: Values[Name]) => {
      setTyped((before) => ({ ...before, values: { ...before.values, [name]: value } }));
      forgive(String(name));
    },
    [forgive],
  );

  const reset = (next = initial, only?: Values): void => {
    setTyped((now) => {
      const stays = only !== undefined && now.values !== only;
      // with unchanged values only the problem goes: what was typed is still not sent
      const begun = next === now.values ? now.origin : next;
      return { ...now, values: stays ? now.values : next, origin: begun, restoredFrom: null, sent: null };
    });
    clear();
  };

  const taken = (): void => {
    mark.unsent = false;
    // at once: a dialog that closes now is not drawn again
    if (draft !== null) dropDraft(draft);
    setTyped((now) => ({ ...now, sent: values }));
  };
  const shown = sent !== null && same(values, sent) ? null : restoredFrom;
  return {
    ...inputs({ values, set, errors, problem }),
    submit: (work) => send(() => work(values), taken),
    refuse,
    problem,
    busy,
    reset,
    draft: draft === null ? null : { mark, restoredFrom: shown, discard: () => reset(origin) },
  };
}

/** One sending at a time, and what the server said against it. */
function useSending() {
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const forgive = useCallback((name: string) => setErrors(({ [name]: _gone, ...rest }) => rest), []);
  const clear = (): void => {
    setProblem(null);
    setErrors({});
  };
  const refuse = (error: unknown): void => {
    setProblem(error);
    setErrors(fieldErrors(error));
  };
  const send = async <T>(work: () => Promise<T>, taken: () => void): Promise<T | undefined> => {
    setBusy(true);
    clear();
    try {
      const answer = await work();
      taken();
      return answer;
    } catch (error) {
      refuse(error);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return {
    send,
    refuse: (faults: Parameters<typeof refusedHere>[0]): void => refuse(refusedHere(faults)),
    forgive,
    clear,
    errors,
    problem,
    busy,
  };
}

type Inputs<Values extends object> = Pick<Fields<Values>, 'values' | 'set' | 'text' | 'pick' | 'errorOf'>;

function inputs<Values extends object>(form: {
  readonly values: Values;
  readonly set: Fields<Values>['set'];
  readonly errors: Readonly<Record<string, string>>;
  readonly problem: unknown;
}): Inputs<Values> {
  const { values, set, errors, problem } = form;
  const errorOf = (name: string): string | undefined => {
    if (errors[name] !== undefined) showAtField(problem, name);
    return errors[name];
  };
  return {
    values,
    set,
    text: (name, ...at) => ({
      name,
      value: String(values[name] ?? ''),
      onChange: (event) => set(name, event.currentTarget.value as Values[typeof name]),
      error: at.map(errorOf).find((error) => error !== undefined) ?? errorOf(name),
    }),
    pick: (name) => ({
      value: values[name],
      onChange: (value) => set(name, value),
      error: errorOf(name),
      'data-field': name,
    }),
    errorOf,
  };
}

/** Keeps what is typed as long as it differs from what the form began with and was not sent. */
function useKeptDraft<Values extends object>(
  name: string | null,
  { values, origin, sent }: Typed<Values>,
  base: unknown,
): UnsentMark {
  const [mark] = useState<UnsentMark>(() => ({ unsent: false }));
  const unsent = name !== null && !same(values, origin) && (sent === null || !same(values, sent));
  useEffect(() => {
    mark.unsent = unsent;
    if (name === null) return;
    if (unsent) keepDraft(name, { values, origin, base });
    else dropDraft(name);
  }, [mark, name, unsent, values, origin, base]);
  return mark;
}

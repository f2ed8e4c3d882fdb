import { useCallback, useEffect, useState } from 'react';
import { fieldErrors, refusedHere } from '../api/problem.js';
import { dropDraft, keepDraft, readDraft, restored, same, type UnsentMark } from './drafts.js';
import { showAtField } from './shown-at-fields.js';

export interface Fields<Values extends object> {
  readonly values: Values;
  readonly set: <Name extends keyof Values>(name: Name, value: Values[Name]) => void;
  /**
   * Props for a Mantine text input: value, onChange, error. `at` is the name of the field on the server, if it
   * differs.
   */
  readonly text: (
    name: keyof Values & string,
    ...at: readonly string[]
  ) => {
    readonly value: string;
    readonly onChange: (event: { currentTarget: { value: string } }) => void;
    readonly error: string | undefined;
    readonly name: string;
  };
  /** For inputs whose onChange receives the value itself (Select, NumberInput). */
  readonly pick: <Name extends keyof Values & string>(
    name: Name,
  ) => {
    readonly value: Values[Name];
    readonly onChange: (value: Values[Name]) => void;
    readonly error: string | undefined;
    readonly 'data-field': string;
  };
  readonly errorOf: (pointerOrName: string) => string | undefined;
  /** Sends the form; errors with a pointer to a field are shown there, and the whole problem is `problem`. */
  readonly submit: <T>(send: (values: Values) => Promise<T>) => Promise<T | undefined>;
  /** Reports errors found before sending, in the same way as a refusal of the server. */
  readonly refuse: (faults: readonly { readonly field: string; readonly detail: string }[]) => void;
  readonly problem: unknown;
  readonly busy: boolean;
  /** With `sent`, only fields that still have the sent value are reset, so that text typed after sending is kept. */
  readonly reset: (values?: Values, sent?: Values) => void;
  /** For the `DraftNotice`; null for a form without a draft. */
  readonly draft: {
    readonly mark: UnsentMark;
    /** When the restored draft was typed; null if nothing was restored. */
    readonly restoredFrom: string | null;
    readonly discard: () => void;
  } | null;
}

interface Typed<Values> {
  readonly draft: string | null;
  readonly values: Values;
  /** The values of the form before anything was typed. */
  readonly origin: Values;
  readonly restoredFrom: string | null;
  /** The values that the server has accepted: they are no longer a draft. */
  readonly sent: Values | null;
}

function begin<Values extends object>(initial: Values, name: string | null): Typed<Values> {
  const draft = readDraft(name);
  const values = draft === null ? initial : restored(initial, draft);
  const restoredFrom = draft === null || same(values, initial) ? null : draft.savedAt;
  return { draft: name, values, origin: initial, restoredFrom, sent: null };
}

/**
 * The state of a small form: values, the server's errors at their fields, and whether it is being sent. `draft` names
 * the draft, so that typed text is found again after a reload or on returning (`report:<action>`); null only if
 * nothing may be stored in the browser, as for passwords, or there is no text. `base`, the edited record, is stored
 * with it.
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
      // with unchanged values only the problem is cleared: the typed text is still unsent
      const begun = next === now.values ? now.origin : next;
      return { ...now, values: stays ? now.values : next, origin: begun, restoredFrom: null, sent: null };
    });
    clear();
  };

  const taken = (): void => {
    mark.unsent = false;
    // at once: a dialog that closes now will not be rendered again
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

/** Ensures one request at a time, and stores its problem. */
function useSending() {
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  // the errors of a field and, if its value is a list, of its entries
  const forgive = useCallback(
    (name: string) =>
      setErrors((before) =>
        Object.fromEntries(
          Object.entries(before).filter(([field]) => field !== name && field.replace(/\.\d+$/, '') !== name),
        ),
      ),
    [],
  );
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

/** Stores typed text as a draft while it differs from the initial values and was not sent. */
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

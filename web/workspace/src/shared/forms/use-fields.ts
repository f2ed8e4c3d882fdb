import { useCallback, useState } from 'react';
import { fieldErrors } from '../api/problem.js';

export interface Fields<Values extends object> {
  readonly values: Values;
  readonly set: <Name extends keyof Values>(name: Name, value: Values[Name]) => void;
  /** Spread on a Mantine text input: value, onChange, error. */
  readonly text: (name: keyof Values & string) => {
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
  };
  readonly errorOf: (pointerOrName: string) => string | undefined;
  /** Runs the sending; problems with a pointer to a field appear at the field, the whole problem is `problem`. */
  readonly submit: <T>(send: (values: Values) => Promise<T>) => Promise<T | undefined>;
  readonly problem: unknown;
  readonly busy: boolean;
  /** With `sent`, only while that is what still stands there: what was typed after the sending stays. */
  readonly reset: (values?: Values, sent?: Values) => void;
}

/** The state of a small form: values, the server's problems at their fields, busy while sending. */
export function useFields<Values extends object>(initial: Values): Fields<Values> {
  const [values, setValues] = useState(initial);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});

  const set = useCallback(<Name extends keyof Values>(name: Name, value: Values[Name]) => {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors(({ [String(name)]: _gone, ...rest }) => rest);
  }, []);

  const submit = async <T>(send: (values: Values) => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setProblem(null);
    setErrors({});
    try {
      return await send(values);
    } catch (error) {
      setProblem(error);
      setErrors(fieldErrors(error));
      return undefined;
    } finally {
      setBusy(false);
    }
  };

  return {
    values,
    set,
    text: (name) => ({
      name,
      value: String(values[name] ?? ''),
      onChange: (event) => set(name, event.currentTarget.value as Values[typeof name]),
      error: errors[name],
    }),
    pick: (name) => ({ value: values[name], onChange: (value) => set(name, value), error: errors[name] }),
    errorOf: (name) => errors[name],
    submit,
    problem,
    busy,
    reset: (next = initial, sent) => {
      setValues((now) => (sent === undefined || now === sent ? next : now));
      setProblem(null);
      setErrors({});
    },
  };
}

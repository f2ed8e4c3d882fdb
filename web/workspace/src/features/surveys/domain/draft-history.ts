import type { FormModel } from '#server/surveys/form/model/form-model.js';

/** A draft in the editor with what can be undone and redone. */
export interface DraftHistory {
  readonly model: FormModel;
  readonly past: readonly FormModel[];
  readonly future: readonly FormModel[];
  /** What the last change was about: a further change of the same field is the same step. */
  readonly about: string | null;
}

export type DraftStep =
  | { readonly kind: 'change'; readonly about: string | null; readonly change: (model: FormModel) => FormModel }
  | { readonly kind: 'undo' | 'redo' };

/** Steps that can be undone; they share most of their parts. */
const MOST_STEPS = 200;

export const newHistory = (model: FormModel): DraftHistory => ({ model, past: [], future: [], about: null });

export function nextHistory(history: DraftHistory, step: DraftStep): DraftHistory {
  const { model, past, future, about } = history;
  if (step.kind === 'undo') {
    const before = past.at(-1);
    return before === undefined
      ? history
      : { model: before, past: past.slice(0, -1), future: [model, ...future], about: null };
  }
  if (step.kind !== 'change') {
    const [next, ...rest] = future;
    return next === undefined ? history : { model: next, past: [...past, model], future: rest, about: null };
  }
  const next = step.change(model);
  if (next === model) return history;
  const isSameStep = step.about !== null && step.about === about;
  return { model: next, past: isSameStep ? past : [...past, model].slice(-MOST_STEPS), future: [], about: step.about };
}

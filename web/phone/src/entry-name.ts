import type { FormRepeat } from '#server/surveys/form/index.js';
import type { Session } from './session.js';
import type { View } from './view.js';

interface Entry {
  readonly repeat: FormRepeat;
  /** From 0. */
  readonly at: number;
}

/** The name of an entry of a repeat: its label, with an answer if the label shows one, and its number. */
export function entryName(view: View, session: Session, { repeat, at }: Entry): string {
  const label = view.say([repeat.label.en, repeat.label.zh]);
  const first = repeat.questions[0];
  const address = first ? `${repeat.name}[${at + 1}]/${first.name}` : repeat.name;
  return view.t('entryOf', { label: session.filledIn(address, label), n: at + 1 });
}

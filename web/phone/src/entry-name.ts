import type { Entry } from '#server/surveys/form/index.js';
import type { Session } from './session.js';
import type { View } from './view.js';

/** The name of an entry of a repeat: its label, with an answer if the label shows one, and its number. */
export function entryName(view: View, session: Session, { repeat, address: of, at }: Entry): string {
  const label = view.say([repeat.label.en, repeat.label.zh]);
  const first = repeat.plain[0];
  const address = first ? `${of}[${at + 1}]/${first.name}` : of;
  return view.t('entryOf', { label: session.filledIn(address, label), n: at + 1 });
}

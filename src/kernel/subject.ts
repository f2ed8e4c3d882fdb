import type { Actor } from './actor.js';
import type { LocalizedText } from './localized-text.js';

/** A record that another context refers to by id: its current name, and who may read it now. */
export interface Subject {
  readonly id: string;
  /** Such as RT2, RT2/D-07 or A-007. */
  readonly label: string | null;
  readonly title: LocalizedText;
  /** The roundtable of an agenda item. */
  readonly within: string | null;
  /** Why an agenda item was declined. */
  readonly reason?: string | null;
  readonly isOpenTo: (actor: Actor) => boolean;
}

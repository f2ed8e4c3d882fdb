import type { PhoneLanguage, WireText } from '#server/surveys/form/index.js';
import type { Drafts, DraftNote } from './draft.js';
import type { Outbox, OutboxStatus } from './outbox.js';
import type { Session } from './session.js';
import type { Word } from './words.js';

export type Trouble = 'unreachable' | 'unknown' | 'gone' | 'closed' | 'notYet';

/** The page as a whole; `session` is the survey itself. */
export type Stage =
  | { readonly kind: 'loading' }
  | { readonly kind: 'trouble'; readonly why: Trouble }
  | { readonly kind: 'drafts'; readonly notes: readonly DraftNote[] }
  | { readonly kind: 'unlock'; readonly note: DraftNote; readonly wrong: number | undefined }
  | { readonly kind: 'refused' }
  | { readonly kind: 'session' };

/** What the screens may read and ask for. Each request draws the page again. */
export interface View {
  /** Code of the poster or link: the last part of the address. */
  readonly code: string;
  readonly language: PhoneLanguage;
  readonly stage: Stage;
  readonly session: Session | undefined;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly sending: OutboxStatus;
  /** A draft is kept under four digits. */
  readonly keeping: boolean;
  readonly durable: boolean;
  readonly resultsAddress: string;
  /** A second question before everything is deleted. */
  readonly asking: boolean;
  speak(language: PhoneLanguage): void;
  t(word: Word, values?: Readonly<Record<string, string | number>>): string;
  say(text: WireText): string;
  /** Changes something, then draws. `focus`: move to the heading of what is now there. */
  act(change: () => void | Promise<void>, focus?: boolean): void;
  /** Keeps the draft after an answer; does not draw. */
  changed(): void;
  /** Fetches what is needed from the second question on; false when it could not be had. */
  loadLater(): Promise<boolean>;
  reload(): void;
  anew(): void;
  unlock(note: DraftNote, digits: string): Promise<void>;
  show(stage: Stage): void;
  forget(note: DraftNote): Promise<void>;
  keep(digits: string): Promise<void>;
  passKeep(): void;
  send(): Promise<void>;
  ask(asking: boolean): void;
  deleteAll(): Promise<void>;
}

/** A drawn screen: what fills the page, and the buttons at its foot. */
export interface Drawn {
  readonly main: readonly (Node | undefined | false)[];
  readonly foot: readonly (HTMLElement | undefined | false)[];
}

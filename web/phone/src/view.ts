import type { PhoneLanguage, PhoneOpening, WireText } from '#server/surveys/form/index.js';
import type { Drafts, DraftNote } from './draft.js';
import type { Outbox, OutboxStatus } from './outbox.js';
import type { Session } from './session.js';
import type { Word } from './words.js';

export type Trouble = 'unreachable' | 'unknown' | 'gone' | 'closed' | 'notYet' | 'tested' | 'changed';

/** The state of the page; `session` is the survey itself. */
export type Stage =
  | { readonly kind: 'loading' }
  | { readonly kind: 'trouble'; readonly why: Trouble }
  | { readonly kind: 'drafts'; readonly notes: readonly DraftNote[] }
  | { readonly kind: 'unlock'; readonly note: DraftNote; readonly wrong: number | undefined }
  | { readonly kind: 'refused' }
  | { readonly kind: 'session' };

/** What screens can read and do. Each action renders the page again. */
export interface View {
  /** Code of the poster or link: the last part of the address. */
  readonly code: string;
  readonly language: PhoneLanguage;
  readonly stage: Stage;
  readonly session: Session | undefined;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly sending: OutboxStatus;
  /** Whether a draft is stored, protected by four digits. */
  readonly keeping: boolean;
  readonly durable: boolean;
  readonly resultsAddress: string;
  /** Whether the confirmation before deleting everything is shown. */
  readonly asking: boolean;
  speak(language: PhoneLanguage): void;
  t(word: Word, values?: Readonly<Record<string, string | number>>): string;
  say(text: WireText): string;
  /** Changes something, then renders. `focus`: move the focus to the new heading. */
  act(change: () => void | Promise<void>, focus?: boolean): void;
  /** Stores the draft after an answer; does not render. */
  changed(): void;
  /** Fetches what is needed from the second question on; returns false if it could not be loaded. */
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

/** A rendered screen: the content, and the buttons below it. */
export interface Drawn {
  readonly main: readonly (Node | undefined | false)[];
  readonly foot: readonly (HTMLElement | undefined | false)[];
}

/** Why a wave without a form cannot be answered. */
export function whyNot(state: PhoneOpening['wave']['state']): Trouble {
  if (state === 'test-over') return 'tested';
  return state === 'closed' ? 'closed' : 'notYet';
}

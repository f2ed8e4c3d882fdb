import { ownAccount, ownStorage } from '../session/own-storage.js';

/**
 * Drafts of what is typed into forms: kept in the browser, under the account, until it was sent or discarded. They survive a
 * reload, leaving the page and the end of a session; not a sign-out.
 */
export interface Draft {
  readonly values: object;
  /** What the form showed before anything was typed. */
  readonly origin: object;
  /** What was edited, as the editor had it before the eyes. */
  readonly base?: unknown;
  readonly savedAt: string;
}

const beginning = 'draft:';
/** A text that no one came back to for so long is no draft any more. */
const daysKept = 30;

export function readDraft(name: string | null): Draft | null {
  if (name === null || ownAccount() === null) return null;
  try {
    const found = JSON.parse(ownStorage().getItem(beginning + name) ?? 'null') as Draft | null;
    if (found === null || Date.now() - Date.parse(found.savedAt) < daysKept * 86_400_000) return found;
    dropDraft(name);
    return null;
  } catch {
    return null;
  }
}

export function keepDraft(name: string, draft: Omit<Draft, 'savedAt'>): void {
  if (ownAccount() === null) return;
  ownStorage().setItem(beginning + name, JSON.stringify({ ...draft, savedAt: new Date().toISOString() }));
}

export function dropDraft(name: string): void {
  if (ownAccount() !== null) ownStorage().removeItem(beginning + name);
}

/** Drafts, and commands of live rooms that were not sent: what a sign-out would erase. */
export function countUnsent(): number {
  const own = ownStorage();
  return own.names(beginning).length + own.names('live:').length;
}

/** The form with what was typed in it; fields that were not touched are as they are now. */
export function restored<Values extends object>(initial: Values, { values, origin }: Draft): Values {
  const typed = values as Partial<Values>;
  const before = origin as Partial<Values>;
  const names = Object.keys(initial) as (keyof Values)[];
  const touched = names.filter((name) => name in typed && !same(typed[name], before[name]));
  return { ...initial, ...Object.fromEntries(touched.map((name) => [name, typed[name]])) };
}

export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether a form on the page holds text that was not sent; changed at once when it was, before the page is drawn again. */
export interface UnsentMark {
  unsent: boolean;
}

const marks = new Set<UnsentMark>();

/** While the form is on the page; gives back how to end it. */
export function watchUnsent(mark: UnsentMark): () => void {
  marks.add(mark);
  return () => void marks.delete(mark);
}

/** Whether leaving the page would leave typed text behind. After a sign-out it is no one's. */
export function hasUnsent(): boolean {
  return ownAccount() !== null && [...marks].some(({ unsent }) => unsent);
}

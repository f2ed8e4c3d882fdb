import { ownAccount, ownStorage } from '../session/own-storage.js';

/**
 * Drafts of forms, stored in the browser for each account until they are sent or discarded. They survive a reload,
 * leaving the page and the end of a session, but not signing out.
 */
export interface Draft {
  readonly values: object;
  /** The values of the form before anything was typed. */
  readonly origin: object;
  /** The edited record, as the editor saw it. */
  readonly base?: unknown;
  readonly savedAt: string;
}

const beginning = 'draft:';
/** Days after which a draft is deleted if no one returned to it. */
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

/** Number of drafts and unsent commands of live rooms, which signing out would delete. */
export function countUnsent(): number {
  const own = ownStorage();
  return own.names(beginning).length + own.names('live:').length;
}

/** The form with its draft; fields that were not edited have their current values. */
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

/** Whether a form on the page has unsent text; updated at once when it is sent, before the next render. */
export interface UnsentMark {
  unsent: boolean;
}

const marks = new Set<UnsentMark>();

/** Registers a form while it is mounted; returns a function that unregisters it. */
export function watchUnsent(mark: UnsentMark): () => void {
  marks.add(mark);
  return () => void marks.delete(mark);
}

/** Whether leaving the page would lose unsent text. After signing out, it no longer matters. */
export function hasUnsent(): boolean {
  return ownAccount() !== null && [...marks].some(({ unsent }) => unsent);
}

import type { Sex } from '../../../kernel/actor.js';
import { isAddress, nameKey, type SeatListRow } from './seat-list.js';

/** How a reply slip reached the program: filled in by the organisation with its link, or entered from paper. */
export type SlipSource = 'link' | 'paper';
export const slipSources: readonly SlipSource[] = ['link', 'paper'];

export type DelegateSeat = 'titular' | 'substitute';
export const delegateSeats: readonly DelegateSeat[] = ['titular', 'substitute'];

/** A person whom an organisation names. */
export interface Delegate {
  readonly name: string;
  /** The person's function in the organisation; blank if it is not stated. */
  readonly post: string;
  /** Blank: the person is invited by a printed letter. */
  readonly email: string;
  readonly seat: DelegateSeat;
  readonly sex: Sex;
}

export const longestDelegateName = 300;
/** As many as the seats that a slip can offer. */
export const mostDelegates = 40;

/** Whether a slip can be filled in, or why not. */
export type SlipState = 'open' | 'accepted' | 'ended';
export const slipStates: readonly SlipState[] = ['open', 'accepted', 'ended'];

export function slipState(
  slip: { readonly acceptedAt: Date | null },
  roundtable: { readonly state: string; readonly endsOn: string },
  today: string,
): SlipState {
  if (roundtable.state === 'closed' || roundtable.endsOn < today) return 'ended';
  return slip.acceptedAt === null ? 'open' : 'accepted';
}

export type DelegateFaultKind = 'name' | 'email' | 'repeated-email' | 'repeated' | 'titular-seats' | 'substitute-seats';

export interface DelegateFault {
  readonly at: number;
  readonly field: 'name' | 'email' | 'seat';
  readonly kind: DelegateFaultKind;
}

interface OfferedSeats {
  readonly titularSeats: number;
  readonly substituteSeats: number;
}

/** What is wrong with the delegates whom an organisation names within its seats. */
export function delegateFaults(delegates: readonly Delegate[], offered: OfferedSeats): readonly DelegateFault[] {
  const most = { titular: offered.titularSeats, substitute: offered.substituteSeats };
  const named = { titular: 0, substitute: 0 };
  const [names, emails] = [new Set<string>(), new Set<string>()];
  return delegates.flatMap(({ name, email, seat }, at) => {
    const faults: DelegateFault[] = [];
    if (name === '') faults.push({ at, field: 'name', kind: 'name' });
    else if (names.has(nameKey(name))) faults.push({ at, field: 'name', kind: 'repeated' });
    if (email !== '' && !isAddress(email)) faults.push({ at, field: 'email', kind: 'email' });
    else if (email !== '' && emails.has(email)) faults.push({ at, field: 'email', kind: 'repeated-email' });
    named[seat] += 1;
    if (named[seat] > most[seat]) faults.push({ at, field: 'seat', kind: `${seat}-seats` });
    names.add(nameKey(name));
    emails.add(email);
    return faults;
  });
}

/** Without blanks around texts, and addresses as they are compared. */
export function tidied({ name, post, email, ...delegate }: Delegate): Delegate {
  const one = (text: string): string => text.replace(/\s+/g, ' ').trim();
  return { ...delegate, name: one(name), post: one(post), email: email.trim().toLowerCase() };
}

/** Delegates in a file with the columns of the seat list. The function of a person there is the one in the organisation. */
export function delegatesOf(rows: readonly SeatListRow[]): readonly Delegate[] {
  return rows.map(({ name, email, kind, sex, cells }) => ({
    ...{ name, email, sex, post: cells.function ?? '' },
    seat: kind === 'substitute' ? 'substitute' : 'titular',
  }));
}

/** The delegates as rows of a seat list of their organisation. */
export function rowsOf(delegates: readonly Delegate[], organisation: string): readonly SeatListRow[] {
  return delegates.map(({ name, email, seat, sex }, at) => ({
    ...{ row: at + 1, name, email, organisation, group: null, kind: seat, function: null, sex, faults: [] },
    cells: { name, email },
  }));
}

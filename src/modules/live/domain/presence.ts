import type { Capacity, Constituency } from '../../../kernel/actor.js';

export interface Present {
  readonly personId: string;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
}

/** What counting needs of a person. */
export type Counted = Pick<Present, 'personId' | 'constituency'>;

interface Visit extends Present {
  readonly connections: ReadonlySet<string>;
  /** When the last connection was lost; null while there is one. */
  readonly leftAt: number | null;
}

/** The people in a room, as one process sees them: a person with three devices counts once. */
export type Attendance = ReadonlyMap<string, Visit>;

/** A phone that changes networks reconnects within seconds, so a person counts as gone only after this time. */
export const graceMilliseconds = 8_000;

export const nobodyThere: Attendance = new Map();

export function arrive(attendance: Attendance, person: Present, connectionId: string): Attendance {
  const before = attendance.get(person.personId);
  const connections = new Set(before?.connections).add(connectionId);
  return new Map(attendance).set(person.personId, { ...person, connections, leftAt: null });
}

/** `for good`: the person left the page; otherwise the connection was lost. */
export function depart(
  attendance: Attendance,
  connectionId: string,
  when: { readonly now: number; readonly forGood: boolean },
): Attendance {
  const next = new Map(attendance);
  for (const [personId, visit] of attendance) {
    if (!visit.connections.has(connectionId)) continue;
    const connections = new Set(visit.connections);
    connections.delete(connectionId);
    if (connections.size > 0) next.set(personId, { ...visit, connections });
    else if (when.forGood) next.delete(personId);
    else next.set(personId, { ...visit, connections, leftAt: when.now });
  }
  return next;
}

/** Removes a person whose connections have been lost for longer than the grace period. */
export function expire(attendance: Attendance, now: number): Attendance {
  return new Map([...attendance].filter(([, { leftAt }]) => leftAt === null || now - leftAt < graceMilliseconds));
}

export function presentIn(attendance: Attendance): Present[] {
  return [...attendance.values()].map(({ personId, constituency, capacity }) => ({ personId, constituency, capacity }));
}

/** The number of people present; a person counts once. Screens need no names. */
export interface Headcount {
  readonly government: number;
  readonly employers: number;
  readonly workers: number;
  /** People without a group. */
  readonly others: number;
}

export function headcount(people: readonly Counted[]): Headcount {
  const once = [...new Map(people.map((one) => [one.personId, one])).values()];
  const of = (group: Constituency | null): number => once.filter(({ constituency }) => constituency === group).length;
  return { government: of('government'), employers: of('employers'), workers: of('workers'), others: of(null) };
}

import { capacities } from '../../../kernel/actor.js';
import type { Capacity, Constituency, Sex } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { seatFault } from './seating.js';
import type { SeatFunction, SeatKind } from './seating.js';
import { nameKey } from './seat-list.js';
import type { SeatListFault, SeatListRow } from './seat-list.js';

export interface ListedOrganisation {
  readonly id: string;
  readonly name: LocalizedText;
  readonly shortName: LocalizedText | null;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
}

export interface ListedPerson {
  readonly id: string;
  readonly name: LocalizedText;
  /** Of the account; null without one. */
  readonly email: string | null;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly organisationId: string | null;
}

export interface KnownRecords {
  readonly people: readonly ListedPerson[];
  readonly organisations: readonly ListedOrganisation[];
  /** People who already have a seat. */
  readonly seated: ReadonlySet<string>;
  readonly hasChair: boolean;
}

/** A person who is added to the directory together with the seat. */
export interface PersonToAdd {
  readonly name: string;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly organisationId: string | null;
  readonly sex: Sex;
}

/** The effect of one row of the list; with faults, none. */
export interface PlannedSeat extends Pick<SeatListRow, 'row' | 'name' | 'cells'> {
  /** Null if the person is added, or if the row has faults. */
  readonly personId: string | null;
  readonly adds: PersonToAdd | null;
  readonly constituency: Constituency | null;
  readonly organisationId: string | null;
  readonly kind: SeatKind;
  readonly function: SeatFunction | null;
  readonly faults: readonly SeatListFault[];
}

type Resolved = Omit<PlannedSeat, 'row' | 'name' | 'cells' | 'kind' | 'function'> & Pick<ListedPerson, 'capacity'>;

const unreadable: readonly SeatListFault['kind'][] = ['quotes', 'group', 'kind'];

const nowhere = { personId: null, adds: null, constituency: null, capacity: null, organisationId: null };
const wrong = (...faults: readonly SeatListFault[]): Resolved => ({ ...nowhere, faults });

function namesIn({ name, shortName = null }: { name: LocalizedText; shortName?: LocalizedText | null }): string[] {
  return [name.en, name.zh, shortName?.en ?? '', shortName?.zh ?? ''].filter((one) => one.trim() !== '').map(nameKey);
}

function byNames<One extends Parameters<typeof namesIn>[0]>(all: readonly One[]): ReadonlyMap<string, readonly One[]> {
  const found = new Map<string, One[]>();
  for (const one of all) for (const name of new Set(namesIn(one))) found.set(name, [...(found.get(name) ?? []), one]);
  return found;
}

/** Compares the rows of a list with the directory and the seats of a roundtable. */
class SeatPlanner {
  private readonly people: ReadonlyMap<string, readonly ListedPerson[]>;
  private readonly organisations: ReadonlyMap<string, readonly ListedOrganisation[]>;
  private readonly byEmail: ReadonlyMap<string, ListedPerson>;
  private readonly listed = new Set<string>();
  private chair: boolean;

  constructor(private readonly known: KnownRecords) {
    this.people = byNames(known.people);
    this.organisations = byNames(known.organisations);
    this.byEmail = new Map(known.people.flatMap((one) => (one.email === null ? [] : [[one.email, one] as const])));
    this.chair = known.hasChair;
  }

  plan(row: SeatListRow): PlannedSeat {
    const { constituency, capacity, ...found } = this.resolve(row);
    const kind = row.kind ?? usualKind({ constituency, capacity });
    // a cell that cannot be read may have named the group
    const unread = row.faults.some((fault) => unreadable.includes(fault.kind));
    const faults = [...row.faults, ...found.faults.filter(({ kind: why }) => !unread || why !== 'group-missing')];
    if (faults.length === 0) faults.push(...this.seatFaults({ ...found, constituency, row, kind }));
    const { name, cells } = row;
    return { row: row.row, name, cells, ...found, constituency, kind, function: row.function, faults };
  }

  private resolve(row: SeatListRow): Resolved {
    const organisation = this.organisation(row);
    if ('kind' in organisation) return wrong(organisation);
    const person = this.person(row, organisation.found);
    if (person !== null && 'column' in person) return wrong(person);
    return person === null ? added(row, organisation.found) : recorded(row, person, organisation.found);
  }

  private organisation(row: SeatListRow): { readonly found: ListedOrganisation | null } | SeatListFault {
    if (row.organisation === '') return { found: null };
    const named = this.organisations.get(nameKey(row.organisation)) ?? [];
    const fitting = named.length > 1 && row.group !== null ? named.filter((o) => o.constituency === row.group) : named;
    if (fitting.length === 1) return { found: fitting[0]! };
    return { kind: named.length === 0 ? 'organisation-unknown' : 'several-organisations', column: 'organisation' };
  }

  /** By email, or else by name; null if the directory does not list the person. */
  private person(row: SeatListRow, organisation: ListedOrganisation | null): ListedPerson | SeatListFault | null {
    const owner = this.byEmail.get(row.email);
    if (owner !== undefined)
      return namesIn(owner).includes(nameKey(row.name)) ? owner : { kind: 'email-of-other', column: 'email' };
    const named = this.people.get(nameKey(row.name)) ?? [];
    const there = organisation === null ? named : named.filter((one) => one.organisationId === organisation.id);
    if (there.length > 1) return { kind: 'several-people', column: 'name' };
    if (there.length === 0 && named.length > 0) return { kind: 'organisation-of-person', column: 'organisation' };
    return there[0] ?? null;
  }

  private seatFaults(
    seat: Pick<PlannedSeat, 'personId' | 'constituency' | 'organisationId' | 'kind'> & { readonly row: SeatListRow },
  ): readonly SeatListFault[] {
    const { row, kind, constituency, personId } = seat;
    const fault = seatFault({ kind, function: row.function, constituency });
    if (fault !== null) return [{ kind: fault, column: fault === 'function-needs-constituency' ? 'function' : 'kind' }];
    if (personId !== null && this.known.seated.has(personId)) return [{ kind: 'seated', column: 'name' }];
    const same = personId ?? `${nameKey(row.name)}|${seat.organisationId ?? ''}`;
    if (this.listed.has(same)) return [{ kind: 'repeated', column: 'name' }];
    if (row.function === 'chair' && this.chair) return [{ kind: 'chair', column: 'function' }];
    this.listed.add(same);
    this.chair ||= row.function === 'chair';
    return [];
  }
}

/** As the page of seats assumes: titular for the three groups; for others their own role. */
function usualKind({ constituency, capacity }: Pick<ListedPerson, 'constituency' | 'capacity'>): SeatKind {
  if (constituency !== null) return 'titular';
  return capacity === 'agency' || capacity === null ? 'observer' : capacity;
}

function recorded(row: SeatListRow, person: ListedPerson, organisation: ListedOrganisation | null): Resolved {
  const { id, constituency, capacity, organisationId } = person;
  if (organisation !== null && organisation.id !== organisationId)
    return wrong({ kind: 'organisation-of-person', column: 'organisation' });
  if (row.group !== null && row.group !== constituency) return wrong({ kind: 'group-of-person', column: 'group' });
  return { personId: id, adds: null, constituency, capacity, organisationId, faults: [] };
}

const isCapacity = (kind: SeatKind | null): kind is SeatKind & Capacity =>
  (capacities as readonly (string | null)[]).includes(kind);

const outsideGroups: readonly (SeatKind | null)[] = ['interpreter', 'secretariat'];

function groupOf({ group, kind }: SeatListRow, organisation: ListedOrganisation | null): Constituency | null {
  if (group !== null) return group;
  return organisation === null || outsideGroups.includes(kind) ? null : organisation.constituency;
}

function added(row: SeatListRow, organisation: ListedOrganisation | null): Resolved {
  const constituency = groupOf(row, organisation);
  if (constituency !== null && organisation !== null && organisation.constituency !== constituency)
    return wrong({ kind: 'organisation-of-group', column: 'organisation' });
  const own = isCapacity(row.kind) ? row.kind : (organisation?.capacity ?? null);
  const capacity = constituency === null ? own : null;
  if (constituency === null && capacity === null) return wrong({ kind: 'group-missing', column: 'group' });
  const organisationId = organisation?.id ?? null;
  const adds = { name: row.name, constituency, capacity, organisationId, sex: row.sex };
  return { personId: null, adds, constituency, capacity, organisationId, faults: [] };
}

export function planSeats(rows: readonly SeatListRow[], known: KnownRecords): readonly PlannedSeat[] {
  const planner = new SeatPlanner(known);
  return rows.map((row) => planner.plan(row));
}

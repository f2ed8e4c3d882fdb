import { capacities } from '../../../kernel/actor.js';
import type { Capacity, Constituency, Sex } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { seatFault, takenFunction } from './seating.js';
import type { Seat, SeatFunction, SeatKind } from './seating.js';
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
  /** For invitations, without an account. */
  readonly address: string | null;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly sex: Sex;
  readonly organisationId: string | null;
}

export interface KnownRecords {
  readonly people: readonly ListedPerson[];
  readonly organisations: readonly ListedOrganisation[];
  /** Seats that are assigned already. */
  readonly seats: readonly Pick<Seat, 'personId' | 'kind' | 'function' | 'constituency'>[];
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
export interface PlannedSeat extends Pick<SeatListRow, 'row' | 'name' | 'email' | 'cells'> {
  /** Null if the person is added, or if the row has faults. */
  readonly personId: string | null;
  readonly adds: PersonToAdd | null;
  readonly constituency: Constituency | null;
  readonly organisationId: string | null;
  /** Of the seat: as the directory states it, or else the row. */
  readonly sex: Sex;
  /** A person of the directory with the name of the person who is added, but with another group or organisation. */
  readonly namesake: ListedPerson | null;
  /** Whether the email of the row is kept for invitations; null: it is the account's, or already kept. */
  readonly keepsEmail: 'new' | 'replaces' | null;
  readonly kind: SeatKind;
  readonly function: SeatFunction | null;
  readonly faults: readonly SeatListFault[];
}

type Resolved = Omit<PlannedSeat, 'row' | 'name' | 'email' | 'cells' | 'kind' | 'function'> &
  Pick<ListedPerson, 'capacity'>;

const ofFunction: readonly SeatListFault['kind'][] = ['function-needs-constituency', 'kind-has-no-function'];

const unreadable: readonly SeatListFault['kind'][] = ['quotes', 'more-cells', 'group', 'kind'];

const nowhere = {
  ...{ personId: null, adds: null, constituency: null, capacity: null, organisationId: null },
  ...{ sex: 'not-stated' as const, namesake: null, keepsEmail: null },
};
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
  private readonly listed = new Set<string>();
  private readonly listedEmails = new Set<string>();
  private readonly seated: ReadonlySet<string>;
  private readonly seats: Pick<Seat, 'kind' | 'function' | 'constituency'>[];

  constructor(private readonly known: KnownRecords) {
    this.people = byNames(known.people);
    this.organisations = byNames(known.organisations);
    this.seated = new Set(known.seats.map(({ personId }) => personId));
    this.seats = [...known.seats];
  }

  plan(row: SeatListRow): PlannedSeat {
    const { constituency, capacity, ...found } = this.resolve(row);
    const kind = row.kind ?? usualKind({ constituency, capacity });
    // a cell that cannot be read may have named the group
    const unread = row.faults.some((fault) => unreadable.includes(fault.kind));
    const news = found.faults.filter(
      ({ kind: why, column }) =>
        !(unread && why === 'group-missing') && !row.faults.some((fault) => fault.column === column),
    );
    const faults = [...row.faults, ...news];
    if (faults.length === 0) faults.push(...this.seatFaults({ ...found, constituency, row, kind }));
    const { name, email, cells } = row;
    return { row: row.row, name, email, cells, ...found, constituency, kind, function: row.function, faults };
  }

  private resolve(row: SeatListRow): Resolved {
    const organisation = this.organisation(row);
    if ('kind' in organisation) return wrong(organisation);
    const person = this.person(row, organisation.found);
    if (person !== null && 'column' in person) return wrong(person);
    if (person !== null) return recorded(row, person, organisation.found);
    return added(row, organisation.found, this.people.get(nameKey(row.name))?.[0] ?? null);
  }

  private organisation(row: SeatListRow): { readonly found: ListedOrganisation | null } | SeatListFault {
    if (row.organisation === '') return { found: null };
    const named = this.organisations.get(nameKey(row.organisation)) ?? [];
    const fitting = named.length > 1 && row.group !== null ? named.filter((o) => o.constituency === row.group) : named;
    if (fitting.length === 1) return { found: fitting[0]! };
    return { kind: named.length === 0 ? 'organisation-unknown' : 'several-organisations', column: 'organisation' };
  }

  /**
   * By name, with the organisation and group that the row states; null for a new person. Emails only choose between
   * people of the same name, so that a list does not reveal which addresses have an account.
   */
  private person(row: SeatListRow, organisation: ListedOrganisation | null): ListedPerson | SeatListFault | null {
    const named = this.people.get(nameKey(row.name)) ?? [];
    const owner = row.email === '' ? undefined : named.find(({ email }) => email === row.email);
    if (owner !== undefined) return owner;
    const fitting = named.filter((one) => misfit(row, one, organisation) === null);
    const possible = row.email === '' ? fitting : fitting.filter(({ email }) => email === null);
    if (possible.length > 1) return { kind: 'several-people', column: 'name' };
    if (possible.length === 0 && fitting.length > 0) return { kind: 'email-of-person', column: 'email' };
    return possible[0] ?? null;
  }

  private seatFaults(
    seat: Pick<PlannedSeat, 'personId' | 'constituency' | 'organisationId' | 'kind'> & { readonly row: SeatListRow },
  ): readonly SeatListFault[] {
    const { row, kind, constituency, personId } = seat;
    const planned = { kind, function: row.function, constituency };
    const fault = seatFault(planned);
    if (fault !== null) return [{ kind: fault, column: ofFunction.includes(fault) ? 'function' : 'kind' }];
    if (personId !== null && this.seated.has(personId)) return [{ kind: 'seated', column: 'name' }];
    const same = personId ?? [nameKey(row.name), constituency, seat.organisationId, row.email].join('|');
    if (this.listed.has(same)) return [{ kind: 'repeated', column: 'name' }];
    if (this.listedEmails.has(row.email)) return [{ kind: 'repeated-email', column: 'email' }];
    const taken = takenFunction(planned, this.seats);
    if (taken !== null) return [{ kind: taken === 'chair' ? 'chair' : 'vice-chair', column: 'function' }];
    this.listed.add(same);
    if (row.email !== '') this.listedEmails.add(row.email);
    this.seats.push(planned);
    return [];
  }
}

/** As the page of seats assumes: titular for the three groups; for others their own role. */
function usualKind({ constituency, capacity }: Pick<ListedPerson, 'constituency' | 'capacity'>): SeatKind {
  if (constituency !== null) return 'titular';
  return capacity === 'agency' || capacity === null ? 'observer' : capacity;
}

/** What a row states otherwise than the directory. */
function misfit(
  { group }: SeatListRow,
  { constituency, organisationId }: ListedPerson,
  organisation: ListedOrganisation | null,
): SeatListFault | null {
  if (organisation !== null && organisation.id !== organisationId)
    return { kind: 'organisation-of-person', column: 'organisation' };
  return group !== null && group !== constituency ? { kind: 'group-of-person', column: 'group' } : null;
}

function recorded(row: SeatListRow, person: ListedPerson, organisation: ListedOrganisation | null): Resolved {
  const { id, constituency, capacity, organisationId } = person;
  const fault = misfit(row, person, organisation);
  if (fault !== null) return wrong(fault);
  const sex = person.sex === 'not-stated' ? row.sex : person.sex;
  if (row.sex !== 'not-stated' && row.sex !== sex) return wrong({ kind: 'sex-of-person', column: 'sex' });
  const keepsEmail = emailToKeep(row, person);
  return { ...nowhere, personId: id, constituency, capacity, organisationId, sex, keepsEmail, faults: [] };
}

/** An account has its own address, which its owner has verified. */
function emailToKeep({ email: wanted }: SeatListRow, { email, address }: ListedPerson): PlannedSeat['keepsEmail'] {
  if (wanted === '' || email !== null || wanted === address) return null;
  return address === null ? 'new' : 'replaces';
}

const isCapacity = (kind: SeatKind | null): kind is SeatKind & Capacity =>
  (capacities as readonly (string | null)[]).includes(kind);

const outsideGroups: readonly (SeatKind | null)[] = ['interpreter', 'secretariat'];

function groupOf({ group, kind }: SeatListRow, organisation: ListedOrganisation | null): Constituency | null {
  if (group !== null) return group;
  return organisation === null || outsideGroups.includes(kind) ? null : organisation.constituency;
}

function added(row: SeatListRow, organisation: ListedOrganisation | null, namesake: ListedPerson | null): Resolved {
  const constituency = groupOf(row, organisation);
  if (constituency !== null && organisation !== null && organisation.constituency !== constituency)
    return wrong({ kind: 'organisation-of-group', column: 'organisation' });
  const own = isCapacity(row.kind) ? row.kind : (organisation?.capacity ?? null);
  const capacity = constituency === null ? own : null;
  if (constituency === null && capacity === null) return wrong({ kind: 'group-missing', column: 'group' });
  const organisationId = organisation?.id ?? null;
  const adds = { name: row.name, constituency, capacity, organisationId, sex: row.sex };
  const keepsEmail = row.email === '' ? null : 'new';
  return {
    personId: null,
    adds,
    constituency,
    capacity,
    organisationId,
    sex: row.sex,
    namesake,
    keepsEmail,
    faults: [],
  };
}

export function planSeats(rows: readonly SeatListRow[], known: KnownRecords): readonly PlannedSeat[] {
  const planner = new SeatPlanner(known);
  return rows.map((row) => planner.plan(row));
}

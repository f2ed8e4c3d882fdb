import type { Capacity, Constituency, Sex } from '../../../kernel/actor.js';
import { constituencies } from '../../../kernel/actor.js';

/** Kinds of seat after the Standing Orders of ILO meetings: delegates are titular, with substitutes and advisers. */
export type SeatKind =
  'titular' | 'substitute' | 'adviser' | 'observer' | 'resource-person' | 'interpreter' | 'secretariat';
export const seatKinds: readonly SeatKind[] = [
  'titular',
  'substitute',
  'adviser',
  'observer',
  'resource-person',
  'interpreter',
  'secretariat',
];

/** The function of a seat: one chair, a vice-chair of each group, moderators, rapporteurs, and spokespersons of groups. */
export type SeatFunction = 'chair' | 'vice-chair' | 'moderator' | 'rapporteur' | 'spokesperson';
export const seatFunctions: readonly SeatFunction[] = [
  'chair',
  'vice-chair',
  'moderator',
  'rapporteur',
  'spokesperson',
];

/** What a function allows at a roundtable. The page of seats states the same in words. */
export interface SeatRights {
  /** How many seats can have the function. */
  readonly most: 'one' | 'one-of-each-group' | 'any';
  /** Only members of one of the three groups can have it. */
  readonly ofGroup: boolean;
  /** Conducts the session in the room as facilitators do: gives the floor, follows the agenda, records attendance. */
  readonly leadsFloor: boolean;
  /** Asks for the floor and is given it. */
  readonly takesFloor: boolean;
  /** Records conclusions in the room of the roundtable. */
  readonly recordsConclusions: boolean;
  /** States the reservations of the group and responds to its actions; conducts its group meetings. */
  readonly speaksForGroup: boolean;
}

const plain: SeatRights = {
  ...{ most: 'any', ofGroup: false, leadsFloor: false, takesFloor: true },
  ...{ recordsConclusions: false, speaksForGroup: false },
};

const rights: Readonly<Record<SeatFunction | 'interpreter', SeatRights>> = {
  chair: { ...plain, most: 'one', leadsFloor: true },
  'vice-chair': { ...plain, most: 'one-of-each-group', ofGroup: true },
  moderator: { ...plain, leadsFloor: true },
  rapporteur: { ...plain, recordsConclusions: true },
  spokesperson: { ...plain, ofGroup: true, speaksForGroup: true },
  interpreter: { ...plain, takesFloor: false },
};

/** Interpreters have seats of a kind of their own, and no other function. */
export function rightsOf({ kind, function: role }: Pick<Seat, 'kind' | 'function'>): SeatRights {
  if (kind === 'interpreter') return rights.interpreter;
  return role === null ? plain : rights[role];
}

/**
 * A person's affiliation when the seat was assigned; it does not change when the person moves to another organisation.
 */
export interface Standing {
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly sex: Sex;
  readonly organisationId: string | null;
}

export interface Seat extends Standing {
  readonly id: string;
  readonly roundtableId: string;
  readonly personId: string;
  readonly kind: SeatKind;
  readonly function: SeatFunction | null;
  readonly version: number;
}

export type SeatFault =
  'kind-needs-constituency' | 'function-needs-constituency' | 'kind-is-for-no-constituency' | 'kind-has-no-function';

/** Kinds of seat that only members of a constituency can have, and kinds that they cannot have. */
const delegateKinds: readonly SeatKind[] = ['titular', 'substitute'];
const outsideKinds: readonly SeatKind[] = ['interpreter', 'secretariat'];

export function seatFault(seat: Pick<Seat, 'kind' | 'function' | 'constituency'>): SeatFault | null {
  if (delegateKinds.includes(seat.kind) && seat.constituency === null) return 'kind-needs-constituency';
  if (outsideKinds.includes(seat.kind) && seat.constituency !== null) return 'kind-is-for-no-constituency';
  if (seat.kind === 'interpreter' && seat.function !== null) return 'kind-has-no-function';
  if (rightsOf(seat).ofGroup && seat.constituency === null) return 'function-needs-constituency';
  return null;
}

type Office = Pick<Seat, 'kind' | 'function' | 'constituency'>;

/** The function of a seat that another seat already has, if only one of them can have it; otherwise null. */
export function takenFunction(seat: Office, others: readonly Office[]): SeatFunction | null {
  const { most } = rightsOf(seat);
  const same = others.filter((one) => one.function === seat.function);
  const rivals = most === 'one' ? same : same.filter(({ constituency }) => constituency === seat.constituency);
  return most === 'any' || rivals.length === 0 ? null : seat.function;
}

export type SexCounts = Readonly<Record<Sex, number>>;

export interface ParityRow {
  readonly constituency: Constituency;
  readonly titular: number;
  readonly bySex: SexCounts;
}

export type ParityWarning =
  { readonly kind: 'constituency-empty' | 'fewer-than-others'; readonly constituency: Constituency } | SexImbalance;

export interface SexImbalance {
  readonly kind: 'sex-imbalance';
  readonly sex: 'female' | 'male';
  readonly share: number;
}

export interface Parity {
  readonly rows: readonly ParityRow[];
  readonly titular: number;
  readonly bySex: SexCounts;
  /** Whether the three constituencies have the same number of titular seats. */
  readonly balanced: boolean;
  readonly warnings: readonly ParityWarning[];
}

/**
 * A sex is under-represented below this share of the titular seats with a stated sex. 30 per cent is the minimum for
 * decision-making bodies that the Beijing Platform for Action refers to (United Nations 1995, paragraph 182, after
 * ECOSOC 1990/15).
 */
export const sexShareFloor = 0.3;

function countBySex(seats: readonly Pick<Seat, 'sex'>[]): SexCounts {
  const count = (sex: Sex): number => seats.filter((seat) => seat.sex === sex).length;
  return { female: count('female'), male: count('male'), 'not-stated': count('not-stated') };
}

function sexWarnings(bySex: SexCounts): readonly SexImbalance[] {
  const stated = bySex.female + bySex.male;
  if (stated === 0) return [];
  return (['female', 'male'] as const)
    .map((sex): SexImbalance => ({ kind: 'sex-imbalance', sex, share: bySex[sex] / stated }))
    .filter((warning) => warning.share < sexShareFloor);
}

/** Titular seats by constituency and sex, which the facilitator monitors while assigning seats. */
export function parityOf(seats: readonly Pick<Seat, 'kind' | 'constituency' | 'sex'>[]): Parity {
  const titular = seats.filter((seat) => seat.kind === 'titular');
  const rows = constituencies.map((constituency): ParityRow => {
    const own = titular.filter((seat) => seat.constituency === constituency);
    return { constituency, titular: own.length, bySex: countBySex(own) };
  });
  const most = Math.max(...rows.map((row) => row.titular));
  const uneven = rows
    .filter((row) => row.titular < most)
    .map((row): ParityWarning => ({
      kind: row.titular === 0 ? 'constituency-empty' : 'fewer-than-others',
      constituency: row.constituency,
    }));
  const bySex = countBySex(titular);
  return {
    rows,
    titular: titular.length,
    bySex,
    balanced: uneven.length === 0,
    warnings: [...uneven, ...sexWarnings(bySex)],
  };
}

/** Parity as shown to a reader; without `rows` if the reader may not see groups by sex. */
export interface ShownParity extends Omit<Parity, 'rows'> {
  readonly rows: readonly (Omit<ParityRow, 'bySex'> & { readonly bySex: SexCounts | null })[];
}

/** For readers who may not see the sex of individuals: the balance of all seats without that of each group. */
export function wholeTable(parity: Parity): ShownParity {
  return { ...parity, rows: parity.rows.map((row) => ({ ...row, bySex: null })) };
}

const place = <T>(order: readonly T[], value: T): number => {
  const index = order.indexOf(value);
  return index === -1 ? order.length : index;
};

const functionPlace = (role: SeatFunction | null): number => place<SeatFunction | null>(seatFunctions, role);

/**
 * The order around the table: the chair, then the groups in the ILO's order; titular before substitutes; seats with a
 * function before others; then in the order in which they were assigned.
 */
export function seatingOrder(left: SeatRank, right: SeatRank): number {
  const chair = Number(right.function === 'chair') - Number(left.function === 'chair');
  if (chair !== 0) return chair;
  const group =
    place<Constituency | null>(constituencies, left.constituency) -
    place<Constituency | null>(constituencies, right.constituency);
  if (group !== 0) return group;
  const kind = place(seatKinds, left.kind) - place(seatKinds, right.kind);
  if (kind !== 0) return kind;
  const role = functionPlace(left.function) - functionPlace(right.function);
  if (role !== 0) return role;
  return left.id < right.id ? -1 : 1;
}

export type SeatRank = Pick<Seat, 'id' | 'function' | 'constituency' | 'kind'>;

/**
 * Which figures of a run may be shown. Per family one linked system of counts (persons by sex, park and yes or no of each
 * indicator, with all margins) is protected against the attacker of the disclosure contract; a figure is shown only where
 * its number of persons, its yes and its no are all shown.
 */
import { leastRules, isDominated, type PrimaryRules } from '../../../methodology/disclosure/primary.js';
import type { LinkedSystem, PublishedCell } from '../../../methodology/disclosure/linked-system.js';
import { protect } from '../../../methodology/disclosure/suppress.js';
import type { LinearSolver } from '../../../methodology/numeric/linear-program.js';
import { Problem } from '../../../kernel/problem.js';
import { type CellAddress, cellKey, type SexLevel } from './cells.js';
import { countsYes, isSexBuiltIn, type Plan, tellsOfBoth } from './plan.js';
import type { Standing } from './tally.js';

/** null = at the total. */
interface ParkAddress {
  readonly sex: 'F' | 'M' | null;
  readonly parkId: string | null;
}

function cellOf({ sex, parkId }: ParkAddress): CellAddress {
  return { sex, breakdown: parkId === null ? null : 'park', level: parkId };
}

/** Persons who stand alike in every indicator of a family. */
interface Atom {
  readonly sex: SexLevel;
  readonly parkId: string;
  readonly standings: readonly Standing[];
  count: number;
  readonly enterprises: Set<string>;
}

export interface Standings {
  readonly sex: SexLevel;
  readonly parkId: string;
  readonly enterprise: string;
}

/** By how they stand. */
export type FamilyState = ReadonlyMap<string, Atom>;

/** Counts persons of one family by how they stand. */
export class FamilyCounts {
  private readonly atoms = new Map<string, Atom>();

  constructor(readonly plans: readonly Plan[]) {}

  add(person: Standings, standings: readonly Standing[]): void {
    if (standings.every((standing) => standing === 'out')) return;
    const key = `${person.sex}|${person.parkId}|${standings.join()}`;
    let atom = this.atoms.get(key);
    if (atom === undefined) {
      this.atoms.set(
        key,
        (atom = { sex: person.sex, parkId: person.parkId, standings, count: 0, enterprises: new Set() }),
      );
    }
    atom.count += 1;
    atom.enterprises.add(person.enterprise);
  }

  state(): FamilyState {
    return this.atoms;
  }

  restore(state: FamilyState): void {
    for (const [key, atom] of state) this.atoms.set(key, { ...atom, enterprises: new Set(atom.enterprises) });
  }

  /** Sorted, so that the order of the answers does not matter. */
  sorted(): readonly Atom[] {
    return [...this.atoms.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, atom]) => atom);
  }
}

/** Pay of enterprises in a cell, for the p% rule: estimated total and the sampled contributions. */
export type PayOf = (
  plan: Plan,
  address: CellAddress,
) => { readonly total: number; readonly contributions: readonly number[] } | null;

type Part = 'n' | 'yes' | 'no';

function partsOf(plan: Plan): readonly Part[] {
  return countsYes(plan) ? ['n', 'yes', 'no'] : ['n'];
}

function belongs(standing: Standing, part: Part): boolean {
  return part === 'n' ? standing !== 'out' : standing === part;
}

interface Draft {
  readonly keys: string[];
  readonly members: readonly number[];
  unsafe: boolean;
  importance: number;
}

/** True where a figure of an earlier run on the same wave counted nearly the same persons: the difference would be small. */
export type DiffersLittle = (figure: string, persons: number) => boolean;

interface Context {
  readonly atoms: readonly Atom[];
  readonly rules: PrimaryRules;
  readonly payOf: PayOf;
  readonly differsLittle: DiffersLittle;
}

function partKey(plan: Plan, { sex, parkId }: ParkAddress, part: Part): string {
  return `${plan.id}|${sex ?? '*'}|${parkId ?? '*'}|${part}`;
}

/**
 * Who did not state the sex is in totals only and is no row of a table: how many they are is item non-response, which is
 * published; what they answered cannot be had from figures that are rounded and come without their denominators.
 */
function addresses(atoms: readonly Atom[], plan: Plan): ParkAddress[] {
  const parks = [...new Set(atoms.map((atom) => atom.parkId))].sort();
  const builtIn = plan.kind === 'ratio' && isSexBuiltIn(plan);
  const sexes: readonly ParkAddress['sex'][] = builtIn ? [null] : [null, 'F', 'M'];
  return sexes.flatMap((sex) => [null, ...parks].map((parkId) => ({ sex, parkId })));
}

interface Position {
  /** Of the plan in its family. */
  readonly position: number;
  readonly address: ParkAddress;
  readonly part: Part;
}

function isMember(atom: Atom, { position, address, part }: Position): boolean {
  const inCell = (address.sex ?? atom.sex) === atom.sex && (address.parkId ?? atom.parkId) === atom.parkId;
  return inCell && belongs(atom.standings[position]!, part);
}

/** Too few enterprises; for persons counted also dominance in pay, and a small difference from an earlier run. */
function isUnsafe(context: Context, plan: Plan, cell: { at: Position; members: readonly number[] }): boolean {
  const enterprises = new Set(cell.members.flatMap((member) => [...context.atoms[member]!.enterprises]));
  if (enterprises.size < context.rules.enterprises) return true;
  if (cell.at.part !== 'n') return false;
  const persons = cell.members.reduce((sum, member) => sum + context.atoms[member]!.count, 0);
  if (context.differsLittle(`${plan.id}|${cellKey(cellOf(cell.at.address))}`, persons)) return true;
  const pay = context.payOf(plan, cellOf(cell.at.address));
  return pay !== null && isDominated(pay.total, pay.contributions, context.rules.dominance);
}

function draft(context: Context, plan: Plan, at: Position): Draft | null {
  const members = context.atoms.flatMap((atom, inner) => (isMember(atom, at) ? [inner] : []));
  if (members.length === 0) return null;
  const margins = Number(at.address.sex === null) + Number(at.address.parkId === null);
  const unsafe = isUnsafe(context, plan, { at, members });
  return { keys: [partKey(plan, at.address, at.part)], members, unsafe, importance: MARGIN ** margins };
}

/** Each margin makes a cell so much dearer to withhold: headline figures go last. */
const MARGIN = 8;

/** Cells with the same persons are one cell, whatever they are called. */
function mergeSame(drafts: readonly Draft[]): Draft[] {
  const merged = new Map<string, Draft>();
  for (const each of drafts) {
    const key = each.members.join();
    const other = merged.get(key);
    if (other === undefined) merged.set(key, { ...each, keys: [...each.keys] });
    else {
      other.keys.push(...each.keys);
      other.unsafe ||= each.unsafe;
      other.importance = Math.max(other.importance, each.importance);
    }
  }
  return [...merged.values()];
}

/** A margin over the parks as the sum of its cells; over the sexes it is none, because of those who did not state it. */
function summands(key: string, position: ReadonlyMap<string, number>, parks: readonly string[]): number[] | null {
  const [id, sex, parkId, part] = key.split('|') as [string, string, string, Part];
  if (parkId !== '*') return null;
  const keys = parks.map((park) => `${id}|${sex}|${park}|${part}`);
  const found = keys.map((each) => position.get(each)).filter((at): at is number => at !== undefined);
  return found.length === 0 || found.includes(position.get(key)!) ? null : found;
}

function systemOf(
  context: Context,
  plans: readonly Plan[],
): { system: LinkedSystem; names: ReadonlyMap<string, readonly string[]> } {
  const drafts = plans.flatMap((plan, position) =>
    addresses(context.atoms, plan).flatMap((address) =>
      partsOf(plan).map((part) => draft(context, plan, { position, address, part })),
    ),
  );
  const merged = mergeSame(drafts.filter((each): each is Draft => each !== null));
  const position = new Map(merged.flatMap((each, at) => each.keys.map((key) => [key, at] as const)));
  const parks = [...new Set(context.atoms.map((atom) => atom.parkId))].sort();
  const inner = context.atoms.map((atom) => atom.count);
  const counts = merged.map((each) => each.members.reduce((sum, member) => sum + inner[member]!, 0));
  const largest = counts.indexOf(Math.max(...counts));
  const cells = merged.map((each, at): PublishedCell => {
    const key = each.keys[0]!;
    // A total that is itself too small is no grand total that everybody may see.
    const always = at === largest && counts[at]! >= context.rules.workers && !each.unsafe;
    const sumOf = summands(key, position, parks);
    return {
      key,
      members: each.members,
      importance: each.importance,
      ...(sumOf !== null && { sumOf }),
      ...(always ? { always } : each.unsafe && { unsafe: true }),
    };
  });
  return {
    system: { inner, cells, minimum: context.rules.workers },
    names: new Map(merged.map((each) => [each.keys[0]!, each.keys])),
  };
}

/**
 * Keys `<indicator>|<cell>` of the figures that must not be shown. Where a family cannot be protected, none of its figures
 * is shown: it fails closed.
 */
export function withheldOfFamily(
  counts: FamilyCounts,
  solver: LinearSolver,
  given: { rules?: PrimaryRules; payOf: PayOf; differsLittle?: DiffersLittle },
): ReadonlySet<string> {
  const atoms = counts.sorted();
  const context: Context = {
    atoms,
    rules: given.rules ?? leastRules,
    payOf: given.payOf,
    differsLittle: given.differsLittle ?? (() => false),
  };
  const { system, names } = systemOf(context, counts.plans);
  const all = [...names.values()].flat();
  let hidden: readonly string[];
  try {
    hidden = [...protect(system, solver)].flatMap((key) => names.get(key)!);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    hidden = all;
  }
  return figuresOf(counts.plans, hidden);
}

function figuresOf(plans: readonly Plan[], hidden: readonly string[]): ReadonlySet<string> {
  const figures = new Set<string>();
  const bySex = new Set(plans.filter(tellsOfBoth).map((plan) => plan.id));
  for (const key of hidden) {
    const [id, sex, parkId] = key.split('|') as [string, string, string];
    const at = parkId === '*' ? '*' : `park=${parkId}`;
    figures.add(`${id}|${sex}|${at}`);
    // A gap between the sexes shows what either side shows.
    if (bySex.has(id) && (sex === 'F' || sex === 'M')) figures.add(`${id}|*|${at}`);
  }
  return figures;
}

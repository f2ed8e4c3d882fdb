/**
 * k-anonymity of a microdata file by local suppression. Sources: Sweeney, "k-Anonymity: a model for protecting privacy"
 * (2002); Templ, *Statistical Disclosure Control for Microdata* (2017), section 4.2.2, and the function `localSuppression` of
 * the R package sdcMicro; Hundepool and others, *Statistical Disclosure Control* (2012), section 3.
 *
 * A suppressed value counts as a value of its own here. In sdcMicro it matches every value, so that fewer are suppressed,
 * but then a combination that is shown can have fewer than k records.
 */

/** Records with the same values of the key variables. */
export interface Combination {
  readonly values: readonly string[];
  readonly records: number;
  /** Enterprises behind the records; no more than the threshold are needed. */
  readonly enterprises: readonly string[];
}

/** Each combination needs at least this many records, from this many enterprises. */
export interface Thresholds {
  readonly records: number;
  readonly enterprises: number;
}

export interface KeyVariable {
  /** Values that a record loses with it, itself included. */
  readonly cost: number;
  /** Places of the key variables that are suppressed with it, because they were asked only after some of its answers. */
  readonly dependents: readonly number[];
}

/** Null: suppressed. */
export type ShownValues = readonly (string | null)[];

interface Group {
  readonly shown: ShownValues;
  /** Places in the list of combinations. */
  readonly members: readonly number[];
  readonly records: number;
  readonly enterprises: ReadonlySet<string>;
}

export const isSafe = (
  { records, enterprises }: { readonly records: number; readonly enterprises: { readonly size: number } },
  least: Thresholds,
): boolean => records >= least.records && enterprises.size >= least.enterprises;

/** A text for each list of values; `\u0001` and `\u0002` are in no code. */
export const combinationKey = (values: ShownValues): string => values.map((value) => value ?? '\u0002').join('\u0001');

/** Groups that show the same values become one. */
function merged(groups: readonly Group[]): Map<string, Group> {
  const found = new Map<string, Group[]>();
  for (const group of groups) {
    const key = combinationKey(group.shown);
    const same = found.get(key);
    if (same === undefined) found.set(key, [group]);
    else same.push(group);
  }
  return new Map([...found].map(([key, same]) => [key, same.length === 1 ? same[0]! : union(same)]));
}

const union = (groups: readonly Group[]): Group => ({
  shown: groups[0]!.shown,
  members: groups.flatMap(({ members }) => members),
  records: groups.reduce((sum, { records }) => sum + records, 0),
  enterprises: new Set(groups.flatMap(({ enterprises }) => [...enterprises])),
});

/** Combinations that have the same values count as one. */
export function withoutRepetition(combinations: readonly Combination[]): Combination[] {
  const groups = combinations.map(({ values, records, enterprises }) => ({
    ...{ shown: values, members: [], records, enterprises: new Set(enterprises) },
  }));
  return [...merged(groups).values()].map(({ shown, records, enterprises }) => ({
    ...{ values: shown as readonly string[], records, enterprises: [...enterprises] },
  }));
}

function suppressed(group: Group, place: number, keys: readonly KeyVariable[]): Group {
  const places = new Set([place, ...keys[place]!.dependents]);
  return { ...group, shown: group.shown.map((value, at) => (places.has(at) ? null : value)) };
}

const lost = (before: Group, after: Group, keys: readonly KeyVariable[]): number =>
  before.records *
  keys.reduce((sum, { cost }, at) => sum + (before.shown[at] !== null && after.shown[at] === null ? cost : 0), 0);

interface Move {
  readonly before: Group;
  readonly after: Group;
}

const hidden = (group: Group): Group => ({ ...group, shown: group.shown.map(() => null) });

interface Step {
  /** The groups after it, by what they showed before. */
  readonly changed: ReadonlyMap<Group, Group>;
  /** Records that it makes safe for each value lost. */
  readonly gain: number;
}

/** Records and enterprises of several groups; enterprises are counted only up to the threshold. */
class Sum {
  records = 0;
  readonly enterprises = new Set<string>();

  constructor(private readonly least: Thresholds) {}

  add({ records, enterprises }: Group): void {
    this.records += records;
    for (const each of enterprises) {
      if (this.enterprises.size >= this.least.enterprises) return;
      this.enterprises.add(each);
    }
  }

  isSafe(): boolean {
    return isSafe(this, this.least);
  }
}

class Suppression {
  private groups: ReadonlyMap<string, Group>;

  constructor(
    combinations: readonly Combination[],
    private readonly keys: readonly KeyVariable[],
    private readonly least: Thresholds,
  ) {
    const all = combinations.map(({ values, records, enterprises }, at) => ({
      ...{ shown: values, members: [at], records, enterprises: new Set(enterprises) },
    }));
    this.groups = merged(all);
  }

  run(): ReadonlyMap<string, Group> | null {
    for (let unsafe = this.unsafe(); unsafe.length > 0; unsafe = this.unsafe()) {
      const step =
        this.bestStep(unsafe, false) ?? this.bestStep(unsafe, true) ?? this.coarsest(unsafe) ?? this.widened();
      if (step === null) return null;
      this.apply(step);
    }
    return this.groups;
  }

  private unsafe(): Group[] {
    return [...this.groups.values()].filter((group) => !isSafe(group, this.least));
  }

  private apply(changed: ReadonlyMap<Group, Group>): void {
    this.groups = merged([...this.groups.values()].map((group) => changed.get(group) ?? group));
  }

  /**
   * The variable whose suppression makes most records safe for the values that it costs, in the records that become safe.
   *
   * @param withSafe whether records that are safe lose a value too, if that costs less than all values of the others
   */
  private bestStep(unsafe: readonly Group[], withSafe: boolean): Step['changed'] | null {
    const partners = withSafe ? [...this.groups.values()].filter((group) => isSafe(group, this.least)) : [];
    const none: Step = { changed: new Map(), gain: 0 };
    const steps = this.keys.map((_, place) => this.stepOf(unsafe, partners, place));
    const best = steps.reduce((one, other) => (other.gain > one.gain ? other : one), none);
    return best.gain > 0 ? best.changed : null;
  }

  private stepOf(unsafe: readonly Group[], partners: readonly Group[], place: number): Step {
    const changed = new Map<Group, Group>();
    const helping = byKey(this.moves(partners, place));
    let records = 0;
    let price = 0;
    for (const [key, moved] of byKey(this.moves(unsafe, place))) {
      const enough = this.enough(moved, this.groups.get(key), helping.get(key) ?? []);
      if (enough === null) continue;
      for (const { before, after } of enough) changed.set(before, after);
      records += moved.reduce((sum, { before }) => sum + before.records, 0);
      price += this.priceOf(enough);
    }
    return { changed, gain: price === 0 ? 0 : records / price };
  }

  /** What groups show without a variable. */
  private moves(groups: readonly Group[], place: number): Move[] {
    return groups
      .filter(({ shown }) => shown[place] !== null)
      .map((before) => ({ before, after: suppressed(before, place, this.keys) }));
  }

  private priceOf(moves: readonly Move[]): number {
    return moves.reduce((sum, { before, after }) => sum + lost(before, after, this.keys), 0);
  }

  /** The groups that are safe together, with as few of those that were safe before as possible; null: they are not. */
  private enough(moved: readonly Move[], there: Group | undefined, helping: readonly Move[]): readonly Move[] | null {
    const sum = new Sum(this.least);
    if (there !== undefined) sum.add(there);
    for (const { before } of moved) sum.add(before);
    if (sum.isSafe() || helping.length === 0) return sum.isSafe() ? moved : null;
    const most = this.priceOf(moved.map(({ before }) => ({ before, after: hidden(before) })));
    let price = this.priceOf(moved);
    const moves = [...moved];
    for (const move of [...helping].sort((a, b) => a.before.records - b.before.records)) {
      price += this.priceOf([move]);
      if (price > most) return null;
      moves.push(move);
      sum.add(move.before);
      if (sum.isSafe()) return moves;
    }
    return null;
  }

  /** No variable alone makes any record safe: the one with most values is suppressed in all that are not. */
  private coarsest(unsafe: readonly Group[]): Step['changed'] | null {
    const sizes = this.keys.map(
      (_, place) => new Set(unsafe.flatMap(({ shown }) => (shown[place] === null ? [] : [shown[place]]))).size,
    );
    const place = sizes.indexOf(Math.max(...sizes));
    if (!sizes.some((size) => size > 0)) return null;
    return new Map(unsafe.map((group) => [group, suppressed(group, place, this.keys)]));
  }

  /** Records that show nothing are still too few: those of the smallest safe combination show nothing either. */
  private widened(): Step['changed'] | null {
    const safe = [...this.groups.values()].filter((group) => isSafe(group, this.least));
    if (safe.length === 0) return null;
    const smallest = safe.reduce((one, other) => (other.records < one.records ? other : one));
    return new Map([[smallest, hidden(smallest)]]);
  }
}

function byKey(moves: readonly Move[]): Map<string, Move[]> {
  const found = new Map<string, Move[]>();
  for (const move of moves) {
    const key = combinationKey(move.after.shown);
    const same = found.get(key);
    if (same === undefined) found.set(key, [move]);
    else same.push(move);
  }
  return found;
}

/**
 * What each combination shows, by its `combinationKey`, so that every combination shown has enough records and enterprises.
 * Null: there are too few altogether. The same combinations give the same result, in any order.
 */
export function suppressLocally(
  combinations: readonly Combination[],
  keys: readonly KeyVariable[],
  least: Thresholds,
): ReadonlyMap<string, ShownValues> | null {
  const sorted = [...combinations].sort((a, b) => (combinationKey(a.values) < combinationKey(b.values) ? -1 : 1));
  const groups = new Suppression(sorted, keys, least).run();
  if (groups === null) return null;
  return new Map(
    [...groups.values()].flatMap(({ shown, members }) =>
      members.map((at) => [combinationKey(sorted[at]!.values), shown] as const),
    ),
  );
}

/**
 * Critical path method: earliest dates by a forward pass, latest dates by a backward pass, over actions that depend on each
 * other. Source: Kelley and Walker, "Critical-Path Planning and Scheduling", Proceedings of the Eastern Joint Computer
 * Conference (1959); start-start dependencies and lags: Moder, Phillips and Davis, *Project Management with CPM, PERT and
 * Precedence Diagramming*, 3rd edition (1983), chapter 4.
 *
 * Unlike a project, a roadmap has no single end: actions that are linked directly or through others form a network, and
 * the path is critical for the end of its own network.
 */
export type DependencyKind = 'finish-start' | 'start-start';
export const dependencyKinds: readonly DependencyKind[] = ['finish-start', 'start-start'];

export interface Dependency {
  readonly predecessorId: string;
  readonly successorId: string;
  readonly kind: DependencyKind;
  /** Days between the end (finish-start) or the start (start-start) of the predecessor and the start of the successor. */
  readonly lagDays: number;
}

export interface Activity {
  readonly id: string;
  /** The planned first day as a number of days; null if it is not stated. An activity never starts earlier. */
  readonly start: number | null;
  /** Days, both the first and the last included. */
  readonly length: number;
}

export interface Timing {
  /** The first day on which the activity can start. */
  readonly earliestStart: number;
  /** Days by which the activity can start later without moving the end of its network. */
  readonly float: number;
  /** Linked, and without float. */
  readonly critical: boolean;
}

interface Link {
  readonly from: number;
  readonly to: number;
  readonly afterFinish: boolean;
  readonly lag: number;
}

interface Network {
  readonly starts: readonly number[];
  readonly lengths: readonly number[];
  readonly links: readonly Link[];
  readonly outgoing: readonly (readonly Link[])[];
  /** Positions, each after all its predecessors. */
  readonly order: readonly number[];
}

/** Every activity after its predecessors (Kahn, 1962). Cycles are refused when a dependency is saved. */
function inOrder(size: number, links: readonly Link[], outgoing: readonly (readonly Link[])[]): number[] {
  const waiting = new Array<number>(size).fill(0);
  for (const { to } of links) waiting[to]! += 1;
  const order = waiting.flatMap((count, position) => (count === 0 ? [position] : []));
  for (const position of order)
    for (const { to } of outgoing[position]!) {
      waiting[to]! -= 1;
      if (waiting[to] === 0) order.push(to);
    }
  if (order.length < size) throw new Error('the dependencies contain a cycle');
  return order;
}

/** Dependencies on activities that are not given, such as dropped ones, have no effect. */
function networkOf(activities: readonly Activity[], dependencies: readonly Dependency[]): Network {
  const positionOf = new Map(activities.map(({ id }, position) => [id, position] as const));
  const outgoing: Link[][] = activities.map(() => []);
  const links: Link[] = [];
  for (const { predecessorId, successorId, kind, lagDays } of dependencies) {
    const [from, to] = [positionOf.get(predecessorId), positionOf.get(successorId)];
    if (from === undefined || to === undefined) continue;
    const link = { from, to, afterFinish: kind === 'finish-start', lag: lagDays };
    links.push(link);
    outgoing[from]!.push(link);
  }
  const first = activities.reduce((least, { start }) => Math.min(least, start ?? least), Infinity);
  const unstated = first === Infinity ? 0 : first;
  return {
    starts: activities.map(({ start }) => start ?? unstated),
    lengths: activities.map(({ length }) => length),
    links,
    outgoing,
    order: inOrder(activities.length, links, outgoing),
  };
}

function forwardPass({ starts, lengths, outgoing, order }: Network): number[] {
  const earliest = [...starts];
  for (const position of order)
    for (const { to, afterFinish, lag } of outgoing[position]!) {
      const from = earliest[position]! + (afterFinish ? lengths[position]! : 0);
      earliest[to] = Math.max(earliest[to]!, from + lag);
    }
  return earliest;
}

/** For each activity, a representative of the activities that it is linked with. */
function networks(size: number, links: readonly Link[]): number[] {
  const parent = Array.from({ length: size }, (_, position) => position);
  const rootOf = (position: number): number => {
    let root = position;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!;
      root = parent[root]!;
    }
    return root;
  };
  for (const { from, to } of links) parent[rootOf(from)] = rootOf(to);
  return parent.map((_, position) => rootOf(position));
}

function latestStarts({ lengths, links, outgoing, order }: Network, earliest: readonly number[]): number[] {
  const network = networks(lengths.length, links);
  const ends = new Map<number, number>();
  for (const [position, start] of earliest.entries()) {
    const end = start + lengths[position]!;
    ends.set(network[position]!, Math.max(ends.get(network[position]!) ?? end, end));
  }
  const latest = lengths.map((length, position) => ends.get(network[position]!)! - length);
  for (const position of order.toReversed())
    for (const { to, afterFinish, lag } of outgoing[position]!) {
      const by = latest[to]! - lag - (afterFinish ? lengths[position]! : 0);
      latest[position] = Math.min(latest[position]!, by);
    }
  return latest;
}

/** Earliest start, float and critical path of all activities. */
export function schedule(
  activities: readonly Activity[],
  dependencies: readonly Dependency[],
): ReadonlyMap<string, Timing> {
  const network = networkOf(activities, dependencies);
  const earliest = forwardPass(network);
  const latest = latestStarts(network, earliest);
  const linked = new Array<boolean>(activities.length).fill(false);
  for (const { from, to } of network.links) linked[from] = linked[to] = true;
  const timings = new Map<string, Timing>();
  for (const [position, { id }] of activities.entries()) {
    const float = latest[position]! - earliest[position]!;
    timings.set(id, { earliestStart: earliest[position]!, float, critical: linked[position]! && float === 0 });
  }
  return timings;
}

export interface Slip {
  readonly id: string;
  /** Days by which the earliest start moves. */
  readonly days: number;
  readonly earliestStart: number;
}

/** What else slips if the dates of one activity are those of `changed`. */
export function slipsIf(
  activities: readonly Activity[],
  dependencies: readonly Dependency[],
  changed: Activity,
): readonly Slip[] {
  const network = networkOf(activities, dependencies);
  const at = activities.findIndex(({ id }) => id === changed.id);
  if (at === -1) return [];
  const before = forwardPass(network);
  const starts = network.starts.with(at, changed.start ?? network.starts[at]!);
  const lengths = network.lengths.with(at, changed.length);
  return forwardPass({ ...network, starts, lengths }).flatMap((earliestStart, position) => {
    const { id } = activities[position]!;
    const days = earliestStart - before[position]!;
    return days === 0 || id === changed.id ? [] : [{ id, days, earliestStart }];
  });
}

/** What slips if one activity ends this many days later than planned. */
export function slipsAfter(
  activities: readonly Activity[],
  dependencies: readonly Dependency[],
  late: { readonly id: string; readonly days: number },
): readonly Slip[] {
  const planned = activities.find(({ id }) => id === late.id);
  return planned ? slipsIf(activities, dependencies, { ...planned, length: planned.length + late.days }) : [];
}

/** The cycle that a new dependency would close, from the predecessor back to it; null if there is none. */
export function cycleClosedBy(
  { predecessorId, successorId }: Pick<Dependency, 'predecessorId' | 'successorId'>,
  dependencies: readonly Pick<Dependency, 'predecessorId' | 'successorId'>[],
): readonly string[] | null {
  if (predecessorId === successorId) return [predecessorId, successorId];
  const successors = new Map<string, string[]>();
  for (const { predecessorId: from, successorId: to } of dependencies)
    successors.set(from, [...(successors.get(from) ?? []), to]);
  const reachedFrom = new Map<string, string>([[successorId, predecessorId]]);
  for (const [id] of reachedFrom)
    for (const next of successors.get(id) ?? []) {
      if (next === predecessorId) return [...pathTo(id, predecessorId, reachedFrom), predecessorId];
      if (!reachedFrom.has(next)) reachedFrom.set(next, id);
    }
  return null;
}

function pathTo(end: string, start: string, reachedFrom: ReadonlyMap<string, string>): string[] {
  const path = [end];
  while (path[0] !== start) path.unshift(reachedFrom.get(path[0]!)!);
  return path;
}

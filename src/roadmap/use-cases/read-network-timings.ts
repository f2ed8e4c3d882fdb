import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../platform/database/index.js';
import { dayOf } from '../domain/action-dates.js';
import { schedule, type Timing } from '../domain/schedule.js';
import { networkColumns, networkStamp } from '../queries/network.query.js';

export interface ScheduledDates extends Pick<Timing, 'float' | 'critical'> {
  readonly actionId: string;
  /** ISO day. */
  readonly earliestStartOn: string;
}

interface Kept {
  readonly stamp: string;
  readonly timings: ReadonlyMap<string, ScheduledDates>;
}

/** Workspaces whose timings are kept in memory. */
const workspaces = 20;

/**
 * The critical path of all linked actions, computed once for each state of the network: the pages of a timeline, and
 * pages that are refetched after a change of something else, share it.
 */
@Injectable()
export class NetworkTimings {
  private readonly kept = new Map<string, Kept>();

  /** Of these actions, if they are linked with others that were not dropped. */
  async of(tx: ReadTransaction, ids: readonly string[]): Promise<readonly ScheduledDates[]> {
    const { timings } = await this.current(tx);
    return ids.flatMap((id) => timings.get(id) ?? []);
  }

  private async current(tx: ReadTransaction): Promise<Kept> {
    const { workspaceId } = tx;
    const stamp = await networkStamp(tx);
    const before = this.kept.get(workspaceId);
    if (before?.stamp === stamp) return before;
    const current = { stamp, timings: await timingsOfAll(tx) };
    this.kept.delete(workspaceId);
    this.kept.set(workspaceId, current);
    for (const oldest of [...this.kept.keys()].slice(0, -workspaces)) this.kept.delete(oldest);
    return current;
  }
}

async function timingsOfAll(tx: ReadTransaction): Promise<ReadonlyMap<string, ScheduledDates>> {
  const { activities, dependencies } = await networkColumns(tx);
  const linked = new Set(dependencies.flatMap(({ predecessorId, successorId }) => [predecessorId, successorId]));
  const timings = [...schedule(activities, dependencies)].flatMap(([actionId, { earliestStart, float, critical }]) =>
    linked.has(actionId) ? [{ actionId, earliestStartOn: dayOf(earliestStart), float, critical }] : [],
  );
  return new Map(timings.map((timing) => [timing.actionId, timing] as const));
}

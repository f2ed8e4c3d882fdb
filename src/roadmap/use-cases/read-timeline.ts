import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import type { AskedActions } from '../domain/action-filter.js';
import { roadmapPermissions } from '../domain/policy.js';
import { actionPage, actionTotals, type ListPage } from '../queries/action-list.query.js';
import {
  type DependencyRow,
  milestoneRows,
  type MilestoneRow,
  type Period,
  periodOf,
} from '../queries/schedule.query.js';
import { ActionNames } from './action-names.js';
import { OwningGroups } from './owning-groups.js';
import type { ReadActionPage } from './read-actions.js';
import { networkOf, type ScheduledDates, timingsOf } from './read-schedule.js';
import { WorkspaceDay } from './workspace-day.js';

/** A predecessor of an action of the page, which need not be on the page itself. */
export type LinkToPredecessor = DependencyRow & { readonly predecessorNumber: number };

export interface TimelinePage extends ReadActionPage {
  /** From the first to the last date of all actions that match the filter; null if none has a date. */
  readonly period: Period | null;
  readonly milestones: readonly MilestoneRow[];
  readonly dependencies: readonly LinkToPredecessor[];
  readonly timings: readonly ScheduledDates[];
}

/** Actions with a due date, earliest first, with the milestones, predecessors and critical path of those on the page. */
@Injectable()
export class ReadTimeline {
  constructor(
    private readonly database: Database,
    private readonly groups: OwningGroups,
    private readonly names: ActionNames,
    private readonly day: WorkspaceDay,
  ) {}

  execute(actor: Actor, asked: AskedActions, page: ListPage): Promise<TimelinePage> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) => {
      const today = await this.day.today(tx);
      const filter = { ...(await this.groups.filter(tx, asked)), dated: true };
      const order = { key: 'due', descending: false, ranked: [] } as const;
      const rows = await this.groups.ofAll(tx, await actionPage(tx, filter, { ...page, today, order }));
      const ids = new Set(rows.map(({ id }) => id));
      const network = await networkOf(tx);
      return {
        ...{ rows, today, readAt: tx.now, ...(await actionTotals(tx, filter, today)) },
        shown: await this.names.of(tx, rows),
        period: await periodOf(tx, filter, today),
        milestones: await milestoneRows(tx, [...ids]),
        dependencies: network.dependencies.flatMap((dependency) =>
          ids.has(dependency.successorId)
            ? [{ ...dependency, predecessorNumber: network.actions.get(dependency.predecessorId)!.number }]
            : [],
        ),
        timings: timingsOf(network, ids),
      };
    });
  }
}

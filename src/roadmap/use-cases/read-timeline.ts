import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import type { AskedActions } from '../domain/action-filter.js';
import { roadmapPermissions } from '../domain/policy.js';
import { cardsOf } from '../queries/action-list.query.js';
import { type ListPage, matchingActions } from '../queries/matching-actions.query.js';
import {
  type LinkToPredecessor,
  milestoneRows,
  type MilestoneRow,
  type Period,
  periodOf,
  predecessorLinks,
} from '../queries/schedule.query.js';
import { ActionNames } from './read-action-names.js';
import { NetworkTimings, type ScheduledDates } from './read-network-timings.js';
import { OwningGroups } from './owning-groups.js';
import type { OwnedCard, ReadPart } from './read-actions.js';
import { WorkspaceDay } from './workspace-day.js';

export interface TimelinePage extends ReadPart {
  readonly rows: readonly OwnedCard[];
  /** From the first to the last date of all actions that match the filter; null if none has a date, and after the first page. */
  readonly period: Period | null;
  readonly milestones: readonly MilestoneRow[];
  /** Predecessors of the actions of the page, which need not be on the page themselves. */
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
    private readonly timings: NetworkTimings,
  ) {}

  execute(actor: Actor, asked: AskedActions, page: ListPage): Promise<TimelinePage> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) => {
      const today = await this.day.today(tx);
      const filter = { ...(await this.groups.filter(tx, asked)), dated: true };
      const order = { key: 'due', descending: false, ranked: [] } as const;
      const { ids, totals } = await matchingActions(tx, filter, { ...page, today, order });
      const rows = await this.groups.ofAll(tx, await cardsOf(tx, ids, today));
      return {
        ...{ rows, today, readAt: tx.now, ...totals },
        shown: await this.names.ofCards(tx, rows),
        period: page.offset === 0 ? await periodOf(tx, filter, today) : null,
        milestones: await milestoneRows(tx, ids),
        dependencies: await predecessorLinks(tx, ids),
        timings: await this.timings.of(tx, ids),
      };
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { dayPlus, startOfDay } from '../../kernel/day.js';
import { Database } from '../../platform/database/index.js';
import { type ComparedAction, compared, type EarlierAction } from '../domain/comparison.js';
import { roadmapPermissions } from '../domain/policy.js';
import { comparisonNotEarlier } from '../domain/problems-of-comparison.js';
import type { AskedActions } from '../domain/action-filter.js';
import { actionList } from '../queries/action-list.query.js';
import { earlierActions, removedActions } from '../queries/earlier-actions.query.js';
import { ActionNames, type ShownRecords } from './read-action-names.js';
import { OwningGroups } from './owning-groups.js';
import type { OwnedRow } from './read-actions.js';
import { WorkspaceDay } from './workspace-day.js';

export interface RoadmapComparison {
  /** ISO days. */
  readonly on: string;
  readonly today: string;
  /** Number of actions that match the filter now. */
  readonly total: number;
  /** Those that differ. */
  readonly rows: readonly (ComparedAction & { readonly row: OwnedRow; readonly then: EarlierAction })[];
  /** Numbers of actions that no longer exist; empty with a filter, because it cannot be applied to them. */
  readonly removed: readonly number[];
  readonly shown: ShownRecords;
}

/** The roadmap as it is now beside the roadmap at the end of an earlier day. */
@Injectable()
export class ReadComparison {
  constructor(
    private readonly database: Database,
    private readonly names: ActionNames,
    private readonly day: WorkspaceDay,
    private readonly groups: OwningGroups,
  ) {}

  /** `on`: ISO day before today. */
  execute(actor: Actor, on: string, asked: AskedActions = {}): Promise<RoadmapComparison> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) => {
      const today = await this.day.today(tx);
      if (on >= today) throw comparisonNotEarlier();
      const end = startOfDay(dayPlus(on, 1), await this.day.timeZone(tx));
      const found = await actionList(tx, await this.groups.filter(tx, asked), today);
      const earlier = await earlierActions(tx, end);
      const rows = (await this.groups.ofAll(tx, found))
        .map((row) => ({ row, then: earlier.get(row.id)!, ...compared(row, earlier.get(row.id)!) }))
        .filter(({ differences }) => differences.length > 0);
      const isWhole = Object.keys(asked).length === 0;
      return {
        ...{ on, today, rows, total: found.length },
        removed: isWhole ? await removedActions(tx, end) : [],
        shown: await this.names.of(
          tx,
          rows.map(({ row }) => row),
        ),
      };
    });
  }
}

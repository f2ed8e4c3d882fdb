import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { dayIn } from '../../kernel/day.js';
import { DialogueFacade } from '../../modules/dialogue/index.js';
import { Database } from '../../platform/database/index.js';
import { roadmapPermissions } from '../domain/policy.js';
import type { StateSection } from '../domain/state-report.js';
import { sectionsOf, stateSections } from '../domain/state-report.js';
import { actionList } from '../queries/action-list.query.js';
import { ActionNames, type ShownRecords } from './action-names.js';
import { OwningGroups } from './owning-groups.js';
import type { OwnedRow } from './read-actions.js';
import { WorkspaceDay } from './workspace-day.js';

export interface StateReport {
  readonly today: string;
  /** Number of actions on which owners report here. */
  readonly total: number;
  readonly roundtable: Awaited<ReturnType<DialogueFacade['nextRoundtable']>> | null;
  readonly sections: readonly { readonly section: StateSection; readonly rows: readonly OwnedRow[] }[];
  readonly shown: ShownRecords;
}

/** The state of the roadmap, for the next roundtable. */
@Injectable()
export class ReadStateReport {
  constructor(
    private readonly database: Database,
    private readonly dialogue: DialogueFacade,
    private readonly names: ActionNames,
    private readonly day: WorkspaceDay,
    private readonly groups: OwningGroups,
  ) {}

  execute(actor: Actor): Promise<StateReport> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) => {
      const [today, timeZone] = [await this.day.today(tx), await this.day.timeZone(tx)];
      const rows = await this.groups.ofAll(tx, await actionList(tx, {}, today));
      const listed = rows.map((row) => {
        const claimedOn = row.claimedAt === null ? null : dayIn(row.claimedAt, timeZone);
        return { row, in: sectionsOf({ ...row, claimedOn }, today) };
      });
      return {
        today,
        total: rows.filter(({ basis }) => basis === null).length,
        roundtable: (await this.dialogue.nextRoundtable(tx)) ?? null,
        sections: stateSections.map((section) => ({
          section,
          rows: listed.filter((each) => each.in.includes(section)).map(({ row }) => row),
        })),
        shown: await this.names.of(tx, rows),
      };
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { dayIn } from '../../kernel/day.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { DialogueFacade } from '../../modules/dialogue/index.js';
import { Database } from '../../platform/database/index.js';
import { slippage } from '../domain/action-dates.js';
import { roadmapPermissions } from '../domain/policy.js';
import type { OwedByGroup, ReportDays, StateSection, StateSummary } from '../domain/state-report.js';
import { owedByGroups, sectionsOf, stateSections, summaryOf } from '../domain/state-report.js';
import { awaitedGroups } from '../domain/validation.js';
import type { AskedActions } from '../domain/action-filter.js';
import { type ActionHistory, actionHistories } from '../queries/action-histories.query.js';
import { actionList } from '../queries/action-list.query.js';
import { publicEntries } from '../queries/public-entries.query.js';
import { ActionNames, type ShownRecords } from './read-action-names.js';
import { OwningGroups } from './owning-groups.js';
import type { OwnedRow } from './read-actions.js';
import { WorkspaceDay } from './workspace-day.js';

export interface StateReport extends ReportDays {
  readonly readAt: Date;
  readonly asked: AskedActions;
  /** Number of actions on which owners report here. */
  readonly total: number;
  /** Number of actions that repeat a published text and count in no figure. */
  readonly published: number;
  /** Number of actions on the public page, whatever the filter. */
  readonly publicActions: number;
  readonly summary: StateSummary;
  readonly owed: readonly OwedByGroup<Pick<OwnedRow, 'id' | 'number' | 'title'>>[];
  readonly roundtable: Awaited<ReturnType<DialogueFacade['nextRoundtable']>> | null;
  readonly sections: readonly { readonly section: StateSection; readonly rows: readonly OwnedRow[] }[];
  readonly shown: ShownRecords;
  readonly placeNames: ReadonlyMap<string, LocalizedText>;
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

  /** `since`: ISO day; only completions confirmed on this day or later are listed. */
  execute(actor: Actor, asked: AskedActions = {}, since: string | null = null): Promise<StateReport> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) => {
      const [today, timeZone] = [await this.day.today(tx), await this.day.timeZone(tx)];
      const found = await actionList(tx, await this.groups.filter(tx, asked), today);
      const confirmed = confirmationsIn(await actionHistories(tx, timeZone));
      const rows = (await this.groups.ofAll(tx, found)).map((row) => ({ ...row, awaited: awaitedGroups(row, []) }));
      const listed = rows.map((row) => {
        const claimedOn = row.claimedAt === null ? null : dayIn(row.claimedAt, timeZone);
        const dueSlippage = slippage(row.agreedDueOn, row.dueOn);
        const reported = { ...row, claimedOn, dueSlippage, confirmedOn: confirmed.get(row.id) ?? null };
        return { row, in: sectionsOf(reported, { today, since }) };
      });
      return {
        ...{ readAt: tx.now, asked, today, since },
        total: rows.filter(({ basis }) => basis === null).length,
        published: rows.filter(({ basis }) => basis !== null).length,
        publicActions: (await publicEntries(tx)).length,
        summary: summaryOf(rows),
        owed: owedByGroups(rows, Object.keys(asked).length === 0),
        roundtable: (await this.dialogue.nextRoundtable(tx)) ?? null,
        sections: stateSections.map((section) => ({
          section,
          rows: listed.filter((each) => each.in.includes(section)).map(({ row }) => row),
        })),
        shown: await this.names.of(tx, rows),
        placeNames: await this.names.places(
          tx,
          rows.map(({ placeId }) => placeId),
        ),
      };
    });
  }
}

/** The day of the last confirmation of each action that has one. */
function confirmationsIn(histories: readonly ActionHistory[]): ReadonlyMap<string, string> {
  return new Map(
    histories.flatMap(({ id, moves }) => {
      const last = moves.findLast(({ to }) => to === 'confirmed');
      return last === undefined ? [] : [[id, last.on] as const];
    }),
  );
}

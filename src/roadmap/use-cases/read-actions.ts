import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand, holds } from '../../kernel/actor.js';
import { dayIn } from '../../kernel/day.js';
import type { Language } from '../../kernel/localized-text.js';
import { Database, type ReadTransaction } from '../../platform/database/index.js';
import type { OwningGroup } from '../domain/own-side.js';
import { roadmapPermissions } from '../domain/policy.js';
import { actionNotFound } from '../domain/problems.js';
import { type ResponseTerm, responseTerm } from '../domain/state-report.js';
import type { GroupVoice } from '../domain/validation.js';
import { type ActionDetail, actionDetail } from '../queries/action-detail.query.js';
import type { AskedActions } from '../domain/action-filter.js';
import type { Grouping, WrittenOrder } from '../domain/action-order.js';
import { type ActionCardRow, type ActionRow, actionsOf, cardsOf } from '../queries/action-list.query.js';
import {
  type ActionTotals,
  actionTotals,
  groupedActions,
  type ListPage,
  matchingActions,
} from '../queries/matching-actions.query.js';
import { actionPlaces, type PlaceActions } from '../queries/action-places.query.js';
import { peopleOf } from '../queries/comments.query.js';
import { type FoundReport, reportSearch } from '../queries/report-search.query.js';
import { ActionNames, type ShownRecords } from './read-action-names.js';
import { GroupVoices } from './group-voices.js';
import { OwningGroups } from './owning-groups.js';
import { WorkspaceDay } from './workspace-day.js';

/** An action with the working group that owns it. */
export type OwnedRow = ActionRow & { readonly owningGroup: OwningGroup | null };
export type OwnedCard = ActionCardRow & { readonly owningGroup: OwningGroup | null };

export interface ReadAction {
  readonly action: ActionDetail & { readonly owningGroup: OwningGroup | null };
  /** How the current user may speak for their group on the action. */
  readonly voice: GroupVoice | null;
  readonly response: ResponseTerm | null;
  readonly shown: ShownRecords;
}

/** A part of the actions, with figures of all that match the filter. */
export interface ReadPart extends ActionTotals {
  readonly readAt: Date;
  /** The day that determines which actions are overdue, ISO. */
  readonly today: string;
  readonly shown: ShownRecords;
}

export interface ReadActionPage extends ReadPart {
  readonly rows: readonly OwnedRow[];
}

export interface ReadActionGroups<Row> extends ReadPart {
  readonly groups: readonly {
    readonly key: string;
    /** Number of all actions in the group. */
    readonly total: number;
    readonly rows: readonly Row[];
  }[];
}

/** A part of a list, by default in the order of numbers; `language`: of the names by which actions are ordered. */
export interface OrderedPage extends ListPage {
  readonly sort?: WrittenOrder;
  readonly language?: Language;
}

/** A part of each group, or only of one. */
export type GroupedPart = OrderedPage & { readonly by: Grouping; readonly group?: string };

@Injectable()
export class ReadActions {
  constructor(
    private readonly database: Database,
    private readonly names: ActionNames,
    private readonly day: WorkspaceDay,
    private readonly voices: GroupVoices,
    private readonly groups: OwningGroups,
  ) {}

  one(actor: Actor, id: string): Promise<ReadAction> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) => {
      const [today, timeZone] = [await this.day.today(tx), await this.day.timeZone(tx)];
      const found = await actionDetail(tx, id, today);
      if (found === undefined) throw actionNotFound();
      const action = await this.groups.of(tx, found);
      const voice = (await this.voices.of(tx))(action);
      const claimedOn = action.claimedAt && dayIn(action.claimedAt, timeZone);
      const response = responseTerm({ ...action, claimedOn }, today);
      return { action, voice, response, shown: await this.names.of(tx, [action], authorsOf(action)) };
    });
  }

  page(actor: Actor, asked: AskedActions, page: OrderedPage): Promise<ReadActionPage> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) => {
      const [today, filter] = [await this.day.today(tx), await this.groups.filter(tx, asked)];
      const order = await this.names.ranked(tx, page);
      const { ids, totals } = await matchingActions(tx, filter, { ...page, today, order });
      const rows = await this.groups.ofAll(tx, await actionsOf(tx, ids, today));
      return { rows, today, readAt: tx.now, ...totals, shown: await this.names.of(tx, rows) };
    });
  }

  /** The actions in groups, of each as many as the page. */
  inGroups(actor: Actor, asked: AskedActions, part: GroupedPart): Promise<ReadActionGroups<OwnedRow>> {
    return this.grouped(actor, { asked, part }, async (tx, ids, today) => {
      const rows = await this.groups.ofAll(tx, await actionsOf(tx, ids, today));
      return { rows, shown: await this.names.of(tx, rows) };
    });
  }

  /** The same with cards. */
  board(actor: Actor, asked: AskedActions, part: GroupedPart): Promise<ReadActionGroups<OwnedCard>> {
    return this.grouped(actor, { asked, part }, async (tx, ids, today) => {
      const rows = await this.groups.ofAll(tx, await cardsOf(tx, ids, today));
      return { rows, shown: await this.names.ofCards(tx, rows) };
    });
  }

  private grouped<Row extends { readonly id: string }>(
    actor: Actor,
    { asked, part }: { readonly asked: AskedActions; readonly part: GroupedPart },
    read: (
      tx: ReadTransaction,
      ids: readonly string[],
      today: string,
    ) => Promise<{ readonly rows: readonly Row[]; readonly shown: ShownRecords }>,
  ): Promise<ReadActionGroups<Row>> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) => {
      const [today, filter] = [await this.day.today(tx), await this.groups.filter(tx, asked)];
      const order = await this.names.ranked(tx, part);
      const found = await groupedActions(tx, filter, { ...part, today, order });
      const { rows, shown } = await read(tx, [...new Set(found.flatMap(({ ids }) => ids))], today);
      const rowOf = new Map(rows.map((row) => [row.id, row] as const));
      const groups = found.map(({ ids, ...group }) => ({ ...group, rows: ids.flatMap((id) => rowOf.get(id) ?? []) }));
      return { groups, today, readAt: tx.now, ...(await actionTotals(tx, filter, today)), shown };
    });
  }

  places(actor: Actor, asked: AskedActions): Promise<readonly PlaceActions[]> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) =>
      actionPlaces(tx, await this.groups.filter(tx, asked), await this.day.today(tx)),
    );
  }

  /** Searches reports, responses, comments and, for readers with the permission, evidence. */
  reports(actor: Actor, words: string): Promise<readonly FoundReport[]> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    const withEvidence = holds(actor, roadmapPermissions, 'roadmap.evidence.read');
    return this.database.read(actor, (tx) => reportSearch(tx, words, withEvidence));
  }
}

function authorsOf({
  updates,
  validations,
  corrections,
  evidence,
  dueChanges,
  comments,
}: ActionDetail): (string | null)[] {
  return [
    ...[...updates, ...validations, ...corrections, ...evidence, ...dueChanges].map(({ personId }) => personId),
    ...validations.map(({ withdrawnById }) => withdrawnById),
    ...peopleOf(comments),
  ];
}

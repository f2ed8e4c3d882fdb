import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand, holds } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import type { OwningGroup } from '../domain/own-side.js';
import { roadmapPermissions } from '../domain/policy.js';
import { actionNotFound } from '../domain/problems.js';
import type { GroupVoice } from '../domain/validation.js';
import { type ActionDetail, actionDetail } from '../queries/action-detail.query.js';
import type { AskedActions } from '../domain/action-filter.js';
import { actionPage, type ActionRow, type ListPage } from '../queries/action-list.query.js';
import { peopleOf } from '../queries/comments.query.js';
import { type FoundReport, reportSearch } from '../queries/report-search.query.js';
import { ActionNames, type ShownRecords } from './action-names.js';
import { GroupVoices } from './group-voices.js';
import { OwningGroups } from './owning-groups.js';
import { WorkspaceDay } from './workspace-day.js';

/** An action with the working group that owns it. */
export type OwnedRow = ActionRow & { readonly owningGroup: OwningGroup | null };

export interface ReadAction {
  readonly action: ActionDetail & { readonly owningGroup: OwningGroup | null };
  /** How the current user may speak for their group on the action. */
  readonly voice: GroupVoice | null;
  readonly shown: ShownRecords;
}

export interface ReadActionPage {
  readonly rows: readonly OwnedRow[];
  readonly total: number;
  readonly readAt: Date;
  /** The day that determines which actions are overdue, ISO. */
  readonly today: string;
  readonly shown: ShownRecords;
}

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
      const found = await actionDetail(tx, id, await this.day.today(tx));
      if (found === undefined) throw actionNotFound();
      const action = await this.groups.of(tx, found);
      const voice = (await this.voices.of(tx))(action);
      return { action, voice, shown: await this.names.of(tx, [action], authorsOf(action)) };
    });
  }

  page(actor: Actor, asked: AskedActions, page: ListPage): Promise<ReadActionPage> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) => {
      const today = await this.day.today(tx);
      const { rows, total } = await actionPage(tx, await this.groups.filter(tx, asked), { ...page, today });
      return {
        rows: await this.groups.ofAll(tx, rows),
        total,
        readAt: tx.now,
        today,
        shown: await this.names.of(tx, rows),
      };
    });
  }

  /** Searches reports, responses, comments and, for readers with the permission, evidence. */
  reports(actor: Actor, words: string): Promise<readonly FoundReport[]> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    const withEvidence = holds(actor, roadmapPermissions, 'roadmap.evidence.read');
    return this.database.read(actor, (tx) => reportSearch(tx, words, withEvidence));
  }
}

function authorsOf({ updates, validations, evidence, dueChanges, comments }: ActionDetail): (string | null)[] {
  return [
    ...[...updates, ...validations, ...evidence, ...dueChanges].map(({ personId }) => personId),
    ...validations.map(({ withdrawnById }) => withdrawnById),
    ...peopleOf(comments),
  ];
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand, holds } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { roadmapPermissions } from '../domain/policy.js';
import { actionNotFound } from '../domain/problems.js';
import type { GroupVoice } from '../domain/validation.js';
import { type ActionDetail, actionDetail } from '../queries/action-detail.query.js';
import type { ActionFilter } from '../queries/action-filter.js';
import { actionPage, type ActionRow, type ListPage } from '../queries/action-list.query.js';
import { type FoundReport, reportSearch } from '../queries/report-search.query.js';
import { ActionNames, type ShownRecords } from './action-names.js';
import { GroupVoices } from './group-voices.js';
import { WorkspaceDay } from './workspace-day.js';

export interface ReadAction {
  readonly action: ActionDetail;
  /** How the current user may speak for their group on the action. */
  readonly voice: GroupVoice | null;
  readonly shown: ShownRecords;
}

export interface ReadActionPage {
  readonly rows: readonly ActionRow[];
  readonly total: number;
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
  ) {}

  one(actor: Actor, id: string): Promise<ReadAction> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) => {
      const action = await actionDetail(tx, id, await this.day.today(tx));
      if (action === undefined) throw actionNotFound();
      const voice = (await this.voices.of(tx))(action);
      return { action, voice, shown: await this.names.of(tx, [action], authorsOf(action)) };
    });
  }

  page(actor: Actor, filter: ActionFilter, page: ListPage): Promise<ReadActionPage> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) => {
      const today = await this.day.today(tx);
      const found = await actionPage(tx, filter, { ...page, today });
      return { ...found, today, shown: await this.names.of(tx, found.rows) };
    });
  }

  /** Searches reports, responses and, for readers with the permission, evidence. */
  reports(actor: Actor, words: string): Promise<readonly FoundReport[]> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    const withEvidence = holds(actor, roadmapPermissions, 'roadmap.evidence.read');
    return this.database.read(actor, (tx) => reportSearch(tx, words, withEvidence));
  }
}

function authorsOf({ updates, validations, evidence, dueChanges }: ActionDetail): (string | null)[] {
  return [
    ...[...updates, ...validations, ...evidence, ...dueChanges].map(({ personId }) => personId),
    ...validations.map(({ withdrawnById }) => withdrawnById),
  ];
}

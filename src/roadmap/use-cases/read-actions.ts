import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand, holds } from '../../kernel/actor.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import { Database, type ReadTransaction } from '../../platform/database/index.js';
import { roadmapPermissions } from '../domain/policy.js';
import { actionNotFound } from '../domain/problems.js';
import type { GroupVoice } from '../domain/validation.js';
import { type ActionDetail, actionDetail } from '../queries/action-detail.query.js';
import type { ActionFilter } from '../queries/action-filter.js';
import { actionPage, type ActionRow, type ListPage } from '../queries/action-list.query.js';
import { type FoundReport, reportSearch } from '../queries/report-search.query.js';
import { GroupVoices } from './group-voices.js';
import { WorkspaceDay } from './workspace-day.js';

/** Organisations and people whose names the page shows. */
export interface ShownRecords {
  readonly organisations: Awaited<ReturnType<DirectoryFacade['organisations']>>;
  readonly people: Awaited<ReturnType<IdentityFacade['people']>>;
}

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
    private readonly directory: DirectoryFacade,
    private readonly identity: IdentityFacade,
    private readonly day: WorkspaceDay,
    private readonly voices: GroupVoices,
  ) {}

  one(actor: Actor, id: string): Promise<ReadAction> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) => {
      const action = await actionDetail(tx, id, await this.day.today(tx));
      if (action === undefined) throw actionNotFound();
      const voice = (await this.voices.of(tx))(action);
      return { action, voice, shown: await this.records(tx, [action], authorsOf(action)) };
    });
  }

  page(actor: Actor, filter: ActionFilter, page: ListPage): Promise<ReadActionPage> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) => {
      const today = await this.day.today(tx);
      const found = await actionPage(tx, filter, { ...page, today });
      return { ...found, today, shown: await this.records(tx, found.rows, []) };
    });
  }

  /** Searches reports, responses and, for readers with the permission, evidence. */
  reports(actor: Actor, words: string): Promise<readonly FoundReport[]> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    const withEvidence = holds(actor, roadmapPermissions, 'roadmap.evidence.read');
    return this.database.read(actor, (tx) => reportSearch(tx, words, withEvidence));
  }

  /** The organisations and people that actions name. */
  async records(
    tx: ReadTransaction,
    rows: readonly ActionRow[],
    authors: readonly (string | null)[],
  ): Promise<ShownRecords> {
    const organisations = unique(rows.flatMap((row) => [row.ownerOrganisationId, ...row.coOwnerOrganisationIds]));
    const people = unique([...rows.map((row) => row.ownerPersonId), ...authors]);
    return {
      organisations: await this.directory.organisations(tx, organisations),
      people: await this.identity.people(tx, people),
    };
  }
}

function authorsOf({ updates, validations, evidence, dueChanges }: ActionDetail): (string | null)[] {
  return [
    ...[...updates, ...validations, ...evidence, ...dueChanges].map(({ personId }) => personId),
    ...validations.map(({ withdrawnById }) => withdrawnById),
  ];
}

function unique(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

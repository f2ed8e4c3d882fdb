import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { roadmapPermissions } from '../domain/policy.js';
import { duties, dutiesOf, type Duty } from '../domain/state-report.js';
import { openStatuses } from '../domain/status.js';
import { actionList } from '../queries/action-list.query.js';
import { ActionNames, type ShownRecords } from './read-action-names.js';
import { OwningGroups } from './owning-groups.js';
import type { OwnedRow } from './read-actions.js';
import { RespondingPeople } from './responding-people.js';
import { WorkspaceDay } from './workspace-day.js';

export interface Inbox {
  readonly organisationId: string | null;
  /** Without duties for which there is no action. */
  readonly duties: readonly { readonly duty: Duty; readonly rows: readonly OwnedRow[] }[];
  readonly shown: ShownRecords;
}

/** What an organisation still has to do on the roadmap, as owner, partner or respondent; those due first come first. */
@Injectable()
export class ReadInbox {
  constructor(
    private readonly database: Database,
    private readonly names: ActionNames,
    private readonly day: WorkspaceDay,
    private readonly groups: OwningGroups,
    private readonly responding: RespondingPeople,
  ) {}

  /** Without an organisation, that of the current user. */
  execute(actor: Actor, asked?: string): Promise<Inbox> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    const organisationId = asked ?? actor.organisationId;
    return this.database.read(actor, async (tx) => {
      if (organisationId === null) return { organisationId, duties: [], shown: await this.names.of(tx, []) };
      const open = await actionList(tx, { statuses: openStatuses }, await this.day.today(tx));
      const canRespond = await this.responding.ofOrganisation(tx, organisationId);
      const owed = (await this.groups.ofAll(tx, open)).map((row) => {
        const accepts = row.ownerOrganisationId === organisationId;
        const owns = accepts || row.coOwnerOrganisationIds.includes(organisationId);
        const responds = row.status === 'claimed-done' && canRespond(row);
        return { row, duties: dutiesOf(row, { accepts, owns, responds }) };
      });
      const listed = owed.filter((one) => one.duties.length > 0).sort((one, other) => byDueDate(one.row, other.row));
      return {
        organisationId,
        duties: duties
          .map((duty) => ({ duty, rows: listed.filter((one) => one.duties.includes(duty)).map(({ row }) => row) }))
          .filter(({ rows }) => rows.length > 0),
        shown: await this.names.of(
          tx,
          listed.map(({ row }) => row),
        ),
      };
    });
  }
}

function byDueDate(one: OwnedRow, other: OwnedRow): number {
  return (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9') || one.number - other.number;
}

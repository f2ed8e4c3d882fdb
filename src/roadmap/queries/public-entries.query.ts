import { constituencies } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { DatePrecision } from '../domain/lateness.js';
import type { ActionStatus } from '../domain/status.js';

export interface PublicRow {
  readonly title: LocalizedText;
  readonly text: LocalizedText;
  readonly status: ActionStatus;
  readonly dueOn: string | null;
  readonly duePrecision: DatePrecision;
  /** The due date first agreed. */
  readonly agreedDueOn: string | null;
  readonly basis: string | null;
  readonly ownerOrganisationId: string | null;
  readonly ownerWorkingGroupId: string | null;
  readonly placeId: string | null;
}

/** The entries to which all groups agreed, by due date. */
export function publicEntries(tx: ReadTransaction): Promise<PublicRow[]> {
  return tx.query<PublicRow>(
    `SELECT e.title, e.text, a.status, a.due_on::text AS "dueOn", a.due_precision AS "duePrecision", a.basis,
       b.due_on::text AS "agreedDueOn", a.owner_organisation_id AS "ownerOrganisationId",
       a.owner_working_group_id AS "ownerWorkingGroupId", a.place_id AS "placeId"
     FROM roadmap_public_entry e JOIN roadmap_action a ON a.id = e.action_id
     LEFT JOIN roadmap_baseline b ON b.action_id = a.id
     WHERE (SELECT count(*) FROM roadmap_public_agreement g WHERE g.action_id = e.action_id) = $1
     ORDER BY a.due_on, a.number`,
    [constituencies.length],
  );
}

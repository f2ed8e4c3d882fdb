import { constituencies } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { DatePrecision } from '../domain/lateness.js';
import { type PublicStatus, publicStatuses } from '../domain/public-entry.js';

export interface PublicRow {
  readonly title: LocalizedText;
  readonly text: LocalizedText;
  readonly status: PublicStatus;
  readonly dueOn: string | null;
  readonly duePrecision: DatePrecision;
  /** The due date first agreed. */
  readonly agreedDueOn: string | null;
  readonly agreedDuePrecision: DatePrecision | null;
  readonly basis: string | null;
  readonly ownerOrganisationId: string | null;
  readonly ownerWorkingGroupId: string | null;
  readonly placeId: string | null;
}

/** The entries to which all groups agreed and whose actions are as they were then, by due date. */
export function publicEntries(tx: ReadTransaction): Promise<PublicRow[]> {
  return tx.query<PublicRow>(
    `SELECT e.title, e.text, a.status, a.due_on::text AS "dueOn", a.due_precision AS "duePrecision", a.basis,
       b.due_on::text AS "agreedDueOn", b.due_precision AS "agreedDuePrecision", a.owner_organisation_id AS "ownerOrganisationId",
       a.owner_working_group_id AS "ownerWorkingGroupId", a.place_id AS "placeId"
     FROM roadmap_public_entry e JOIN roadmap_action a ON a.id = e.action_id
     LEFT JOIN roadmap_baseline b ON b.action_id = a.id
     WHERE e.withdrawn_at IS NULL AND a.status = ANY($2)
       AND e.facts = jsonb_build_object('ownerOrganisationId', a.owner_organisation_id, 'ownerWorkingGroupId',
         a.owner_working_group_id, 'placeId', a.place_id, 'dueOn', a.due_on, 'duePrecision', a.due_precision)
       AND (SELECT count(*) FROM roadmap_public_agreement g WHERE g.action_id = e.action_id) = $1
     ORDER BY a.due_on, a.number`,
    [constituencies.length, publicStatuses],
  );
}

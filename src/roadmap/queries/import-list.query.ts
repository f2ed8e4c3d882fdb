import type { ReadTransaction } from '../../platform/database/index.js';

export interface ImportRow {
  readonly id: string;
  /** Null: changed together, without a file. */
  readonly fileName: string | null;
  readonly personId: string | null;
  readonly opened: number;
  readonly changed: number;
  readonly importedAt: Date;
  readonly undoneAt: Date | null;
  /** Of a hand-over. */
  readonly fromPersonId: string | null;
  readonly toPersonId: string | null;
  readonly startsOn: string | null;
  readonly note: string | null;
}

/** The last imports, newest first. */
export function importList(tx: ReadTransaction): Promise<readonly ImportRow[]> {
  return tx.query<ImportRow>(
    `SELECT i.id, i.file_name AS "fileName", i.person_id AS "personId", i.opened, i.changed,
       i.imported_at AS "importedAt", i.undone_at AS "undoneAt", h.from_person_id AS "fromPersonId",
       h.to_person_id AS "toPersonId", h.starts_on::text AS "startsOn", h.note
     FROM roadmap_import i LEFT JOIN roadmap_hand_over h ON h.id = i.id
     ORDER BY i.imported_at DESC, i.id DESC LIMIT 20`,
  );
}

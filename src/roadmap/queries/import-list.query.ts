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
}

/** The last imports, newest first. */
export function importList(tx: ReadTransaction): Promise<readonly ImportRow[]> {
  return tx.query<ImportRow>(
    `SELECT id, file_name AS "fileName", person_id AS "personId", opened, changed, imported_at AS "importedAt",
       undone_at AS "undoneAt"
     FROM roadmap_import ORDER BY imported_at DESC, id DESC LIMIT 20`,
  );
}

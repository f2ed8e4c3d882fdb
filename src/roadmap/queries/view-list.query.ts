import type { ReadTransaction } from '../../platform/database/index.js';
import type { SavedView } from '../domain/saved-view.js';

/** The views of the current user and those that are shared, by name. */
export function viewList(tx: ReadTransaction): Promise<readonly SavedView[]> {
  return tx.query<SavedView>(
    `SELECT id, person_id AS "personId", shared, name, filter, version FROM roadmap_view
     ORDER BY shared, coalesce(nullif(name ->> 'en', ''), name ->> 'zh'), id`,
  );
}

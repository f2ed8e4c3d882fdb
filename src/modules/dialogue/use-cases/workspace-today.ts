import { dayIn } from '../../../kernel/day.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import type { IdentityFacade } from '../../identity/index.js';

/** The current day in the time zone of the workspace, not of the server. */
export async function workspaceToday(tx: ReadTransaction, identity: IdentityFacade): Promise<string> {
  return dayIn(tx.now, (await identity.workspace(tx))?.timeZone ?? 'UTC');
}

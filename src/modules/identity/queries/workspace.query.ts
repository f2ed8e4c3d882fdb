import type { ReadTransaction } from '../../../platform/database/transaction.js';
import type { WorkspaceState } from '../domain/workspace.js';

export type WorkspaceRecord = Omit<WorkspaceState, 'fieldVersions'>;

export async function workspaceRecord(tx: ReadTransaction): Promise<WorkspaceRecord | undefined> {
  const [workspace] = await tx.query<WorkspaceRecord>(
    `SELECT id, slug, name, kind, demonstration, basis_note AS "basisNote", time_zone AS "timeZone",
       constituency_terms AS "constituencyTerms", second_factor AS "secondFactor",
       iati_identifier AS "iatiIdentifier", version FROM identity_workspace_here()`,
  );
  return workspace;
}

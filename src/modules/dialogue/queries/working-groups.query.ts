import type { Constituency } from '../../../kernel/actor.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { missingConstituencies } from '../domain/working-group.js';
import type { WorkingGroup, WorkingGroupMember } from '../domain/working-group.js';

export interface WorkingGroupPage extends WorkingGroup {
  readonly roundtableNumber: number | null;
  readonly members: readonly WorkingGroupMember[];
  readonly missing: readonly Constituency[];
}

const sql = `
SELECT g.id, g.name, g.mandate, g.composition, g.membership, g.roundtable_id AS "roundtableId",
  g.formed_on::text AS "formedOn", g.basis, g.version, r.number AS "roundtableNumber"
FROM dialogue_working_group g LEFT JOIN dialogue_roundtable r ON r.id = g.roundtable_id
WHERE $1::uuid IS NULL OR g.id = $1::uuid ORDER BY g.created_at, g.id`;

const memberSql = `
SELECT id, working_group_id AS "workingGroupId", person_id AS "personId", function, constituency, capacity, sex,
  organisation_id AS "organisationId"
FROM dialogue_working_group_member
ORDER BY array_position(ARRAY['convenor', 'member', 'adviser'], function),
  array_position(ARRAY['government', 'employers', 'workers'], constituency), id`;

export async function workingGroups(tx: ReadTransaction, id?: string): Promise<readonly WorkingGroupPage[]> {
  const groups = await tx.query<WorkingGroup & { roundtableNumber: number | null }>(sql, [id ?? null]);
  const all = await tx.query<WorkingGroupMember>(memberSql);
  return groups.map((group) => {
    const members = all.filter((member) => member.workingGroupId === group.id);
    return { ...group, members, missing: missingConstituencies(group, members) };
  });
}

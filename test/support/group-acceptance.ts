import type { Constituency } from '../../src/kernel/actor.js';

interface Group {
  readonly workspaceId: string;
  readonly roundtableId: string;
  readonly constituency: Constituency;
}

/** Runs SQL as the owner of the tables. */
type Owner = (sql: string, values: unknown[]) => Promise<unknown>;

/** The group has accepted these people, and confirmed the first as its spokesperson, long before the test. */
export async function givenAccepted(
  owner: Owner,
  { named = true, ...group }: Group & { readonly named?: boolean },
  people: readonly string[],
): Promise<void> {
  const { workspaceId, roundtableId, constituency } = group;
  const values = [workspaceId, roundtableId, constituency, people];
  await owner(
    `INSERT INTO dialogue_group_acceptance (id, workspace_id, roundtable_id, constituency, person_id, accepted_by, means,
       letter, earlier, asked_at, since, sees_from, hidden_meetings, spokesperson_by)
     SELECT gen_random_uuid(), $1::uuid, $2::uuid, $3::text, p.id, ($4::uuid[])[1], 'titular', NULL, true, '2020-01-01',
       '2020-01-01', '2020-01-01', '{}', CASE WHEN p.at = 1 AND $5::boolean THEN p.id END
     FROM unnest($4::uuid[]) WITH ORDINALITY AS p (id, at)`,
    [...values, named],
  );
  if (!named) return;
  await owner(
    `UPDATE dialogue_seat SET function = 'spokesperson'
     WHERE workspace_id = $1 AND roundtable_id = $2 AND constituency = $3 AND person_id = ($4::uuid[])[1]`,
    values,
  );
}

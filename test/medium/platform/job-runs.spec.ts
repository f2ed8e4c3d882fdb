import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nobody, type Role, roles, systemActor } from '../../../src/kernel/actor.js';
import { jobPermissions } from '../../../src/platform/jobs/job-permissions.js';
import { JobRuns } from '../../../src/platform/jobs/job-runs.js';
import { openTestDatabase, type OpenDatabase } from '../../support/database.js';
import { openWorkspace } from '../dialogue/table.js';

describe('a job', () => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await openTestDatabase();
  });
  afterAll(() => open.close());

  it('can be read and cancelled only by roles with the permission', async () => {
    const { workspaceId, as } = await openWorkspace(open, 'jobs');
    const runs = new JobRuns(open.database);
    const start = () => open.database.write(systemActor(workspaceId), (tx) => tx.startJob('nothing', {}));
    const id = await start();
    const may = (table: readonly Role[], role: Role) => (table.includes(role) ? 'yes' : 'platform.auth.not-permitted');
    const asked = (call: Promise<unknown>) =>
      call.then(
        () => 'yes',
        (error: { code: string }) => error.code,
      );
    for (const role of roles) {
      expect(await asked(runs.find(as(role), id))).toBe(may(jobPermissions['platform.job.read'], role));
      const cancelled = asked(runs.requestCancel(as(role), await start()));
      expect(await cancelled).toBe(may(jobPermissions['platform.job.cancel'], role));
    }
    expect(await asked(runs.find({ ...nobody, workspaceId }, id))).toBe('platform.auth.not-permitted');
  });

  it('is deleted thirty days after it has ended, and never before', async () => {
    const { workspaceId } = await openWorkspace(open, 'ended');
    const actor = systemActor(workspaceId);
    const runs = new JobRuns(open.database);
    const start = () => open.database.write(actor, (tx) => tx.startJob('nothing', {}));
    const [ended, lately, waiting] = [await start(), await start(), await start()];
    for (const id of [ended, lately]) await runs.finish(actor, id, { state: 'done' });
    await open.database.write(actor, (tx) =>
      tx.query(`UPDATE job_run SET updated_at = updated_at - interval '31 days' WHERE id = ANY ($1)`, [
        [ended, waiting],
      ]),
    );
    await runs.expire(actor);
    const left = await open.database.read(actor, (tx) => tx.query<{ id: string }>('SELECT id FROM job_run'));
    expect(left.map(({ id }) => id).sort()).toEqual([lately, waiting].sort());
  });
});

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

  it('is read and cancelled only by roles that may, whoever calls it', async () => {
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
});

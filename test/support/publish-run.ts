import type { Actor } from '../../src/kernel/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { IdentityFacade } from '../../src/modules/identity/index.js';
import type { ReleasePlan } from '../../src/modules/indicators/domain/releases/release.js';
import { ApproveRelease } from '../../src/modules/indicators/use-cases/releases/approve-release.js';
import { CreateRelease } from '../../src/modules/indicators/use-cases/releases/create-release.js';
import { PublishDueReleases } from '../../src/modules/indicators/use-cases/releases/publish-due-releases.js';
import { PublishRelease } from '../../src/modules/indicators/use-cases/releases/publish-release.js';
import { ReadReleases } from '../../src/modules/indicators/use-cases/releases/read-releases.js';
import { ReleaseChecks } from '../../src/modules/indicators/use-cases/releases/release-checks.js';
import type { Database } from '../../src/platform/database/database.js';
import { AnswersFacade } from '../../src/surveys/answers.js';

/** The use cases of releases with the dependencies of the module. */
export function releasesOn(database: Database) {
  const [answers, identity] = [new AnswersFacade(), new IdentityFacade()];
  const [checks, publishing] = [new ReleaseChecks(answers), new PublishRelease(identity, answers)];
  return {
    create: new CreateRelease(database, checks),
    approve: new ApproveRelease(database, answers, checks, publishing),
    publishDue: new PublishDueReleases(database, checks, publishing),
    pages: new ReadReleases(database, identity, answers, checks),
  };
}

/** Someone in the same workspace who can approve. */
export const approverFor = (actor: Actor): Actor => ({
  ...actor,
  kind: 'person',
  personId: newId(),
  roles: ['analyst'],
});

/** The smallest plan for the next release of the run's wave. */
export function planFor(runId: string, isFirst: boolean): ReleasePlan {
  const summary = { en: 'Figures of the wave', zh: '本期指标' };
  const reason = isFirst ? null : { en: 'A planned revision', zh: '计划内修订' };
  const kind = isFirst ? 'release' : 'revision';
  return { runId, kind, leftOut: [], summary, reason, announcedAt: null, timeZone: 'Asia/Shanghai' };
}

/** Publishes a finished run at once; returns the id of the release. */
export async function publishRun(database: Database, actor: Actor, runId: string): Promise<string> {
  const { create, approve, pages } = releasesOn(database);
  const [run] = await database.read(actor, (tx) =>
    tx.query<{ first: boolean }>(
      `SELECT NOT EXISTS (SELECT 1 FROM indicators_release p WHERE p.wave_id = r.wave_id AND p.state = 'published') AS first
       FROM indicators_run r WHERE r.id = $1`,
      [runId],
    ),
  );
  const { id } = await create.execute(actor, planFor(runId, run!.first));
  const { hash } = (await pages.one(actor, id)).release;
  await approve.execute(approverFor(actor), { releaseId: id, hash: hash! });
  return id;
}

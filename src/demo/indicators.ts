import type { INestApplicationContext } from '@nestjs/common';
import { systemActor } from '../kernel/actor.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { newId } from '../kernel/ids.js';
import type { BreakdownId } from '../modules/indicators/domain/runs/cells.js';
import type { WeightingSpecification } from '../modules/indicators/domain/weighting/specification.js';
import { ApproveRelease } from '../modules/indicators/use-cases/releases/approve-release.js';
import { CreateRelease } from '../modules/indicators/use-cases/releases/create-release.js';
import { ReadReleases } from '../modules/indicators/use-cases/releases/read-releases.js';
import { ComputeRun } from '../modules/indicators/use-cases/runs/compute-run.js';
import { MakeWeightSet } from '../modules/indicators/use-cases/weighting/make-weight-set.js';
import { StartRun } from '../modules/indicators/use-cases/runs/start-run.js';
import { Database } from '../platform/database/database.js';
import { SurveysFacade } from '../surveys/index.js';
import { onDay } from './story-clock.js';
import { closedWaves } from './survey-sample.js';
import type { Demonstration } from './demonstration.js';

const quiet = { progress: async () => undefined, throwIfCancelled: async () => undefined };

/** A second version of the latest wave's weights, to view and choose; the run uses the base weights. */
const raked: WeightingSpecification = {
  classes: 'stratum-sex',
  calibration: 'raking',
  margins: ['park-size', 'park-sex'],
  mergeSmall: true,
  bounds: null,
  trim: 5,
};

/** For the earlier waves, which have a quarter of the answers: more tables would need more suppression. */
const forFewAnswers: readonly BreakdownId[] = ['park'];

/**
 * Computes the indicators of each closed wave of the fictitious city with the code of the job; does nothing for a wave
 * that has a run.
 */
export async function seedIndicators(app: INestApplicationContext, demonstration: Demonstration): Promise<void> {
  const actor = systemActor(demonstration.city.workspaceId);
  const database = app.get(Database);
  const waves = await database.read(actor, (tx) => app.get(SurveysFacade, { strict: false }).waves(tx));
  const closed = waves.filter((each) => each.state === 'closed');
  for (const [index, wave] of closed.entries()) {
    const daysAgo = (closedWaves[index]?.to ?? 0) - 4;
    const [run] = await database.read(actor, (tx) =>
      tx.query<{ id: string }>('SELECT id FROM indicators_run WHERE wave_id = $1', [wave.id]),
    );
    const isLatest = wave === closed.at(-1);
    const asked = { waveId: wave.id, ...(isLatest ? {} : { settings: { breakdowns: forFewAnswers } }) };
    // the weights of the run are of an earlier minute
    if (run === undefined)
      await onDay(daysAgo, () => app.get(MakeWeightSet, { strict: false }).current(actor, wave.id));
    const id = run?.id ?? (await onDay(daysAgo, () => app.get(StartRun, { strict: false }).execute(actor, asked))).id;
    await onDay(daysAgo, () => app.get(ComputeRun, { strict: false }).execute(actor, id, quiet));
    await onDay(daysAgo, () => release(app, demonstration, { runId: id, title: wave.title }));
    if (run !== undefined || !isLatest) continue;
    const order = { id: newId(), waveId: wave.id, specification: raked, jobRunId: null, requestedBy: null };
    await onDay(daysAgo - 1, () => app.get(MakeWeightSet, { strict: false }).execute(actor, order, quiet));
  }
}

/** The administrator drafts a release of the whole run, and the analyst, who created neither, approves it. */
async function release(
  app: INestApplicationContext,
  { city }: Demonstration,
  { runId, title }: { readonly runId: string; readonly title: LocalizedText },
): Promise<void> {
  const { administrator, analyst } = city.actors;
  const pages = app.get(ReadReleases, { strict: false });
  const { items } = await pages.list(analyst);
  if (items.some((each) => each.runId === runId)) return;
  const summary = { en: `First figures of ${title.en}`, zh: `${title.zh}首次发布` };
  const plan = { kind: 'release', leftOut: [], reason: null, announcedAt: null, timeZone: 'Asia/Shanghai' } as const;
  const { id } = await app.get(CreateRelease, { strict: false }).execute(administrator, { ...plan, runId, summary });
  const { hash } = (await pages.one(analyst, id)).release;
  await app.get(ApproveRelease, { strict: false }).execute(analyst, { releaseId: id, hash: hash! });
}

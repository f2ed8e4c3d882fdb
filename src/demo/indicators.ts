import type { INestApplicationContext } from '@nestjs/common';
import { systemActor } from '../kernel/actor.js';
import { newId } from '../kernel/ids.js';
import type { BreakdownId } from '../modules/indicators/domain/runs/cells.js';
import type { WeightRecipe } from '../modules/indicators/domain/weighting/recipe.js';
import { ComputeRun } from '../modules/indicators/use-cases/runs/compute-run.js';
import { MakeWeightSet } from '../modules/indicators/use-cases/weighting/make-weight-set.js';
import { StartRun } from '../modules/indicators/use-cases/runs/start-run.js';
import { Database } from '../platform/database/database.js';
import { SurveysFacade } from '../surveys/index.js';
import { onDay } from './story-clock.js';
import { closedWaves } from './survey-sample.js';
import type { DemoWorld } from './world.js';

const quiet = { progress: async () => undefined, throwIfCancelled: async () => undefined };

/** A second version of the latest wave's weights, to be looked at and chosen; its run keeps its base weights. */
const raked: WeightRecipe = {
  classes: 'stratum-sex',
  calibration: 'raking',
  margins: ['park-size', 'park-sex'],
  mergeSmall: true,
  bounds: null,
  trim: 5,
};

/** Of the waves before: with a quarter of the answers, more tables would leave less to be shown. */
const forFewAnswers: readonly BreakdownId[] = ['park'];

/** Computes the indicators of each closed wave of the made-up city by the same code as the job; a wave that has a run keeps it. */
export async function seedIndicators(app: INestApplicationContext, world: DemoWorld): Promise<void> {
  const actor = systemActor(world.city.workspaceId);
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
    const id = run?.id ?? (await onDay(daysAgo, () => app.get(StartRun, { strict: false }).execute(actor, asked))).id;
    await onDay(daysAgo, () => app.get(ComputeRun, { strict: false }).execute(actor, id, quiet));
    if (run !== undefined || !isLatest) continue;
    const order = { id: newId(), waveId: wave.id, recipe: raked, jobRunId: null, requestedBy: null };
    await onDay(daysAgo - 1, () => app.get(MakeWeightSet, { strict: false }).execute(actor, order, quiet));
  }
}

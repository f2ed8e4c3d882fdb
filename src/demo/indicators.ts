import type { INestApplicationContext } from '@nestjs/common';
import { systemActor } from '../kernel/actor.js';
import { ComputeRun } from '../modules/indicators/use-cases/compute-run.js';
import { StartRun } from '../modules/indicators/use-cases/start-run.js';
import { Database } from '../platform/database/database.js';
import { SurveysFacade } from '../surveys/index.js';
import type { DemoWorld } from './world.js';

/** Computes the indicators of each closed wave of the made-up city by the same code as the job; a wave that has a run keeps it. */
export async function seedIndicators(app: INestApplicationContext, world: DemoWorld): Promise<void> {
  const actor = systemActor(world.city.workspaceId);
  const database = app.get(Database);
  const waves = await database.read(actor, (tx) => app.get(SurveysFacade, { strict: false }).waves(tx));
  for (const wave of waves.filter((each) => each.state === 'closed')) {
    const [run] = await database.read(actor, (tx) =>
      tx.query<{ id: string }>('SELECT id FROM indicators_run WHERE wave_id = $1', [wave.id]),
    );
    const id = run?.id ?? (await app.get(StartRun, { strict: false }).execute(actor, { waveId: wave.id })).id;
    await app.get(ComputeRun, { strict: false }).execute(actor, id, {
      progress: async () => undefined,
      throwIfCancelled: async () => undefined,
    });
  }
}

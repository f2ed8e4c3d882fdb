import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { systemActor } from '../kernel/actor.js';
import { IdentityFacade } from '../modules/identity/index.js';
import type { Settings } from '../platform/config/environment.js';
import { Database } from '../platform/database/database.js';
import { JobBus } from '../platform/jobs/job-bus.js';
import { composeDemonstration } from './compose-demonstration.js';
import { seedDialogue } from './dialogue.js';
import { seedWorkersMeetings } from './dialogue-group.js';
import { seedDirectory } from './directory.js';
import { seedIndicators } from './indicators.js';
import { composeSignIns, seedAccounts, seedPeople, seedWorkspaces } from './identity.js';
import type { DemoSignIn } from './identity.js';
import { seedNotifications } from './notifications.js';
import { seedRoadmap } from './roadmap.js';
import { seedSurveys } from './surveys.js';
import { onDay } from './story-clock.js';
import type { Demonstration } from './demonstration.js';

export type DemoAccount = DemoSignIn;

type Seed = (app: INestApplicationContext, demonstration: Demonstration) => Promise<void>;
type Part = readonly [name: string, seed: Seed];

/** Days ago: before the first wave and the first roundtable. */
const begun = 430;

const atTheBeginning =
  (seed: Seed): Seed =>
  (app, demonstration) =>
    onDay(begun, () => seed(app, demonstration));

/** In this order, because each part uses earlier ones. A part whose records exist does nothing. */
const parts: readonly Part[] = [
  ['workspaces', atTheBeginning(seedWorkspaces)],
  ['places and organisations', atTheBeginning(seedDirectory)],
  ['people', atTheBeginning(seedPeople)],
  ['roundtables', seedDialogue],
  ['roadmap', seedRoadmap],
  ['surveys', seedSurveys],
  // after the surveys, because it reads their closed waves
  ['indicators', seedIndicators],
];

/**
 * Loads the demonstration if the database is empty, and returns the accounts to print. Accounts come last, so that an
 * interrupted start continues where it stopped.
 */
export async function prepareDemonstration(
  app: INestApplicationContext,
  settings: Settings,
  say: (line: string) => void,
): Promise<readonly DemoAccount[]> {
  if (!settings.DEMO) return [];
  const demonstration = composeDemonstration();
  const kept = await readSignIns(settings);
  const state = await stateOf(app, demonstration);
  if (state === 'in-use') return [];
  if (state === 'seeded') return kept ?? [];
  // the runs are computed here, on their day; a job would compute them again, today
  await app.get(JobBus).paused(async () => {
    for (const [name, seed] of parts) {
      say(`Loading the demonstration: ${name}`);
      await seed(app, demonstration);
    }
  });
  const signIns = kept ?? composeSignIns(demonstration);
  await writeFile(fileOf(settings), `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 });
  await onDay(begun, () => seedAccounts(app, demonstration, signIns));
  await seedWorkersMeetings(app, demonstration);
  await seedNotifications(app, demonstration);
  return signIns;
}

/** `in-use`: the database contains a real installation, so the demonstration is not loaded. */
async function stateOf(
  app: INestApplicationContext,
  demonstration: Demonstration,
): Promise<'empty' | 'seeded' | 'in-use'> {
  const identity = app.get(IdentityFacade);
  const first = demonstration.accounts[0]!;
  const last = demonstration.accounts.at(-1)!;
  return app.get(Database).read(systemActor(demonstration.city.workspaceId), async (tx) => {
    const complete = await identity.mailAddresses(tx, [demonstration.city.actors[last.key].personId!]);
    if (complete.length > 0) return 'seeded';
    const begun = await identity.hasAccount(tx, first.id);
    return begun || !(await identity.hasAccount(tx)) ? 'empty' : 'in-use';
  });
}

function fileOf(settings: Settings): string {
  return path.join(settings.dataFolder, 'demo-accounts.json');
}

async function readSignIns(settings: Settings): Promise<readonly DemoSignIn[] | undefined> {
  try {
    return JSON.parse(await readFile(fileOf(settings), 'utf8')) as DemoSignIn[];
  } catch {
    return undefined;
  }
}

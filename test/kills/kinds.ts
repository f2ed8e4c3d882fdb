import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Dice } from '../../src/demo/survey-answers.js';
import { startImport } from '../support/answer-imports.js';
import { city } from '../support/demonstration.js';
import type { Container } from '../support/compose-container.js';
import type { Installation, ProcessName } from '../support/installation.js';
import type { Load } from './load.js';
import type { SideDatabase } from './side-database.js';

export type Victim = ProcessName | 'postgres' | 'redis' | 'command';

export interface Scene {
  readonly installation: Installation;
  readonly load: Load;
  readonly side: SideDatabase;
  readonly dice: Dice;
}

export interface Kind {
  /** What is going on when the process is killed. */
  readonly window: 'work' | 'job' | 'start' | 'upload' | 'migration' | 'restore';
  readonly victim: Victim;
  /** Does it, kills, and starts again what was killed; returns what is wrong afterwards. */
  readonly carryOut: (scene: Scene, victim: Victim) => Promise<readonly string[]>;
}

const importedRows = 2000;
/** Milliseconds that a command may take on this machine; the kill comes at a random moment within. */
let commandTakes = 3000;

/** Ends all processes of the victim at once and starts it again, as a container engine does. */
export async function killAndStart({ installation }: Pick<Scene, 'installation'>, victim: Victim): Promise<void> {
  if (victim === 'command') return;
  if (victim === 'postgres' || victim === 'redis') {
    await installation[victim].kill();
    await installation[victim].start();
  } else {
    await installation.end(victim, 'SIGKILL');
    await installation.run(victim);
  }
  await installation.untilReady();
}

async function duringWork(scene: Scene, victim: Victim): Promise<readonly string[]> {
  await sleep(300 + scene.dice.next() * 1500);
  await killAndStart(scene, victim);
  return [];
}

async function duringJob(scene: Scene, victim: Victim): Promise<readonly string[]> {
  const { people, owner, wave, imports } = scene.load;
  imports.push(await startImport(people.analyst, owner, { waveId: wave.waveId, rows: importedRows }));
  await sleep(scene.dice.next() * 1500);
  await killAndStart(scene, victim);
  return [];
}

/** A process that is killed before it has started. */
async function duringStart({ installation, dice }: Scene, victim: Victim): Promise<readonly string[]> {
  const name = victim as ProcessName;
  await installation.end(name, 'SIGKILL');
  installation.begin(name);
  await sleep(dice.next() * commandTakes);
  await installation.end(name, 'SIGKILL');
  await installation.run(name);
  await installation.untilReady();
  return [];
}

async function duringUpload(scene: Scene, victim: Victim): Promise<readonly string[]> {
  const { people, upload } = scene.load;
  const { organisationId: ownerOrganisationId } = city.actors['member-workers'];
  const title = { en: 'With evidence', zh: '附佐证材料' };
  const address = `/api/workspaces/${city.workspaceId}/roadmap/actions`;
  const opened = await people.facilitator.call('POST', address, { body: { title, ownerOrganisationId } });
  const content = Buffer.from(randomBytes(7_000_000).toString('hex'));
  const stored = upload.call(scene.load, content, String(opened.body['id']));
  await sleep(scene.dice.next() * 300);
  await killAndStart(scene, victim);
  await stored;
  return [];
}

/** Kills the command, or the database under it, at a random moment. */
async function interrupt(scene: Scene, command: Container, victim: Victim): Promise<void> {
  await sleep(scene.dice.next() * commandTakes);
  if (victim === 'command') command.child.kill('SIGKILL');
  else await killAndStart(scene, victim);
  await command.ended;
}

async function duringMigration(scene: Scene, victim: Victim): Promise<readonly string[]> {
  const { side } = scene;
  await side.renew();
  await interrupt(scene, side.begin(['migrate']), victim);
  const again = await timed(() => side.command('migrate'));
  const faults = again.code === 0 ? [] : [`migrating again: ${again.output}`];
  if (!(await side.isComplete())) faults.push('the schema differs from that of an uninterrupted migration');
  return faults;
}

/** A backup that was restored completely, but not reported, is refused the second time: it is restored anew. */
async function duringRestore(scene: Scene, victim: Victim): Promise<readonly string[]> {
  const { side, installation } = scene;
  await side.renew();
  const words = ['restore', '--from', installation.backup];
  await interrupt(scene, side.begin(words), victim);
  let again = await timed(() => side.command(...words));
  if (again.output.includes('this installation contains data')) {
    await side.renew();
    again = await timed(() => side.command(...words));
  }
  const faults = again.output.includes('equal to the backup') ? [] : [`restoring again: ${again.output}`];
  const { code, output } = await side.command('audit', 'verify');
  if (code !== 0) faults.push(`the restored audit chain: ${output}`);
  return faults;
}

async function timed<T>(work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  commandTakes = performance.now() - began;
  return result;
}

const of = (window: Kind['window'], victims: readonly Victim[], carryOut: Kind['carryOut']): readonly Kind[] =>
  victims.map((victim) => ({ window, victim, carryOut }));

export const kinds: readonly Kind[] = [
  ...of('work', ['server-1', 'server-2', 'worker', 'postgres', 'redis'], duringWork),
  ...of('job', ['worker', 'postgres', 'redis'], duringJob),
  ...of('start', ['server-1', 'worker'], duringStart),
  ...of('upload', ['server-1', 'server-2', 'postgres'], duringUpload),
  ...of('migration', ['command', 'postgres'], duringMigration),
  ...of('restore', ['command', 'postgres'], duringRestore),
];

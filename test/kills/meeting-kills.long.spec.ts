/**
 * A scripted meeting on two servers: people raise hands, speak, interrupt and cede, connections are cut, pages are
 * reloaded, substitutes have seats for some seconds, an interpreter is in the room, and servers, worker, PostgreSQL and Redis are killed. `npm run kills -- --meeting --minutes 30` lets it
 * last longer than a minute.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type pg from 'pg';
import { Dice } from '../../src/demo/survey-answers.js';
import { signIn, type Visitor } from '../support/demonstration.js';
import { Installation, lackingForInstallation } from '../support/installation.js';
import { visit } from '../support/visitor.js';
import { describeWhen } from '../support/when.js';
import { killAndStart, type Victim } from './kinds.js';
import { ScriptedMeeting } from './meeting.js';

const asked = (name: string, otherwise: number): number => Number(process.env[`KILLS_${name}`] ?? otherwise);
const seed = asked('SEED', 1);
const minutes = asked('MINUTES', 1);
/** Between two comparisons of all screens, with one kill. */
const phase = 15_000;
const victims: readonly Victim[] = ['server-1', 'server-2', 'postgres', 'redis', 'worker'];

let installation: Installation;
let owner: pg.Pool;
let meeting: ScriptedMeeting | undefined;
let facilitator: Visitor;

function body(): void {
  beforeAll(async () => {
    installation = await Installation.start();
    owner = installation.ownerPool();
    facilitator = await signIn(() => installation.url, installation.accounts, 'facilitator');
    meeting = await ScriptedMeeting.open(installation, facilitator, owner);
  }, 600_000);
  afterAll(async () => {
    await meeting?.close();
    await owner?.end();
    await installation?.remove();
  }, 60_000);

  it(
    'shows the same on all screens, servers and in a replay, and nothing that was acknowledged is missing',
    async () => {
      const dice = new Dice(seed);
      const facilitators = {
        'server-1': visit(() => installation.urlOf('server-1'), facilitator.cookie),
        'server-2': visit(() => installation.urlOf('server-2'), facilitator.cookie),
      };
      const findings: string[] = [];
      const end = Date.now() + minutes * 60_000;
      let kills = 0;
      while (Date.now() < end && findings.length === 0) {
        const victim = victims[kills % victims.length]!;
        const kill = async (): Promise<void> => {
          await sleep(dice.next() * (phase - 8000));
          await killAndStart({ installation }, victim);
        };
        await Promise.all([meeting!.goOn(phase, dice), kill()]);
        kills += 1;
        await meeting!.settle();
        const faults = await meeting!.faults(facilitators);
        findings.push(...faults.map((fault) => `seed ${seed}, after kill ${kills} (${victim}): ${fault}`));
      }
      const { acknowledged, refused, left, cuts, substitutions } = meeting!;
      const counts = { seed, minutes, kills, cuts, acknowledged: acknowledged.length, refused, left, substitutions };
      process.stderr.write(`meeting: ${JSON.stringify(counts)}\n`);
      expect(findings).toEqual([]);
      expect(acknowledged.length).toBeGreaterThan(20 * minutes);
      expect(substitutions).toBeGreaterThan(0);
    },
    (minutes + 8) * 60_000,
  );
}

describeWhen(
  lackingForInstallation(),
  'a meeting on two servers whose connections are cut and processes killed',
  body,
  false,
);

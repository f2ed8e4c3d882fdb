/**
 * Kills the processes of an installation with several processes at random moments. A kill with its
 * checks takes between five and sixty seconds: without `npm run kills`, it is a few of them.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type pg from 'pg';
import { Dice } from '../../src/demo/survey-answers.js';
import { signIn } from '../support/demonstration.js';
import { openWave } from '../support/fieldwork.js';
import { Installation, lackingForInstallation } from '../support/installation.js';
import { describeWhen } from '../support/when.js';
import { KillCampaign } from './campaign.js';
import { Load } from './load.js';
import { SideDatabase } from './side-database.js';

const asked = (name: string, otherwise: number): number => Number(process.env[`KILLS_${name}`] ?? otherwise);
const seed = asked('SEED', 1);
const minutes = asked('MINUTES', 1);
let installation: Installation;
let owner: pg.Pool;

function body(): void {
  beforeAll(async () => {
    installation = await Installation.start();
    owner = installation.ownerPool();
  }, 600_000);
  afterAll(async () => {
    await owner?.end();
    await installation?.remove();
  }, 60_000);

  it(
    'loses nothing that was acknowledged, does nothing twice and keeps an audit chain that verifies',
    async () => {
      const as = (name: string) => signIn(() => installation.url, installation.accounts, name);
      const [facilitator, analyst, member] = [await as('facilitator'), await as('analyst'), await as('member-workers')];
      const load = new Load(
        installation,
        { facilitator, analyst, member },
        await openWave(analyst, await as('fieldwork-manager')),
        owner,
      );
      const side = new SideDatabase(installation);
      const campaign = new KillCampaign({ installation, load, side, dice: new Dice(seed) }, seed);
      const report = await campaign.run(asked('COUNT', 15), Date.now() + minutes * 60_000);
      await side.drop();
      process.stderr.write(`kills: ${JSON.stringify(report, null, 2)}\n`);
      expect(report.findings).toEqual([]);
    },
    (minutes + 5) * 60_000,
  );
}

describeWhen(lackingForInstallation(), 'an installation whose processes are killed', body, false);

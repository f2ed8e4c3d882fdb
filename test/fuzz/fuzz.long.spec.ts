/**
 * Calls every operation of docs/api/openapi.json and every command of the live room with valid and hostile values, as
 * every kind of account. `npm run fuzz` goes through all of it; without it, one minute is spent on some operations.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountsIn, city } from '../support/demonstration.js';
import { composeDemonstration } from '../../src/demo/compose-demonstration.js';
import { copyDemonstration } from '../support/demonstration-template.js';
import { passkeyOrigin } from '../support/passkey.js';
import { dataFolder, ownerPool, type Program, startProgram, stopProgram } from '../support/program.js';
import { cookieOf } from '../support/visitor.js';
import { type Bounds, Campaign, once } from './campaign.js';
import { Caller } from './caller.js';
import { hostileValues } from './hostile-values.js';
import { readOperations } from './operations.js';
import { SocketWalk } from './sockets.js';
import { wrongValues } from './stored.js';
import { Tally } from './tally.js';
import { Fixture } from './fixture.js';
import { validCalls } from './valid-calls.js';

const asked = (name: string, otherwise: number): number => Number(process.env[`FUZZ_${name}`] ?? otherwise);
const isCampaign = process.env['FUZZ_SEED'] !== undefined;
const minutes = asked('MINUTES', 1);
const bounds: Omit<Bounds, 'until'> = {
  seed: asked('SEED', 1),
  successes: asked('SUCCESSES', 1),
  values: asked('VALUES', 2),
  calls: asked('CALLS', 0),
  only: new RegExp(process.env['FUZZ_ONLY'] ?? ''),
};
const jiangsu = composeDemonstration().jiangsu;
/** Records of another workspace. */
const others = [jiangsu.workspaceId, Object.values(jiangsu.places)[0]!, Object.values(jiangsu.organisations)[0]!];

const folder = dataFolder();
const operations = readOperations();
const tally = new Tally();
let program: Program;

describe('the program under hostile calls', () => {
  beforeAll(async () => {
    await copyDemonstration(folder.path);
    program = await startProgram(folder.path, { DEMO: 'true', PUBLIC_URL: passkeyOrigin });
  }, 300_000);
  afterAll(async () => {
    await stopProgram(program);
    folder.remove();
  }, 60_000);
  it(
    'answers each as described, stores nothing wrong and reports no unexpected error',
    async () => {
      const cookies = new Map<string, string>();
      for (const { email, password } of accountsIn(folder.path))
        cookies.set(email.split('@')[0]!, await cookieOf(program.url, email, password));
      const owner = ownerPool(folder.path);
      const caller = new Caller(() => program.url, city.workspaceId, cookies, operations, tally);
      const fixture = new Fixture(caller, validCalls, owner, folder.path);
      try {
        // counted from here: loading the demonstration may take longer than the calls
        const until = Date.now() + minutes * 60_000;
        await new Campaign(caller, fixture, validCalls, { ...bounds, until }, others).run(6);
        const values = hostileValues(others).slice(0, bounds.values);
        if (bounds.only.test('socket'))
          await new SocketWalk(program.url, cookies, fixture, tally).run({ successes: bounds.successes, values });
        for (const wrong of await wrongValues(owner)) tally.found('the database', wrong, '');
      } finally {
        await owner.end();
      }
      if (program.output().includes('platform.unexpected'))
        tally.found('the log', 'contains an unexpected error', program.output().slice(-2000));
      const covered = [...operations, ...SocketWalk.operations].filter(
        ({ name }) => bounds.only.test(name) && !once.includes(name),
      );
      const coverage = tally.coverage(covered);
      const findings = tally.findings.map((finding) => `seed ${bounds.seed}: ${finding}`);
      process.stderr.write(`fuzz: ${JSON.stringify(coverage, null, 2)}\n${findings.join('\n')}\n`);
      expect(findings).toEqual([]);
      expect(coverage.calls).toBeGreaterThan(bounds.only.source === '(?:)' ? 100 : 0);
      if (!isCampaign) return;
      expect(coverage.lacking).toEqual([]);
      expect(coverage.leastGood).toBeGreaterThanOrEqual(bounds.successes);
      expect(coverage.leastValues).toBeGreaterThanOrEqual(bounds.values);
    },
    (minutes + 5) * 60_000,
  );
});

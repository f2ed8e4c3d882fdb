/** The clock of the machine was a day ahead and is set back while the program runs. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Clock } from '../../src/kernel/clock.js';
import { Database } from '../../src/platform/database/database.js';
import { JobHandler, JobRegistry } from '../../src/platform/jobs/index.js';
import { JobRuns } from '../../src/platform/jobs/job-runs.js';
import { type RunningApp, startApp } from '../support/app.js';
import { cookieOf, givenVisitor, type Visitor, visitorPassword } from '../support/visitor.js';
import { type GivenMember, givenWorkspace, type GivenWorkspace } from '../support/workspace.js';

const day = 86_400_000;
const rightTime = Date.now.bind(Date);
let ahead = 0;

class ClockOfMachine extends Clock {
  now(): Date {
    return new Date(Date.now());
  }
}

class ShortJob extends JobHandler {
  readonly kind = 'test.short';
  async run(): Promise<Record<string, unknown>> {
    return {};
  }
}

let running: RunningApp;
let workspace: GivenWorkspace;
let visitor: Visitor & GivenMember;
const ticks: number[] = [];

beforeAll(async () => {
  Date.now = () => rightTime() + ahead;
  running = await startApp({ clock: new ClockOfMachine() });
  workspace = await givenWorkspace(running.app.get(Database));
  visitor = await givenVisitor(running, workspace, { role: 'administrator' });
  const registry = running.app.get(JobRegistry);
  registry.add(new ShortJob());
  const handler = registry.find('notifications.send-webhooks')!;
  const run = handler.run.bind(handler);
  handler.run = (context) => {
    ticks.push(ahead);
    return run(context);
  };
}, 60_000);
afterAll(async () => {
  Date.now = rightTime;
  await running.close();
});

async function until(condition: () => boolean | Promise<boolean>, seconds: number): Promise<void> {
  for (let waited = 0; waited < seconds * 10; waited += 1) {
    if (await condition()) return;
    await sleep(100);
  }
  throw new Error(`not within ${seconds} s`);
}

const session = async () => (await visitor.call('GET', '/api/me')).status;

async function jobDone(): Promise<boolean> {
  const id = await running.app.get(Database).write(workspace.system, (tx) => tx.startJob('test.short', {}));
  const stateNow = async () => (await running.app.get(JobRuns).find(workspace.system, id)).state;
  await until(async () => (await stateNow()) === 'done', 20);
  return true;
}

it('people sign in, jobs run and scheduled jobs go on, a day ahead and after the clock was set back', async () => {
  expect(await session()).toBe(200);
  ahead = day;
  await until(() => ticks.includes(day), 30);
  expect(await session()).toBe(200);
  expect(await jobDone()).toBe(true);
  ahead = 0;
  const before = ticks.length;
  // seen in what is now the future: it ends, because a clock that is set back must not prolong sessions
  expect(await session()).toBe(401);
  expect(await cookieOf(running.url, visitor.email, visitorPassword)).toMatch(/^tripartite_session=/);
  expect(await jobDone()).toBe(true);
  // a sweep finds within 15 seconds what would wait for a day, and the job is due within ten
  await until(() => ticks.length > before + 1, 60);
}, 180_000);

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { city, signIn, type Visitor } from '../support/demonstration.js';
import { copyDemonstration } from '../support/demonstration-template.js';
import { dataFolder, freePort, ownerPool, type Program, startProgram, stopProgram } from '../support/program.js';

const folder = dataFolder();
const runs = `/api/workspaces/${city.workspaceId}/indicators/runs`;
let program: Program;
let port: number;
let analyst: Visitor;

const start = () => startProgram(folder.path, { DEMO: 'true', PORT: String(port) }, 300_000);

interface RunPage {
  readonly run: {
    readonly id: string;
    readonly state: string;
    readonly progress: number;
    readonly outputHash: string | null;
  };
  readonly repetitions: readonly { readonly same: boolean | null; readonly differs: readonly string[] }[];
}

async function page(runId: string): Promise<RunPage> {
  const { status, body } = await analyst.call('GET', `${runs}/${runId}`);
  expect(status).toBe(200);
  return body as unknown as RunPage;
}

async function until(runId: string, holds: (page: RunPage) => boolean): Promise<RunPage> {
  for (let waited = 0; waited < 1800; waited += 1) {
    const found = await page(runId);
    if (holds(found)) return found;
    expect(['queued', 'running', 'done']).toContain(found.run.state);
    await sleep(100);
  }
  throw new Error('nothing came of it in three minutes');
}

beforeAll(async () => {
  await copyDemonstration(folder.path);
  port = await freePort();
  program = await start();
  analyst = await signIn(() => `http://127.0.0.1:${port}`, folder.path, 'analyst');
}, 240_000);
afterAll(async () => {
  await stopProgram(program);
  folder.remove();
}, 60_000);

async function cells(runId: string): Promise<readonly unknown[]> {
  const owner = ownerPool(folder.path);
  try {
    const sql = `SELECT indicator_id, cell_key, status, figure FROM indicators_cell WHERE run_id = $1 ORDER BY 1, position`;
    return (await owner.query<Record<string, unknown>>(sql, [runId])).rows;
  } finally {
    await owner.end();
  }
}

describe('a run of the demonstration', () => {
  it('continues after the program is killed, and gives identical output when it is repeated', async () => {
    const list = await analyst.call('GET', runs);
    const [earlier] = list.body['items'] as { id: string; waveId: string }[];
    const started = await analyst.call('POST', runs, {
      // a different setting from the previous run, so that every answer must be read
      body: { waveId: earlier!.waveId, settings: { greenThreshold: 0 } },
    });
    expect(started.status).toBe(201);
    const id = String(started.body['id']);
    await until(id, ({ run }) => run.progress > 0.04);
    const half = await page(id);
    expect(half.run.state).toBe('running');
    program.child.kill('SIGKILL');
    await program.ended;
    program = await start();
    expect(await cells(id)).toEqual([]);
    const done = await until(id, ({ run }) => run.state === 'done');
    expect(done.run.outputHash).toMatch(/^[0-9a-f]{64}$/);
    const found = await cells(id);
    expect(found.length).toBeGreaterThan(1000);
    const again = await analyst.call('POST', `${runs}/${id}/repetitions`, { body: {} });
    expect(again.status).toBe(201);
    const { repetitions } = await until(id, (each) => typeof each.repetitions[0]?.same === 'boolean');
    expect(repetitions[0]).toMatchObject({ same: true, differs: [] });
    expect(await cells(id)).toEqual(found);
  }, 600_000);
});

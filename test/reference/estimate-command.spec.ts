/** The command line of `estimate`: input files, JSON output and exit code. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { estimate } from '../../src/analyst/commands/estimate-command.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tripartite-estimate-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const csv = 'city,stratum,size\n1,large,900\n2,large,822\n3,small,364\n4,small,317\n';
const request = {
  design: { ids: [], strata: ['stratum'], weights: null, fpc: [], nest: false },
  statistic: 'mean',
  variables: ['size'],
};

async function run(data: string | Buffer, body: string): Promise<{ code: number; out: string; err: string }> {
  const files = { data: path.join(folder, 'data.csv'), request: path.join(folder, 'request.json') };
  fs.writeFileSync(files.data, data);
  fs.writeFileSync(files.request, body);
  let [out, err] = ['', ''];
  const code = await estimate(files, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

describe('estimate', () => {
  it('answers one request with one answer', async () => {
    const { code, out, err } = await run(csv, JSON.stringify(request));
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ df: 2, n: 4, sumOfWeights: 4, rows: [{ name: 'size', estimate: 600.75 }] });
  });

  it('answers an array in its order, with problems in place of answers, and exits with 2', async () => {
    const { code, out } = await run(csv, JSON.stringify([request, { ...request, statistic: 'modus' }, request]));
    const answers = JSON.parse(out) as { problem?: { code: string } }[];
    expect(code).toBe(2);
    expect(answers.map((answer) => answer.problem?.code)).toEqual([
      undefined,
      'indicators.estimate.unknown-value',
      undefined,
    ]);
  });

  it.each([
    ['a request that is not JSON', csv, '{', 'cli.not-json', '/request'],
    ['a file that is no text', Buffer.from([...Buffer.from(csv), 0xff]), '{}', 'cli.not-text', '/data'],
    ['a table without rows', 'a,b\n', '{}', 'indicators.estimate.no-rows', '/data'],
  ])('reports on stderr: %s', async (_name, data, body, problem, pointer) => {
    const { code, out, err } = await run(data, body);
    expect([code, out]).toEqual([2, '']);
    expect(JSON.parse(err)).toMatchObject({ problem: { code: problem, pointer, detail: expect.any(String) } });
  });

  it('reports a missing file', async () => {
    let err = '';
    const files = { data: path.join(folder, 'nowhere.csv'), request: path.join(folder, 'request.json') };
    fs.writeFileSync(files.request, '{}');
    expect(await estimate(files, { out: () => undefined, err: (text) => (err += text) })).toBe(2);
    expect(JSON.parse(err)).toMatchObject({
      problem: { code: 'cli.unreadable-file', pointer: '/data' },
    });
  });
});

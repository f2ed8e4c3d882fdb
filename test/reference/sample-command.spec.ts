/**
 * The command line of `sample`: a frame and a request as input, and a sample that is reproducible from its seed as
 * output.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { sample } from '../../src/analyst/commands/sample-command.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tripartite-sample-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** 30 enterprises of park P1 with 10 workers each, 10 of P2 with 100 to 1,000. */
const frame = [
  'enterprise,park,workers',
  ...Array.from({ length: 30 }, (_, at) => `A${at},P1,10`),
  ...Array.from({ length: 10 }, (_, at) => `B${at},P2,${(at + 1) * 100}`),
];
const request = { unit: 'enterprise', strata: ['park'], allocation: { size: 8 }, seed: 2026 };

async function run(body: object, lines: readonly string[] = frame) {
  const files = { data: path.join(folder, 'frame.csv'), request: path.join(folder, 'request.json') };
  fs.writeFileSync(files.data, lines.join('\n'));
  fs.writeFileSync(files.request, JSON.stringify(body));
  let [out, err] = ['', ''];
  const code = await sample(files, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

interface Answer {
  readonly strata: readonly { stratum: string; units: number; sampled: number }[];
  readonly sample: readonly {
    unit: string;
    stratum: string;
    probability: number;
    members?: number[];
    weight: number;
  }[];
  readonly expected?: { drawn: number; answers: number; deff: number; standardError: number };
}

async function drawn(body: object): Promise<Answer> {
  const { code, out, err } = await run(body);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Answer;
}

describe('sample', () => {
  it('draws in proportion, the same sample from the same seed and a different one from another', async () => {
    const [first, again] = [await run(request), await run(request)];
    expect(again.out).toBe(first.out);
    const answer = JSON.parse(first.out) as Answer;
    expect(answer.strata).toEqual([
      { stratum: 'P1', units: 30, sampled: 6 },
      { stratum: 'P2', units: 10, sampled: 2 },
    ]);
    expect(answer.sample.every(({ weight }) => Math.abs(weight - 5) < 1e-12)).toBe(true);
    expect((await run({ ...request, seed: 2027 })).out).not.toBe(first.out);
  });

  it('allocates by a known variable: as much as possible where units vary, the minimum where they do not', async () => {
    const { strata } = await drawn({ ...request, allocation: { rule: 'neyman', size: 8, variable: 'workers' } });
    expect(strata.map(({ sampled }) => sampled)).toEqual([2, 6]);
  });

  it('draws enterprises by size and a fixed number of workers in each: the weights of a park are equal and add up to its workers', async () => {
    const two = {
      ...request,
      members: 'workers',
      draw: 'proportional-to-size',
      take: 5,
      allocation: { size: 8, minimum: 3 },
    };
    const answer = await drawn({ ...two, purpose: { share: 0.3, correlation: 0.1, responseRate: 0.8 } });
    const sums = new Map<string, number>();
    for (const { stratum, members, weight } of answer.sample) {
      expect(new Set(members).size).toBe(5);
      sums.set(stratum, (sums.get(stratum) ?? 0) + 5 * weight);
    }
    expect(sums.get('P1')).toBeCloseTo(300, 9);
    expect(sums.get('P2')).toBeCloseTo(5500, 9);
    // by hand: 4 answers per cluster, 1 + 3 x 0.1; weights 12 for 25 and 366.67 for 15
    const [a, b] = [answer.strata[0]!.sampled, answer.strata[1]!.sampled];
    const [wa, wb] = [300 / (5 * a), 5500 / (5 * b)];
    const kish = (40 * (5 * a * wa ** 2 + 5 * b * wb ** 2)) / 5800 ** 2;
    expect(answer.expected!.answers).toBe(32);
    expect(answer.expected!.deff).toBeCloseTo(1.3 * kish, 9);
    expect(answer.expected!.standardError).toBeCloseTo(Math.sqrt((0.21 * 1.3 * kish * (1 - 32 / 5800)) / 32), 9);
  });

  it.each([
    ['an unknown key', { ...request, sed: 1 }, '/sed'],
    ['no seed', { ...request, seed: undefined }, '/seed'],
    ['a size beyond the frame', { ...request, allocation: { size: 41 } }, '/allocation/size'],
    ['an unknown column', { ...request, strata: ['city'] }, '/strata/0'],
    ['Neyman without a variable', { ...request, allocation: { rule: 'neyman', size: 8 } }, '/allocation/variable'],
    ['size without a column of sizes', { ...request, draw: 'proportional-to-size' }, '/members'],
    ['text in the sizes', { ...request, members: 'park' }, '/members'],
    ['two purposes', { ...request, purpose: { share: 0.3, deviation: 2 } }, '/purpose'],
  ])('refuses %s and reports where', async (_, body, pointer) => {
    const { code, out, err } = await run(body);
    expect([code, out]).toEqual([2, '']);
    expect(JSON.parse(err)).toMatchObject({ problem: { pointer, detail: expect.any(String) } });
  });

  it('refuses a unit that appears twice', async () => {
    const { code, err } = await run(request, [...frame, 'A0,P1,10']);
    expect(code).toBe(2);
    expect(JSON.parse(err)).toMatchObject({ problem: { pointer: '/unit' } });
  });
});

/** Reference values computed with R survey 4.4-2 on public samples; see the README next to the files. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { describeWhen, sharedFolder } from '../support/when.js';
import type { EstimateAnswer } from '../../src/analyst/estimate/run-estimate-request.js';
import { estimateOfRows } from '../support/estimate-of-rows.js';

const folder = process.env['GOLDEN_DIR'] ?? path.join(sharedFolder, 'golden');
const present = fs.existsSync(path.join(folder, 'api_cases.json'));

interface Row {
  readonly name: string;
  readonly by?: Record<string, string>;
  readonly p?: number;
  readonly estimate?: number;
  readonly quantile?: number;
  readonly se?: number | null;
  readonly ci95?: readonly number[];
  readonly ci95_t?: readonly number[];
}

interface Case {
  readonly id: string;
  readonly data: string;
  readonly design: unknown;
  readonly options: Record<string, unknown> | null;
  readonly rel_tol: number;
  readonly result: Record<string, unknown>;
  readonly requests: readonly {
    at: string;
    request: Record<string, unknown>;
    design?: unknown;
    only?: Record<string, unknown>;
  }[];
}

const cases: readonly Case[] = present
  ? (JSON.parse(fs.readFileSync(path.join(folder, 'api_cases.json'), 'utf8')) as { cases: Case[] }).cases
  : [];
const tables = new Map<string, { header: string[]; rows: string[][] }>();

function table(file: string): { header: string[]; rows: string[][] } {
  let found = tables.get(file);
  if (found === undefined) {
    const [header, ...rows] = parse(fs.readFileSync(path.join(folder, file))) as string[][];
    tables.set(file, (found = { header: header!, rows }));
  }
  return found;
}

function options(given: Record<string, unknown> | null): Record<string, unknown> {
  return {
    ...(given?.['lonely_psu'] !== undefined && { lonelyPsu: given['lonely_psu'] }),
    ...(given?.['ultimate_cluster'] === true && { ultimateCluster: true }),
  };
}

function relative(actual: number | null | undefined, expected: number, floor: number): number {
  return actual === null || actual === undefined
    ? Infinity
    : Math.abs(actual - expected) / Math.max(Math.abs(expected), floor, 1e-300);
}

function worst(answer: EstimateAnswer, wanted: readonly Row[], contrasts: boolean): number {
  let result = 0;
  const mine = contrasts ? answer.contrasts! : answer.rows;
  for (const want of wanted) {
    const same = mine.filter(
      (row) =>
        Object.entries(want.by ?? {}).every(([key, value]) => row.by?.[key] === String(value)) &&
        (want.p === undefined || Math.abs((row.p ?? -1) - want.p) < 1e-12),
    );
    const row = same.length === 1 ? same[0] : same.find((candidate) => candidate.name === want.name);
    const estimate = want.estimate ?? want.quantile;
    if (typeof estimate !== 'number') continue;
    result = Math.max(result, relative(row?.estimate, estimate, 0));
    const exact = typeof want.se === 'number' && want.se <= 1e-7 * Math.abs(estimate);
    if (typeof want.se === 'number' && !exact) result = Math.max(result, relative(row?.se, want.se, 0));
    for (const [side, limit] of (exact ? [] : (want.ci95 ?? want.ci95_t ?? [])).entries()) {
      if (typeof limit === 'number')
        result = Math.max(result, relative(row?.ci[side], limit, Math.abs(estimate) * 1e-3));
    }
  }
  return result;
}

const requests = cases
  .flatMap((entry) => entry.requests.map((request) => ({ entry, request, title: `${entry.id} ${request.at}` })))
  .filter(({ request }) => !['design', 'independence', 't-test'].includes(String(request.request['statistic'])));

describeWhen(
  present ? null : 'golden not found (reference material outside the repository)',
  'golden values of R survey',
  () => {
    it.each(requests)('$title', ({ entry, request }) => {
      const body = { design: request.design ?? entry.design, options: options(entry.options), ...request.request };
      const wanted = (
        request.at === ''
          ? entry.result
          : request.at.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], entry.result)
      ) as { rows?: Row[]; error?: boolean } | number;
      if (typeof wanted === 'object' && wanted.error === true) {
        expect(() => estimateOfRows(table(entry.data), body)).toThrow('lonely-psu');
        return;
      }
      const answer = estimateOfRows(table(entry.data), body);
      if (typeof wanted === 'number') {
        expect(relative((answer.contrasts ?? answer.rows)[0]?.estimate, wanted, 0)).toBeLessThan(entry.rel_tol);
        return;
      }
      const only = Object.entries(request.only ?? {});
      const rows = (wanted.rows ?? [wanted as Row]).filter((row) =>
        only.every(([key, value]) => (row as unknown as Record<string, unknown>)[key] === value),
      );
      expect(worst(answer, rows, request.request['contrasts'] !== undefined)).toBeLessThanOrEqual(entry.rel_tol);
    });
  },
  false,
);

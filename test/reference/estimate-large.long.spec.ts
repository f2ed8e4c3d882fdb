/** A file of 100 MB is read in pieces and answered without storing each cell separately. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { estimate } from '../../src/analyst/commands/estimate-command.js';

const BYTES = 100_000_000;

it('answers from a CSV of 100 MB', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tripartite-large-'));
  try {
    const files = { data: path.join(folder, 'data.csv'), request: path.join(folder, 'request.json') };
    const file = fs.openSync(files.data, 'w');
    fs.writeSync(file, 'stratum,psu,w,sex,park,pay,words\n');
    let rows = 0;
    for (let written = 0; written < BYTES;) {
      const lines: string[] = [];
      for (let line = 0; line < 10_000; line += 1, rows += 1) {
        const psu = rows % 800;
        const note = rows % 3 === 0 ? '"said ""yes"",\nand more"' : 'none';
        lines.push(
          `s${psu % 20},p${psu},${1 + (rows % 7)},${rows % 2 === 0 ? 'F' : 'M'},${psu % 40},${rows % 101},${note}\n`,
        );
      }
      written += fs.writeSync(file, lines.join(''));
    }
    fs.closeSync(file);
    const design = { ids: ['psu'], strata: ['stratum'], weights: 'w', fpc: [] };
    fs.writeFileSync(
      files.request,
      JSON.stringify({ design, statistic: 'mean', variables: ['pay'], by: ['sex', 'park'] }),
    );
    let out = '';
    const before = process.memoryUsage().rss;
    expect(await estimate(files, { out: (text) => (out += text), err: () => undefined })).toBe(0);
    expect(process.memoryUsage().rss - before).toBeLessThan(2_000_000_000);
    const answer = JSON.parse(out) as { n: number; df: number; rows: { estimate: number }[] };
    expect(answer.n).toBe(rows);
    expect(answer.df).toBe(780);
    // all persons in even parks are women: 800 units and two sexes alternate together
    expect(answer.rows).toHaveLength(40);
    for (const row of answer.rows) expect(Math.abs(row.estimate - 50)).toBeLessThan(1);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}, 300_000);

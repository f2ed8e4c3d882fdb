/**
 * The main indicators of the demonstration's second wave with R's `survey` (Debian: r-base-core, r-cran-survey):
 * writes R's results to test/reference/r-survey/demonstration.csv, with which test/reference/r-demonstration.spec.ts
 * compares the run's figures.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { csvLine } from '../src/kernel/csv.js';
import { demonstrationSample } from '../test/support/demonstration-sample.js';

const target = 'test/reference/r-survey';

/** Only answers that have a weight; break-offs have none. */
function tables(): { readonly answers: string; readonly frame: string } {
  const { answers, frame } = demonstrationSample();
  const weighted = answers.filter(({ disposition }) => disposition !== 'breakoff');
  const names = [...new Set(weighted.flatMap((answer) => Object.keys(answer.answers)))].sort();
  const rows = weighted.map((answer) => [
    answer.psu!,
    answer.stratum!,
    ...names.map((name) => answer.answers[name] ?? ''),
  ]);
  const units = frame.units.map(({ psu, stratum, headcount, responding }) => [
    psu,
    stratum,
    String(headcount),
    String(responding),
  ]);
  return {
    answers: [['psu', 'stratum', ...names], ...rows].map(csvLine).join(''),
    frame: [['psu', 'stratum', 'headcount', 'responding'], ...units].map(csvLine).join(''),
  };
}

function r(...parameters: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync('Rscript', ['--vanilla', ...parameters], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Rscript: ${error?.message ?? stderr}`);
  return stdout;
}

export function run(): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'r-demonstration-'));
  try {
    const files = Object.entries(tables()).map(([name, text]) => {
      const file = path.join(folder, `${name}.csv`);
      writeFileSync(file, text);
      return file;
    });
    const began = performance.now();
    const output = r(path.join(target, 'demonstration.R'), ...files);
    const seconds = Math.round(performance.now() - began) / 1000;
    const version = r('-e', 'cat(R.version.string, "survey", as.character(packageVersion("survey")))');
    writeFileSync(
      path.join(target, 'demonstration.csv'),
      `# ${version}\nindicator,sex,park,persons,estimate,se,low,high,df\n${output}`,
    );
    return Promise.resolve({ seconds, version, rows: output.trim().split('\n').length });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

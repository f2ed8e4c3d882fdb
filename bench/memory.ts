/**
 * Memory of a run over all survey indicators with all their breakdowns, at 25,000 to 200,000 answers of the same 800
 * enterprises: the most that a process of its own takes from the first answer to the protected figures, less what one takes
 * for 1,000 answers. Answers are made as they are read.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import { catalogue } from '../src/modules/indicators/catalogue/catalogue.js';
import { RunComputation } from '../src/modules/indicators/domain/computation.js';
import { plansOf } from '../src/modules/indicators/domain/plan.js';
import { defaultSettings } from '../src/modules/indicators/domain/settings.js';
import { highsSolver } from '../src/methodology/numeric/highs-solver.js';
import { syntheticEnterprises, syntheticFrame } from '../test/support/park-workers.js';
import { frameWeighting } from '../test/support/weight-frame.js';

const sizes = [25_000, 50_000, 100_000, 200_000];
const least = 1000;
const parks = Array.from({ length: 10 }, (_, at) => `park-${at + 1}`);
const lowPay = {
  yuanPerHour: 24,
  date: '2026-01-01',
  region: 'bench',
  source: 'published',
  reference: 'none',
} as const;

interface Taken {
  readonly answers: number;
  /** Kilobytes. */
  readonly reading: number;
  readonly all: number;
  readonly kept: number;
}

async function runOf(size: number): Promise<Taken> {
  const options = { size, seed: 7, parks, enterprises: 80 };
  const frame = syntheticFrame([...syntheticEnterprises(options)].map(([unit]) => unit));
  const computation = new RunComputation(
    plansOf(catalogue),
    frame,
    { ...defaultSettings, lowPay },
    frameWeighting(frame),
  );
  let answers = 0;
  for (const [, own] of syntheticEnterprises(options)) {
    computation.observe(own);
    answers += own.length;
  }
  const kept = serialize(computation.state()).length / 1024;
  const reading = process.resourceUsage().maxRSS;
  await computation.finish(await highsSolver());
  return { answers, reading, all: process.resourceUsage().maxRSS, kept };
}

async function inProcess(size: number): Promise<Taken> {
  const child = fork(fileURLToPath(import.meta.url), [String(size)], { execArgv: ['--max-semi-space-size=8'] });
  const [[taken]] = await Promise.all([once(child, 'message'), once(child, 'exit')]);
  return taken as Taken;
}

const megabytes = (kilobytes: number) => ({ value: Math.round(kilobytes / 102.4) / 10, unit: 'MB' });

export async function run(): Promise<{ figures: Record<string, { value: number; unit: string }> }> {
  const empty = await inProcess(least);
  const figures: Record<string, { value: number; unit: string }> = { ofLeast: megabytes(empty.all) };
  for (const size of sizes) {
    const { answers, reading, all, kept } = await inProcess(size);
    figures[`reading${answers}`] = megabytes(reading - empty.reading);
    figures[`all${answers}`] = megabytes(all - empty.all);
    figures[`kept${answers}`] = megabytes(kept);
  }
  return { figures };
}

const asked = Number(process.argv[2]);
if (process.send !== undefined && asked > 0) process.send(await runOf(asked), () => process.exit(0));

/**
 * Memory of a run over all survey indicators with all their breakdowns, for 25,000 to 400,000 answers of the same 800
 * enterprises: the peak of a separate process from the first answer to the protected figures, minus that for 1,000
 * answers. Answers are generated while they are read, and garbage is collected on the way, so that only retained
 * memory is measured. Also the size of what is stored for the next run, before compression.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import { highsSolver } from '../src/methodology/numeric/highs-solver.js';
import { syntheticEnterprises, syntheticFrame } from '../test/support/park-workers.js';
import { largeRun, sampleOf } from './support/large-run.js';

const sizes = [25_000, 50_000, 100_000, 200_000, 400_000];
const least = 1000;

/** Kilobytes. */
interface Taken {
  readonly answers: number;
  readonly most: number;
  readonly kept: number;
}

interface Figure {
  readonly value: number;
  readonly unit: string;
}

async function taken(size: number): Promise<Taken> {
  const options = sampleOf(size);
  const frame = syntheticFrame(Array.from(syntheticEnterprises(options), ([unit]) => unit));
  const computation = largeRun(frame);
  let answers = 0;
  for (const [, own] of syntheticEnterprises(options)) {
    computation.observe(own);
    answers += own.length;
    global.gc!();
  }
  computation.finish(await highsSolver(), { step: () => global.gc!() });
  const most = process.resourceUsage().maxRSS;
  return { answers, most, kept: serialize(computation.state()).length / 1024 };
}

async function inProcess(size: number): Promise<Taken> {
  const child = fork(fileURLToPath(import.meta.url), [String(size)], { execArgv: ['--expose-gc'] });
  const [[answer]] = await Promise.all([once(child, 'message'), once(child, 'exit')]);
  return answer as Taken;
}

const megabytes = (kilobytes: number): Figure => ({ value: Math.round(kilobytes / 102.4) / 10, unit: 'MB' });

export async function run(): Promise<{ figures: Record<string, Figure> }> {
  const empty = await inProcess(least);
  const figures: Record<string, Figure> = { [`answers${empty.answers}`]: megabytes(empty.most) };
  for (const size of sizes) {
    const { answers, most, kept } = await inProcess(size);
    figures[`answers${answers}More`] = megabytes(most - empty.most);
    figures[`answers${answers}Kept`] = megabytes(kept);
  }
  return { figures };
}

const asked = Number(process.argv[2]);
if (process.send !== undefined && asked > 0) process.send(await taken(asked), () => process.exit(0));

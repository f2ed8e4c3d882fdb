/**
 * How often a 95% interval includes the true share: samples of enterprises from a simulated population, with all
 * workers of a drawn enterprise. Prints the table of docs/methodology/coverage.md.
 */
import { buildDesign, degreesOfFreedom } from '../src/methodology/estimation/design.js';
import { domainMean } from '../src/methodology/estimation/estimators.js';
import { proportionInterval, type ProportionMethod } from '../src/methodology/estimation/intervals.js';
import { covarianceOfSums, defaultVariance } from '../src/methodology/estimation/variance.js';
import { normalQuantile } from '../src/methodology/numeric/distributions.js';
import { Random } from '../src/methodology/numeric/random.js';
import { drawSimple } from '../src/methodology/sampling/draw.js';

const DRAWS = 2000;
const SEED = 20191210;
const ENTERPRISES = 600;
const methods = ['normal', 'mean', 'logit', 'beta'] as const;

interface Enterprise {
  readonly workers: number;
  readonly yes: number;
}

/**
 * Sizes from 5 to several hundred, and a share that differs between enterprises (intra-class correlation about 0.1).
 */
function population(share: number, random: Random): readonly Enterprise[] {
  return Array.from({ length: ENTERPRISES }, () => {
    const workers = Math.max(5, Math.round(12 * Math.exp(1.1 * normalQuantile(random.uniform() * 0.998 + 0.001))));
    const logit = Math.log(share / (1 - share)) + 0.7 * normalQuantile(random.uniform() * 0.998 + 0.001);
    const own = 1 / (1 + Math.exp(-logit));
    let yes = 0;
    for (let worker = 0; worker < workers; worker += 1) if (random.uniform() < own) yes += 1;
    return { workers, yes };
  });
}

interface Coverage {
  readonly share: number;
  readonly clusters: number;
  readonly held: Record<(typeof methods)[number], number>;
  /** Number of samples without any event (or with events only). */
  readonly degenerate: number;
}

/** Share and standard error of one sample from the sums of its enterprises, with one row for each enterprise. */
function estimate(sample: readonly Enterprise[]): { p: number; se: number; df: number; n: number } {
  const design = buildDesign({ rows: sample.length, weights: sample.map(() => 1), stages: [{}], nest: false });
  const workers = Float64Array.from(sample, (unit) => unit.workers);
  const n = workers.reduce((sum, count) => sum + count, 0);
  const share = Float64Array.from(sample, (unit) => unit.yes / unit.workers);
  const { estimate: p, values } = domainMean(workers, share, new Uint8Array(sample.length).fill(1));
  const column = values.map((z, row) => z * workers[row]!);
  const variance = covarianceOfSums(design, [column], { options: defaultVariance })[0]![0]!;
  return { p, se: Math.sqrt(variance), df: degreesOfFreedom(design), n };
}

function cover(share: number, clusters: number): Coverage {
  const random = new Random(SEED, clusters * 1000 + Math.round(share * 1000));
  const units = population(share, random);
  const truth = units.reduce((sum, unit) => sum + unit.yes, 0) / units.reduce((sum, unit) => sum + unit.workers, 0);
  const held = { normal: 0, mean: 0, logit: 0, beta: 0 };
  let degenerate = 0;
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const { p, se, df, n } = estimate(drawSimple(ENTERPRISES, clusters, random).map(({ unit }) => units[unit]!));
    if (p <= 0 || p >= 1) degenerate += 1;
    const holds = (method: ProportionMethod, freedom: number): number => {
      const [low, high] = proportionInterval(method, { p, standardError: se, df: freedom, n, level: 0.95 });
      return low !== null && high !== null && low <= truth && truth <= high ? 1 : 0;
    };
    held.normal += holds('mean', Infinity);
    held.mean += holds('mean', df);
    held.logit += holds('logit', df);
    held.beta += holds('beta', df);
  }
  const percent = (count: number): number => Math.round((1000 * count) / DRAWS) / 10;
  return {
    share: Math.round(truth * 1000) / 10,
    clusters,
    degenerate: percent(degenerate),
    held: {
      normal: percent(held.normal),
      mean: percent(held.mean),
      logit: percent(held.logit),
      beta: percent(held.beta),
    },
  };
}

export function run(): Promise<{ figures: Record<string, { value: number; unit: string }> }> {
  const table = [0.4, 0.1, 0.02].flatMap((share) => [6, 15, 40, 100].map((clusters) => cover(share, clusters)));
  process.stdout.write('| true share | enterprises | normal | t | logit | Korn-Graubard | no events |\n');
  process.stdout.write('| ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n');
  for (const { share, clusters, held, degenerate } of table) {
    const cells = [`${share} %`, clusters, ...methods.map((method) => held[method]), `${degenerate} %`];
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
  }
  const figures = table.flatMap(({ share, clusters, held }) =>
    methods.map(
      (method) => [`${method}.share${share}.enterprises${clusters}`, { value: held[method], unit: '%' }] as const,
    ),
  );
  return Promise.resolve({ figures: { draws: { value: DRAWS, unit: 'samples' }, ...Object.fromEntries(figures) } });
}

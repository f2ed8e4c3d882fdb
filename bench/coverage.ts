/**
 * How often a 95% interval includes the true share: samples of enterprises from a simulated population, with all
 * workers of a drawn enterprise; and samples in two stages from few enterprises, some of which do not respond. Prints the
 * tables of docs/methodology/coverage.md.
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

const FEW = 24;

interface Stages {
  readonly drawn: number;
  readonly response: number;
}

/** The population counts of a variance: none, of the drawn or of the responding enterprises. */
const corrections = ['none', 'drawn', 'responding'] as const;
type Correction = (typeof corrections)[number];

/** A share with its standard error: of `responding` enterprises, of whose workers some answered. */
function twoStages(units: readonly (Enterprise & Answers)[], correction: Correction, drawn: number) {
  const rows = units.flatMap((unit, at) => Array.from({ length: unit.answers }, (_, row) => ({ ...unit, at, row })));
  const weights = rows.map(({ workers, answers }) => workers / answers);
  const first = correction === 'drawn' ? (FEW / drawn) * units.length : FEW;
  const design = buildDesign({
    rows: rows.length,
    weights,
    stages: [
      { units: rows.map(({ at }) => String(at)), ...(correction !== 'none' && { population: rows.map(() => first) }) },
      ...(correction === 'none' ? [] : [{ population: rows.map(({ workers }) => workers) }]),
    ],
    nest: false,
  });
  const share = Float64Array.from(rows, ({ row, yesAnswers }) => (row < yesAnswers ? 1 : 0));
  const { estimate: p, values } = domainMean(design.weights, share, new Uint8Array(rows.length).fill(1));
  const column = values.map((z, row) => z * weights[row]!);
  const variance = covarianceOfSums(design, [column], { options: defaultVariance })[0]![0]!;
  return { p, se: Math.sqrt(variance), df: degreesOfFreedom(design), n: rows.length };
}

interface Answers {
  readonly answers: number;
  readonly yesAnswers: number;
}

/** A third of the workers answer, at least two. */
function answersOf(unit: Enterprise, random: Random): Enterprise & Answers {
  const answers = Math.min(unit.workers, Math.max(2, Math.round(unit.workers / 3)));
  const yesAnswers = drawSimple(unit.workers, answers, random).filter(({ unit: worker }) => worker < unit.yes).length;
  return { ...unit, answers, yesAnswers };
}

/** Percent of intervals that include the true share, and the mean standard error over the true one. */
function coverFew({ drawn, response }: Stages): Record<Correction, readonly [held: number, ratio: number]> {
  const random = new Random(SEED, drawn * 100 + Math.round(100 * response));
  const units = population(0.4, random).slice(0, FEW);
  const truth = units.reduce((sum, unit) => sum + unit.yes, 0) / units.reduce((sum, unit) => sum + unit.workers, 0);
  const found = { none: [0, 0], drawn: [0, 0], responding: [0, 0] } as Record<Correction, [number, number]>;
  let squares = 0;
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const responding = Math.round(drawn * response);
    // the draw and, among the drawn, the response are at random: together a draw of the responding
    const sample = drawSimple(FEW, responding, random).map(({ unit }) => answersOf(units[unit]!, random));
    for (const correction of corrections) {
      const { p, se, df, n } = twoStages(sample, correction, drawn);
      const [low, high] = proportionInterval('logit', { p, standardError: se, df, n, level: 0.95 });
      found[correction][0] += low !== null && high !== null && low <= truth && truth <= high ? 1 : 0;
      found[correction][1] += se;
      if (correction === 'none') squares += (p - truth) ** 2;
    }
  }
  const error = Math.sqrt(squares / DRAWS);
  const rounded = ([held, sum]: readonly [number, number]): [number, number] => [
    Math.round((1000 * held) / DRAWS) / 10,
    Math.round((100 * sum) / DRAWS / error) / 100,
  ];
  return { none: rounded(found.none), drawn: rounded(found.drawn), responding: rounded(found.responding) };
}

function printFew(): void {
  process.stdout.write('\n| drawn of 24 | responding | without correction | f = drawn/N | f = responding/N |\n');
  process.stdout.write('| ---: | ---: | ---: | ---: | ---: |\n');
  for (const drawn of [12, 18, 24])
    for (const response of [0.5, 0.75, 1]) {
      const found = coverFew({ drawn, response });
      const cells = corrections.map((correction) => `${found[correction][0]} (${found[correction][1]})`);
      process.stdout.write(`| ${[drawn, Math.round(drawn * response), ...cells].join(' | ')} |\n`);
    }
}

export function run(): Promise<{ figures: Record<string, { value: number; unit: string }> }> {
  const table = [0.4, 0.1, 0.02].flatMap((share) => [6, 15, 40, 100].map((clusters) => cover(share, clusters)));
  process.stdout.write('| true share | enterprises | normal | t | logit | Korn-Graubard | no events |\n');
  process.stdout.write('| ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n');
  for (const { share, clusters, held, degenerate } of table) {
    const cells = [`${share} %`, clusters, ...methods.map((method) => held[method]), `${degenerate} %`];
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
  }
  printFew();
  const figures = table.flatMap(({ share, clusters, held }) =>
    methods.map(
      (method) => [`${method}.share${share}.enterprises${clusters}`, { value: held[method], unit: '%' }] as const,
    ),
  );
  return Promise.resolve({ figures: { draws: { value: DRAWS, unit: 'samples' }, ...Object.fromEntries(figures) } });
}

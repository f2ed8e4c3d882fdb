/**
 * 1,000,000 answers of 800 enterprises in 20 strata and 40 parks: six means by sex and park (480 figures) with
 * standard errors and all their covariances. Computed from the rows (sums of primary sampling units in SQL, then the
 * closed form) and from stored sums; for comparison, the same means and standard errors in plain SQL. Medians of 7
 * alternating runs.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { buildDesign } from '../src/methodology/estimation/design.js';
import { domainMean, domainRatio } from '../src/methodology/estimation/estimators.js';
import type { SparseColumn } from '../src/methodology/estimation/unit-totals.js';
import { covarianceOfSums, defaultVariance } from '../src/methodology/estimation/variance.js';
import { startEmbeddedPostgres } from '../src/platform/database/embedded/embedded-postgres.js';
import { median } from './support/median.js';

const ROWS = 1_000_000;
const turns = 7;
const variables = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

const schema = `
  CREATE TABLE answer (stratum smallint NOT NULL, psu int NOT NULL, park smallint NOT NULL, sex smallint NOT NULL,
    w float8 NOT NULL, ${variables.map((name) => `${name} float8 NOT NULL`).join(', ')});
  SELECT setseed(0.2019);
  INSERT INTO answer SELECT psu % 20, psu, psu % 40, CASE WHEN random() < 0.45 THEN 2 ELSE 1 END, 1 + 9 * random(),
    20 + 30 * random(), 40 + 14 * random(), (random() < 0.3)::int, (random() < 0.6)::int, (random() < 0.05)::int, 8000 * random()
    FROM (SELECT (random() * 799)::int AS psu FROM generate_series(1, ${ROWS}) OFFSET 0) AS drawn;
  CREATE TABLE frame AS SELECT DISTINCT psu, stratum, park FROM answer;
  ANALYZE;`;

/** Groups by enterprise and sex only, and looks up stratum and park afterwards: fewer keys to hash a million times. */
const unitSums = `SELECT f.stratum, s.*, f.park FROM (SELECT psu, sex, sum(w) AS w, ${variables
  .map((name) => `sum(w * ${name}) AS ${name}`)
  .join(', ')} FROM answer GROUP BY psu, sex) AS s JOIN frame AS f USING (psu)`;

const plainSql = `
  WITH unit AS (${unitSums}),
  long AS (SELECT stratum, psu, park, sex, w, v.name, v.y FROM unit
    CROSS JOIN LATERAL (VALUES ${variables.map((name) => `('${name}', ${name})`).join(', ')}) AS v (name, y)),
  mean AS (SELECT park, sex, name, sum(y) / sum(w) AS mean, sum(w) AS w FROM long GROUP BY park, sex, name),
  size AS (SELECT stratum, count(DISTINCT psu) AS n FROM unit GROUP BY stratum),
  z AS (SELECT l.stratum, l.park, l.sex, l.name, m.mean, (l.y - m.mean * l.w) / m.w AS z
    FROM long l JOIN mean m USING (park, sex, name)),
  part AS (SELECT stratum, park, sex, name, mean, sum(z) AS z, sum(z * z) AS zz FROM z GROUP BY stratum, park, sex, name, mean)
  SELECT park, sex, name, mean, sqrt(sum(n / (n - 1.0)::float8 * (zz - z * z / n))) AS se
  FROM part JOIN size USING (stratum) GROUP BY park, sex, name, mean ORDER BY park, sex, name`;

interface Sums {
  readonly stratum: number;
  readonly psu: number;
  readonly park: number;
  readonly sex: number;
  readonly w: number;
  readonly [name: string]: number;
}

interface Result {
  readonly means: readonly number[];
  readonly errors: readonly number[];
  readonly covariance: readonly (readonly number[])[];
}

/** Means, standard errors and covariances from the sums of primary sampling units, in the order park, sex, variable. */
function estimateFrom(sums: readonly Sums[]): Result {
  const design = buildDesign({
    rows: sums.length,
    weights: sums.map(() => 1),
    stages: [{ strata: sums.map(({ stratum }) => String(stratum)), units: sums.map(({ psu }) => String(psu)) }],
    nest: false,
  });
  const cells = new Map<number, number[]>();
  for (const [row, { park, sex }] of sums.entries()) {
    const rows = cells.get(park * 10 + sex);
    if (rows === undefined) cells.set(park * 10 + sex, [row]);
    else rows.push(row);
  }
  const means: number[] = [];
  const columns: SparseColumn[] = [];
  for (const [, rows] of [...cells].sort(([a], [b]) => a - b)) {
    const weights = new Float64Array(rows.length).fill(1);
    const domain = new Uint8Array(rows.length).fill(1);
    const denominator = Float64Array.from(rows, (row) => sums[row]!.w);
    for (const name of variables) {
      const numerator = Float64Array.from(rows, (row) => sums[row]![name]!);
      const { estimate, values } = domainRatio({ weights, numerator, denominator, domain });
      means.push(estimate);
      columns.push({ rows: Int32Array.from(rows), values });
    }
  }
  const covariance = covarianceOfSums(design, columns, { options: defaultVariance });
  return { means, errors: covariance.map((row, at) => Math.sqrt(row[at]!)), covariance };
}

/** Fetches all rows and estimates from them without sums in SQL, to verify the sums. */
async function fromEachRow(client: pg.Client): Promise<readonly number[]> {
  const { rows } = await client.query<number[]>({
    text: `SELECT stratum, psu, w, a FROM answer WHERE park = 3 AND sex = 2`,
    rowMode: 'array',
  });
  const all = await client.query<{ psu: number; stratum: number }>(`SELECT DISTINCT psu, stratum FROM answer`);
  // units without persons of the domain are in the design with weight 0
  const padded = [...rows, ...all.rows.map(({ psu, stratum }) => [stratum, psu, 0, 0])];
  const weights = padded.map(([, , w]) => w!);
  const stages = [{ strata: padded.map(([stratum]) => String(stratum)), units: padded.map(([, psu]) => String(psu)) }];
  const design = buildDesign({ rows: padded.length, weights, stages, nest: false });
  const y = Float64Array.from(padded, ([, , , a]) => a!);
  const { estimate, values } = domainMean(design.weights, y, new Uint8Array(padded.length).fill(1));
  const column = values.map((z, row) => z * weights[row]!);
  return [estimate, Math.sqrt(covarianceOfSums(design, [column], { options: defaultVariance })[0]![0]!)];
}

const apart = (a: number, b: number): number => Math.abs(a - b) / Math.abs(b);

export async function run(): Promise<{ figures: Record<string, { value: number; unit: string }> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-estimate-'));
  const server = await startEmbeddedPostgres(folder);
  const client = new pg.Client({ connectionString: server.ownerUrl });
  try {
    await client.connect();
    await client.query(schema);
    await client.query(`CREATE TABLE kept AS ${unitSums}`);
    const times: Record<'rows' | 'kept' | 'memory' | 'sql', number[]> = { rows: [], kept: [], memory: [], sql: [] };
    const timed = async <T>(into: number[], work: () => Promise<T>): Promise<T> => {
      const start = performance.now();
      const result = await work();
      into.push(performance.now() - start);
      return result;
    };
    let worst = 0;
    let figures = 0;
    for (let turn = 0; turn <= turns; turn += 1) {
      const sums = (await client.query<Sums>(unitSums)).rows;
      const result = await timed(times.rows, async () => estimateFrom((await client.query<Sums>(unitSums)).rows));
      await timed(times.kept, async () => estimateFrom((await client.query<Sums>('SELECT * FROM kept')).rows));
      await timed(times.memory, async () => estimateFrom(sums));
      const peer = (await timed(times.sql, () => client.query<{ mean: number; se: number }>(plainSql))).rows;
      peer.forEach((row, at) => {
        worst = Math.max(worst, apart(result.means[at]!, row.mean), apart(result.errors[at]!, row.se));
      });
      const [mean, error] = await fromEachRow(client);
      const at = (3 * 2 + 1) * variables.length;
      worst = Math.max(worst, apart(result.means[at]!, mean!), apart(result.errors[at]!, error!));
      figures = result.means.length;
      // the first turn warms caches and compiler
      if (turn === 0) for (const list of Object.values(times)) list.length = 0;
    }
    const begun = process.cpuUsage();
    const sums = (await client.query<Sums>('SELECT * FROM kept')).rows;
    const before = process.cpuUsage(begun).user;
    for (let turn = 0; turn < 20; turn += 1) estimateFrom(sums);
    const closedForm = (process.cpuUsage(begun).user - before) / 20_000;
    const ms = (list: readonly number[]): { value: number; unit: string } => ({
      value: Math.round(median(list) * 10) / 10,
      unit: 'ms',
    });
    return {
      figures: {
        answers: { value: ROWS, unit: 'answers' },
        estimates: { value: figures, unit: 'means with standard errors and all covariances' },
        fromRows: ms(times.rows),
        fromKeptSums: ms(times.kept),
        fromSumsInMemory: ms(times.memory),
        // processor time of the closed form, independent of the load of the machine
        closedFormProcessorTime: ms([closedForm]),
        plainSqlWithoutCovariances: ms(times.sql),
        largestDifference: { value: worst, unit: 'relative to SQL and to the estimate from single rows' },
      },
    };
  } finally {
    await client.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

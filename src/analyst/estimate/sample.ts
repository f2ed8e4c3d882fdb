/** The table as a sample: design, calibrated weights, replicates, and the resulting variance. */
import { calibrate, type CalibratedWeights, residualsOf } from '../../methodology/calibration/calibrate.js';
import { rake } from '../../methodology/calibration/rake.js';
import { rescalingBootstrap } from '../../methodology/estimation/bootstrap.js';
import {
  buildDesign,
  degreesOfFreedom,
  freedomOfRows,
  type Design,
  type Domain,
  type StageInput,
} from '../../methodology/estimation/design.js';
import { estimationProblems } from '../../methodology/estimation/problems.js';
import {
  freedomOfReplicates,
  jackknife,
  replicateCovariance,
  type Replicates,
} from '../../methodology/estimation/replication.js';
import type { SparseColumn, WeightedColumn } from '../../methodology/estimation/unit-totals.js';
import {
  covarianceOfSums,
  defaultVariance,
  hasLonelyStratum,
  type LonelyRule,
  type VarianceOptions,
} from '../../methodology/estimation/variance.js';
import { estimateProblems } from '../input/problems.js';
import type { CalibrationSpec, DesignSpec, EstimateRequest, ReplicationSpec } from './request.js';
import type { Table } from '../input/table.js';

export interface Sample {
  readonly table: Table;
  readonly design: Design;
  /** Final weights: those of the design, or the calibrated ones. */
  readonly weights: Float64Array;
  readonly replicates: Replicates | null;
  /**
   * Covariance of means over the rows of their columns, from linearised values (before weighting). `domain` specifies
   * the relevant rows, which matters for strata with one unit.
   */
  readonly covariance: (values: readonly SparseColumn[], domain: () => Domain) => number[][];
  /** Whether `domain` matters. */
  readonly judgedByDomain: boolean;
  /** Degrees of freedom of the design or of some rows; with replicates from a file, of these. */
  readonly freedom: (rows?: Int32Array) => number;
}

function complete(table: Table, column: string, pointer: string): readonly string[] {
  const cells = table.text(column, pointer);
  const lacking = cells.reduce((count, cell) => count + (cell === null ? 1 : 0), 0);
  if (lacking > 0) throw estimateProblems.missing(column, lacking, pointer);
  return cells as readonly string[];
}

/** Like `complete`, for a column of names. Errors: two names that differ only in spaces. */
function labels(table: Table, column: string, pointer: string): readonly string[] {
  table.refuseStraySpaces(column, pointer);
  return complete(table, column, pointer);
}

function numbers(table: Table, column: string, pointer: string): readonly number[] {
  complete(table, column, pointer);
  return [...table.requireNumbers(column, pointer)];
}

function designOf(table: Table, spec: DesignSpec): Design {
  const depth = Math.max(1, spec.ids.length);
  const strata = spec.strata.map((column, at) => labels(table, column, `/design/strata/${at}`));
  const stages = Array.from({ length: depth }, (_, at): StageInput => {
    const ids = spec.ids[at];
    const fpc = spec.fpc[at];
    return {
      ...(at === 0 &&
        strata.length > 0 && {
          strata: Array.from({ length: table.size }, (_u, row) => strata.map((s) => s[row]).join(' / ')),
        }),
      ...(ids !== undefined && { units: labels(table, ids, `/design/ids/${at}`) }),
      ...(fpc !== undefined && { population: numbers(table, fpc, `/design/fpc/${at}`) }),
    };
  });
  const weights = spec.weights === null ? undefined : numbers(table, spec.weights, '/design/weights');
  return buildDesign({ rows: table.size, stages, nest: spec.nest, ...(weights !== undefined && { weights }) });
}

function auxiliary(table: Table, name: string): Float64Array {
  if (name === '(Intercept)') return new Float64Array(table.size).fill(1);
  if (table.has(name)) return Float64Array.from(numbers(table, name, '/calibration/totals'));
  for (let cut = name.length - 1; cut > 0; cut -= 1) {
    const column = name.slice(0, cut);
    const level = name.slice(cut);
    if (table.has(column) && table.levels(column, '/calibration/totals').includes(level)) {
      return Float64Array.from(complete(table, column, '/calibration/totals'), (cell) => (cell === level ? 1 : 0));
    }
  }
  throw estimateProblems.unknownColumn(name, { pointer: `/calibration/totals/${name}` });
}

function calibrated(table: Table, base: Float64Array, spec: CalibrationSpec): CalibratedWeights {
  if ('margins' in spec) {
    const margins = spec.margins.map(({ column, counts }, at) => ({
      name: column,
      levels: labels(table, column, `/calibration/margins/${at}/column`),
      counts,
    }));
    return rake(base, margins);
  }
  return calibrate({
    base,
    auxiliaries: Object.entries(spec.totals).map(([name, total]) => ({ name, total, values: auxiliary(table, name) })),
    distance: spec.kind,
    ...(spec.bounds !== undefined && { bounds: spec.bounds }),
  });
}

/** Factor of the sum of squares if the type of replicates determines it (K. Wolter, 2007, ch. 3-5). */
function scaleOf(spec: ReplicationSpec, replicates: number): number {
  if (spec.scale !== undefined) return spec.scale;
  if (spec.type === 'BRR' || spec.type === 'bootstrap') return 1 / replicates;
  if (spec.type === 'JK1') return (replicates - 1) / replicates;
  if (spec.rscales !== undefined) return 1;
  throw estimateProblems.shape('/replication/scale', 'the scale of these replicates');
}

function jackknifeOf(design: Design, type: string, lonely: LonelyRule): Replicates {
  if (type !== 'JK1') return jackknife(design, 'JKn', lonely);
  if (design.stages[0]!.sampled.length > 1) throw estimateProblems.jackknifeOfStrata();
  return jackknife(design, 'JK1', lonely);
}

function replicatesOf(
  { table, design, lonely }: { table: Table; design: Design; lonely: LonelyRule },
  spec: ReplicationSpec,
): Replicates {
  if (spec.columns === undefined && spec.type === 'bootstrap') {
    const settings = { replicates: spec.replicates ?? 500, seed: spec.seed ?? 1 };
    return { ...rescalingBootstrap(design, settings), mse: spec.mse ?? false };
  }
  if (spec.columns === undefined) {
    return { ...jackknifeOf(design, spec.type, lonely), mse: spec.mse ?? false };
  }
  const weights: Float64Array[] = [];
  for (let k = 1; table.has(spec.columns.replace('#', String(k))); k += 1) {
    weights.push(Float64Array.from(numbers(table, spec.columns.replace('#', String(k)), '/replication/columns')));
  }
  if (weights.length < 2) throw estimateProblems.unknownColumn(spec.columns, { pointer: '/replication/columns' });
  if (spec.rscales !== undefined && spec.rscales.length !== weights.length)
    throw estimateProblems.shape('/replication/rscales', `${weights.length} numbers, one for each column`);
  return {
    weights,
    scale: scaleOf(spec, weights.length),
    rscales: spec.rscales ?? weights.map(() => 1),
    mse: spec.mse ?? false,
  };
}

/** Means over the rows of their columns, computed again with each set of replicate weights. */
function replicated(replicates: Replicates, weights: Float64Array, columns: readonly SparseColumn[]): number[][] {
  const sizeOf = ({ rows }: SparseColumn, w: Float64Array): number => rows.reduce((sum, row) => sum + w[row]!, 0);
  const means = (w: Float64Array): number[] =>
    columns.map((column) => {
      const size = sizeOf(column, w);
      if (size === 0) throw estimationProblems.emptyDomain();
      // z = (y - mean) / W, so its sum with other weights, times W and divided by their sum, is the deviation of their
      // mean
      const apart = column.values.reduce((sum, value, at) => sum + value * w[column.rows[at]!]!, 0);
      return (apart * sizeOf(column, weights)) / size;
    });
  return replicateCovariance(means(weights), replicates.weights.map(means), replicates);
}

function dense({ rows, values }: SparseColumn, size: number): Float64Array {
  const column = new Float64Array(size);
  for (let at = 0; at < rows.length; at += 1) column[rows[at]!] = values[at]!;
  return column;
}

/** Linearised values, or after calibration their residuals, times the weight. */
function weightedColumns(
  columns: readonly SparseColumn[],
  weights: Float64Array,
  residuals: ((values: Float64Array) => Float64Array) | null,
): WeightedColumn[] {
  return columns.map((column): WeightedColumn => {
    const { rows, values } = column;
    if (residuals === null) return { rows, values: values.map((value, at) => value * weights[rows[at]!]!) };
    return residuals(dense(column, weights.length)).map((value, row) => value * weights[row]!);
  });
}

/** Builds the sample. Errors: all problems of design columns, weights, calibration and replicates. */
export function buildSample(table: Table, request: EstimateRequest): Sample {
  const design = designOf(table, request.design);
  const { calibration: spec, options } = request;
  const calibration = spec === undefined ? null : calibrated(table, design.weights, spec);
  const weights = calibration?.weights ?? design.weights;
  const residuals = calibration === null ? null : residualsOf(calibration);
  const linearised: VarianceOptions = {
    lonely: options.lonelyPsu ?? defaultVariance.lonely,
    adjustDomainLonely: options.adjustDomainLonely ?? false,
    ultimateCluster: options.ultimateCluster ?? false,
  };
  const { replication } = request;
  const drawn =
    replication === undefined ? null : replicatesOf({ table, design, lonely: linearised.lonely }, replication);
  // Each replicate is calibrated like the sample, so that its variance reflects the gain of calibration.
  const replicates =
    drawn === null || spec === undefined
      ? drawn
      : { ...drawn, weights: drawn.weights.map((base) => calibrated(table, base, spec).weights) };
  const whole = degreesOfFreedom(design);
  return {
    table,
    design,
    weights,
    replicates,
    judgedByDomain: linearised.adjustDomainLonely || hasLonelyStratum(design, linearised),
    covariance: (values, domain) => {
      if (replicates !== null) return replicated(replicates, weights, values);
      const columns = weightedColumns(values, weights, residuals);
      return covarianceOfSums(design, columns, {
        options: linearised,
        ...(residuals === null && { domain: domain() }),
      });
    },
    freedom: (rows) => {
      if (request.replication?.columns !== undefined) return freedomOfReplicates(replicates!, rows);
      return rows === undefined ? whole : freedomOfRows(design, rows);
    },
  };
}

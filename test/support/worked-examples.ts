/**
 * Worked examples of docs/methodology: a block `json request` is a request of `estimate` on
 * docs/methodology/workers.csv; a block `json call` names a method of src/methodology with its arguments. The
 * following block `json answer` is the result or a part of it.
 */
import fs from 'node:fs';
import path from 'node:path';
import { calibrate, type Distance } from '../../src/methodology/calibration/calibrate.js';
import { type ResponseClass, responseFactors } from '../../src/methodology/calibration/nonresponse.js';
import { trimWeights } from '../../src/methodology/calibration/trimming.js';
import type { Answers } from '../../src/methodology/classification/answers.js';
import { hourlyEarnings } from '../../src/methodology/classification/low-pay.js';
import { classifyWorker } from '../../src/methodology/classification/worker.js';
import { addressKey, type CellAddress } from '../../src/methodology/disclosure/crossed-table.js';
import { readSpec } from '../../src/analyst/protect/own-spec.js';
import { attackTable, protectTable, systemOf, withheldIn } from '../../src/analyst/protect/own-table.js';
import {
  type Combination,
  combinationKey,
  type KeyVariable,
  suppressLocally,
  type Thresholds,
} from '../../src/methodology/disclosure/microdata/local-suppression.js';
import { protectionOf } from '../../src/methodology/disclosure/primary.js';
import { deviationsFromMoments } from '../../src/methodology/estimation/stratum-variance.js';
import { unitFactors } from '../../src/methodology/estimation/bootstrap.js';
import { proportionInterval } from '../../src/methodology/estimation/intervals.js';
import { distribution, quantileRules, weightedQuantile } from '../../src/methodology/estimation/quantiles.js';
import {
  duncanWithInfluence,
  ReplicatedFactorGap,
  type SexedRows,
} from '../../src/methodology/estimation/segregation.js';
import { nextSpeaker } from '../../src/methodology/floor/next-speaker.js';
import { highsSolver } from '../../src/methodology/numeric/highs-solver.js';
import { Random } from '../../src/methodology/numeric/random.js';
import { varianceOfTotal } from './variance-of-total.js';
import * as allocation from '../../src/methodology/sampling/allocation.js';
import * as draw from '../../src/methodology/sampling/draw.js';
import * as precision from '../../src/methodology/sampling/precision.js';
import { CsvReader } from '../../src/kernel/csv.js';
import { ColumnsOfText } from '../../src/analyst/input/columns-of-text.js';
import { answerRequest } from '../../src/analyst/estimate/run-estimate-request.js';
import { Table } from '../../src/analyst/input/table.js';
import { changeOf } from '../../src/modules/indicators/domain/publication/change.js';
import {
  compileCondition,
  compileExpression,
} from '../../src/modules/indicators/domain/definitions/formula/evaluate.js';
import { parseCondition, parseWeightedSum } from '../../src/modules/indicators/domain/definitions/formula/parse.js';
import { movement } from '../../src/modules/indicators/domain/publication/moved.js';
import { personOf } from '../../src/modules/indicators/domain/runs/counting/person.js';
import { type ColumnExample, columnFigure } from './column-figures.js';
import { type PosterPark, posterCells } from './poster-cells.js';
import { type ReleaseExample, releaseExample } from './release-example.js';
import { makeWeights } from '../../src/modules/indicators/domain/weighting/weight-set.js';
import {
  baseSpecification,
  type WeightingSpecification,
} from '../../src/modules/indicators/domain/weighting/specification.js';
import { type FrameExample, surveyOf } from './weight-frame.js';

export const methodologyFolder = path.join(import.meta.dirname, '../../docs/methodology');

function workers(): Table {
  const columns = new ColumnsOfText();
  const reader = new CsvReader();
  reader.push(fs.readFileSync(path.join(methodologyFolder, 'workers.csv'), 'utf8'), (record) => columns.take(record));
  reader.end((record) => columns.take(record));
  return Table.of(columns.end());
}

interface SexedGroups {
  /** Maps each group to [women, men], each with their weight. */
  readonly counts: readonly (readonly [number, number])[];
  readonly pay?: readonly (readonly [number, number])[];
}

/** One row for the women and one for the men of each group. */
function sexed({ counts }: SexedGroups): SexedRows {
  return {
    weights: Float64Array.from(counts.flat()),
    woman: Uint8Array.from(counts.flatMap(() => [1, 0])),
    group: Int32Array.from(counts.flatMap((_, group) => [group, group])),
    groups: counts.length,
  };
}

interface CalibrationExample {
  readonly base: readonly number[];
  readonly auxiliaries: readonly {
    readonly name: string;
    readonly values: readonly number[];
    readonly total: number;
  }[];
  readonly distance: Distance;
  readonly bounds?: readonly [number, number];
}

function calibrated({ base, auxiliaries, distance, bounds }: CalibrationExample): ReturnType<typeof calibrate> {
  return calibrate({
    base: Float64Array.from(base),
    auxiliaries: auxiliaries.map((each) => ({ ...each, values: Float64Array.from(each.values) })),
    distance,
    ...(bounds && { bounds }),
  });
}

const circumstances = (given: object | undefined): precision.Circumstances => ({ ...precision.simpleSample, ...given });
const csvOf = (lines: readonly string[]): { header: string[]; rows: { row: number; cells: string[] }[] } => {
  const [header = [], ...rows] = lines.map((line) => line.split(','));
  return { header, rows: rows.map((cells, at) => ({ row: at + 2, cells })) };
};

interface TableExample {
  readonly table: readonly string[];
  readonly spec: unknown;
  /** Suppressed cells; absent = those that `protect` suppresses. */
  readonly withheld?: readonly CellAddress[];
}

interface FormulaExample {
  readonly answers: Answers;
  readonly conditions: readonly string[];
  readonly sums: readonly string[];
}

const classification = {
  greenThreshold: 50,
  decentRule: 'core5',
  lowPayYuanPerHour: 20,
  mergeMaternity: true,
  localArea: 'city',
} as const;

interface SuppressionExample {
  readonly combinations: readonly Combination[];
  readonly keys: readonly KeyVariable[];
  readonly least: Thresholds;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- arguments come from the pages as JSON
type Call = (given: any) => unknown;

/** Methods by their names in the code. */
const calls: Readonly<Record<string, Call>> = {
  allocate: (given: allocation.AllocationRequest) => {
    const numbers = allocation.allocate(given);
    return { numbers, varianceOfTotal: varianceOfTotal(given.strata, numbers) };
  },
  drawSimple: ({ population, size, seed }) => draw.drawSimple(population, size, new Random(seed)),
  drawSystematic: ({ population, size, seed }) => draw.drawSystematic(population, size, new Random(seed)),
  drawProportionalToSize: ({ sizes, size, seed }) => draw.drawProportionalToSize(sizes, size, new Random(seed)),
  drawTwoStage: ({ plan, seed }) => draw.drawTwoStage(plan, new Random(seed)),
  expectedErrorOfMean: (given) =>
    precision.expectedErrorOfMean(given.deviation, given.drawn, circumstances(given.circumstances)),
  expectedErrorOfShare: (given) =>
    precision.expectedErrorOfShare(given.share, given.drawn, circumstances(given.circumstances)),
  expectedErrorOfGap: (given: precision.GapPlan) => precision.expectedErrorOfGap(given),
  sizeForMean: (given) => precision.sizeForMean(given.deviation, given.wanted, circumstances(given.circumstances)),
  sizeForShare: (given) => precision.sizeForShare(given.share, given.wanted, circumstances(given.circumstances)),
  sizeForGap: (given) => precision.sizeForGap(given.test, circumstances(given.circumstances)),
  clusterDesignEffect: (given) => precision.clusterDesignEffect(given.answersPerCluster, given.correlation),
  weightDesignEffect: (weights: readonly number[]) => precision.weightDesignEffect(weights),
  responseFactors: (classes: readonly ResponseClass[]) => responseFactors(classes),
  trimWeights: ({ weights, timesMedian }) => {
    const group = new Int32Array(weights.length);
    const { weights: after, report } = trimWeights({ weights: Float64Array.from(weights), group, timesMedian });
    return { weights: [...after], ...report };
  },
  calibrate: (given: CalibrationExample) => ({ weights: [...calibrated(given).weights] }),
  proportionInterval: ({ method, ...estimate }) => proportionInterval(method, estimate),
  weightedQuantile: ({ values, p }: { values: readonly (readonly [number, number])[]; p: number }) =>
    Object.fromEntries(quantileRules.map((rule) => [rule, weightedQuantile(distribution(values), p, rule)])),
  // one array is reused, so each set of factors is copied
  unitFactors: ({ strata, ...settings }) => Array.from(unitFactors(strata, settings), (factors) => [...factors]),
  duncanWithInfluence: (given: SexedGroups) => ({ index: duncanWithInfluence(sexed(given))!.index }),
  ReplicatedFactorGap: (given: SexedGroups) => {
    const pay = Float64Array.from(given.pay!.flat());
    const gap = new ReplicatedFactorGap({ ...sexed(given), pay, units: new Int32Array(pay.length) }, 1);
    return { gap: gap.at(new Float64Array(1).fill(1)), dropped: gap.dropped };
  },
  suppressLocally: ({ combinations, keys, least }: SuppressionExample) => {
    const shown = suppressLocally(combinations, keys, least);
    return combinations.map(({ values }) => shown?.get(combinationKey(values)));
  },
  protectionOf: ({ contributions, rules }) => protectionOf(contributions, rules),
  protectTable: async ({ table, spec }: TableExample) =>
    protectTable(systemOf(readSpec(spec), csvOf(table)), await highsSolver()),
  attackTable: async ({ table, spec, withheld }: TableExample) => {
    const system = systemOf(readSpec(spec), csvOf(table));
    const solver = await highsSolver();
    const keys = withheld?.map(addressKey) ?? withheldIn(system, protectTable(system, solver));
    return attackTable(system, new Set(keys), solver);
  },
  hourlyEarnings: (answers: Answers) => hourlyEarnings(answers),
  classifyWorker: ({ answers, settings }) => classifyWorker(answers, settings),
  nextSpeaker: ({ waiting, used }) => nextSpeaker(waiting, used),
  makeWeights: ({
    enterprises,
    specification,
  }: {
    enterprises: readonly FrameExample[];
    specification?: Partial<WeightingSpecification>;
  }) => {
    const { rows, diagnostics } = makeWeights(surveyOf(enterprises), { ...baseSpecification, ...specification });
    const weights = rows.map(({ psu, sex, after }) => [`${psu} ${sex}`, after / 1e6] as const);
    return { weights: Object.fromEntries(weights), designEffect: diagnostics.designEffect };
  },
  deviationsFromMoments: ({ sum, squares, sampled }: { sum: number; squares: number; sampled: number }) =>
    deviationsFromMoments(sum, squares, sampled),
  formulas: ({ answers, conditions, sums }: FormulaExample) => {
    const person = personOf(answers, classification);
    return {
      conditions: conditions.map((text) => compileCondition(parseCondition(text))(person)),
      sums: sums.map((text) => compileExpression(parseWeightedSum(text).expression)(person)),
    };
  },
  movement: ({ before, now }) => movement(before, now),
  changeOf: ({ before, now }) => changeOf(before, now),
  release: (given: ReleaseExample) => releaseExample(given),
  columnFigure: (given: ColumnExample) => columnFigure(given),
  posterCells: (given: readonly PosterPark[]) => posterCells(given),
};

export interface WorkedExample {
  readonly kind: 'request' | 'call';
  readonly given: unknown;
  readonly answer: unknown;
}

/** The examples of a page in their order. Errors: a block without an answer, or an answer without a block. */
export function examplesOf(page: string): WorkedExample[] {
  const blocks = [...page.matchAll(/^```json (request|call|answer)\n([\s\S]*?)^```$/gm)].map(([, kind, text]) => ({
    kind: kind as WorkedExample['kind'] | 'answer',
    given: JSON.parse(text ?? '') as unknown,
  }));
  const examples: WorkedExample[] = [];
  for (let at = 0; at < blocks.length; at += 2) {
    const [asked, answered] = [blocks[at]!, blocks[at + 1]];
    if (asked.kind === 'answer' || answered?.kind !== 'answer')
      throw new Error('each example is a block and its answer');
    examples.push({ kind: asked.kind, given: asked.given, answer: answered.given });
  }
  return examples;
}

export async function recompute({ kind, given }: Pick<WorkedExample, 'kind' | 'given'>): Promise<unknown> {
  if (kind === 'request') return answerRequest(workers(), given);
  const { method, with: parameters } = given as { method: string; with: unknown };
  const call = calls[method];
  if (call === undefined) throw new Error(`there is no method ${method}`);
  return call(parameters);
}

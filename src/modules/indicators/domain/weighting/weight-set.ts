/** Computes a weight set from frame, answers and weighting specification. Pure; the same input gives the same set. */
import { toMillionths } from '../../../../methodology/numeric/millionths.js';
import { calibrated, trimmed } from './calibration.js';
import { type Answered, baseCells, type StatedSex, type WeightCell, type WeightFrame } from './cells.js';
import { diagnosticsOf, type WeightDiagnostics } from './diagnostics.js';
import { marginsOf, notStatedShare, type ParkNames } from './margins.js';
import { weightProblems } from './problems.js';
import { faultOf, type WeightingSpecification } from './specification.js';
import { adjustForResponse } from './response-classes.js';

/** One row of the table that runs read: weights in whole millionths of a person. */
export interface WeightRow {
  readonly psu: string;
  readonly sex: StatedSex;
  readonly answers: number;
  /** After the non-response adjustment, before calibration: w_nr. */
  readonly before: number;
  /** The final weight. */
  readonly after: number;
  /** Its level in each margin, in the order of the weighting specification. */
  readonly categories: readonly string[];
}

/** The sources of a set: the same frame and answers give the same weights. */
export interface MadeFrom {
  /** SHA-256. */
  readonly frameHash: string;
  /** SHA-256 of the random ids of the answers, sorted. */
  readonly answerSetHash: string;
  readonly answers: number;
}

export interface WeightSet {
  readonly id: string;
  readonly workspaceId: string;
  readonly waveId: string;
  /** Version number within the wave. */
  readonly number: number;
  readonly specification: WeightingSpecification;
  readonly madeFrom: MadeFrom;
  readonly diagnostics: WeightDiagnostics;
  /** SHA-256 of weighting specification, sources and weights. */
  readonly hash: string;
  readonly jobRunId: string | null;
  readonly requestedBy: string | null;
  readonly createdAt: Date;
}

export interface MadeWeights {
  readonly rows: readonly WeightRow[];
  readonly diagnostics: WeightDiagnostics;
}

export interface WeightInput {
  readonly frame: WeightFrame;
  readonly parks: ParkNames;
  readonly answered: readonly Answered[];
}

/** Weights of answers before and after calibration, with diagnostics. Errors: as in `problems.ts`. */
export function makeWeights(
  { frame, parks, answered }: WeightInput,
  specification: WeightingSpecification,
): MadeWeights {
  const fault = faultOf(specification);
  if (fault !== undefined) throw fault;
  // every figure is by sex, so persons who did not state it are represented by others of their enterprise
  const base = baseCells(
    frame,
    answered.filter(({ sex }) => sex !== 'U'),
  );
  if (base.cells.length === 0) throw weightProblems.noAnswers();
  const everybody = baseCells(frame, answered).cells;
  const response = specification.classes === 'none' ? null : adjustForResponse(frame.strata, base.cells, everybody);
  const before = response?.cells ?? base.cells;
  const margins = marginsOf(
    specification,
    { strata: frame.strata, parks, notStated: notStatedShare(everybody) },
    before,
  );
  const first = calibrated(specification, margins, before);
  const trim = specification.trim === null ? null : trimmed(first.cells, specification.trim);
  const last = trim === null ? first : calibrated(specification, margins, trim.cells);
  const heard = new Set(before.map(({ unit }) => unit.parkId));
  const population = frame.strata
    .filter(({ parkId }) => heard.has(parkId))
    .reduce((sum, each) => sum + each.headcount, 0);
  return {
    rows: before.map((cell, at) =>
      rowOf(
        cell,
        last.cells[at]!.weight,
        margins.map(({ memberships }) => memberships[at]!),
      ),
    ),
    diagnostics: diagnosticsOf({
      population,
      everybody,
      base,
      response,
      margins,
      before,
      after: last.cells,
      convergence: last.convergence,
      trimming: trim?.report ?? null,
      timesMedian: specification.trim,
    }),
  };
}

function rowOf(cell: WeightCell, after: number, categories: readonly string[]): WeightRow {
  return {
    psu: cell.psu,
    sex: cell.sex,
    answers: cell.answers,
    before: toMillionths(cell.weight),
    after: toMillionths(after),
    categories,
  };
}

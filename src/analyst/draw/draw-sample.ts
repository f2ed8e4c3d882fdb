/** `sample`: draws a sample from a frame, reproducible from its seed. Pure. */
import { type Problem } from '../../kernel/problem.js';
import { problemAnswer, type ProblemAnswer } from '../../kernel/problem-answer.js';
import { allocate, type StratumPlan } from '../../methodology/sampling/allocation.js';
import {
  type Drawn,
  drawProportionalToSize,
  drawSimple,
  drawSystematic,
  drawTwoStage,
} from '../../methodology/sampling/draw.js';
import { Random } from '../../methodology/numeric/random.js';
import { estimateProblems } from '../input/problems.js';
import type { Table } from '../input/table.js';
import { type DrawRequest, parseDrawRequest } from './draw-request.js';
import { type Expected, expectedOf, type Take } from './expected.js';

export interface DrawnRow {
  readonly unit: string;
  readonly stratum: string;
  readonly probability: number;
  /** Positions in the unit's roster, from 1. */
  readonly members?: readonly number[];
  /** Number that a drawn unit, or one of its members, represents. */
  readonly weight: number;
}

export interface DrawAnswer {
  readonly seed: number;
  /** Stratum k of the list below uses stream k of the generator. */
  readonly generator: 'pcg32-xsh-rr';
  readonly strata: readonly { readonly stratum: string; readonly units: number; readonly sampled: number }[];
  readonly sample: readonly DrawnRow[];
  readonly expected?: Expected;
}

interface Frame {
  readonly units: readonly string[];
  readonly members: readonly number[] | null;
  /** Sorted by name, with rows in the order of the frame. */
  readonly strata: readonly { readonly name: string; readonly rows: readonly number[] }[];
}

/** Requires a value in each row. */
function complete<T>(
  cells: ArrayLike<T>,
  lacks: (cell: T) => boolean,
  place: { column: string; pointer: string },
): T[] {
  const all = Array.from(cells);
  const lacking = all.filter(lacks).length;
  if (lacking > 0) throw estimateProblems.missing(place.column, lacking, place.pointer);
  return all;
}

function words(table: Table, column: string, pointer: string): string[] {
  table.refuseStraySpaces(column, pointer);
  return complete(table.text(column, pointer), (cell) => cell === null, { column, pointer }) as string[];
}

function numbers(table: Table, column: string, pointer: string): number[] {
  return complete(table.requireNumbers(column, pointer), Number.isNaN, { column, pointer });
}

function frameOf(table: Table, request: DrawRequest): Frame {
  const units = words(table, request.unit, '/unit');
  const known = new Set<string>();
  for (const unit of units) {
    if (known.has(unit)) throw estimateProblems.shape('/unit', `each name once; "${unit}" appears twice`);
    known.add(unit);
  }
  const members = request.members === null ? null : numbers(table, request.members, '/members');
  if (members?.some((size) => !(Number.isInteger(size) && size >= 1)) === true)
    throw estimateProblems.shape('/members', 'whole numbers from 1');
  const columns = request.strata.map((column, at) => words(table, column, `/strata/${at}`));
  const rows = new Map<string, number[]>();
  for (const row of units.keys()) {
    const name = columns.map((column) => column[row]!).join(' / ');
    const own = rows.get(name);
    if (own === undefined) rows.set(name, [row]);
    else own.push(row);
  }
  const strata = [...rows].map(([name, own]) => ({ name, rows: own }));
  return { units, members, strata: strata.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** Mean and standard deviation of a known variable in each stratum. */
function plansOf(table: Table, frame: Frame, variable: string | null): StratumPlan[] {
  const values = variable === null ? null : numbers(table, variable, '/allocation/variable');
  return frame.strata.map(({ name, rows }) => {
    const own = rows.map((row) => values?.[row] ?? 0);
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    const squares = own.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return { name, population: rows.length, mean, deviation: Math.sqrt(squares / Math.max(1, own.length - 1)) };
  });
}

interface Planned {
  readonly rows: readonly number[];
  readonly sampled: number;
}

function drawIn(frame: Frame, request: DrawRequest, { rows, sampled, random }: Planned & { random: Random }): Take[] {
  const { draw, take } = request;
  const sizes = rows.map((row) => frame.members?.[row] ?? 1);
  if (take !== null)
    return drawTwoStage({ sizes, units: sampled, take, first: draw }, random).map(
      ({ unit, probability, members, weight }) => ({
        row: rows[unit]!,
        probability,
        weight,
        members: members.map((member) => member.unit + 1),
      }),
    );
  const draws: Readonly<Record<DrawRequest['draw'], () => Drawn[]>> = {
    simple: () => drawSimple(rows.length, sampled, random),
    systematic: () => drawSystematic(rows.length, sampled, random),
    'proportional-to-size': () => drawProportionalToSize(sizes, sampled, random),
  };
  return draws[draw]().map(({ unit, probability }) => ({
    row: rows[unit]!,
    probability,
    weight: 1 / probability,
    members: null,
  }));
}

/** Draws the sample. Errors: all problems of the request, the frame and the methods. */
export function drawSample(table: Table, input: unknown): DrawAnswer {
  const request = parseDrawRequest(input);
  const frame = frameOf(table, request);
  const { allocation, purpose } = request;
  const sampled = allocate({ ...allocation, strata: plansOf(table, frame, allocation.variable) });
  const taken = frame.strata.map(({ name, rows }, at) => ({
    name,
    drawn:
      sampled[at] === 0
        ? []
        : drawIn(frame, request, { rows, sampled: sampled[at]!, random: new Random(request.seed, at) }),
  }));
  const all = taken.flatMap(({ drawn }) => drawn);
  return {
    seed: request.seed,
    generator: 'pcg32-xsh-rr',
    strata: frame.strata.map(({ name, rows }, at) => ({ stratum: name, units: rows.length, sampled: sampled[at]! })),
    sample: taken.flatMap(({ name, drawn }) =>
      drawn.map(({ row, probability, weight, members }) => ({
        unit: frame.units[row]!,
        stratum: name,
        probability,
        ...(members !== null && { members }),
        weight,
      })),
    ),
    ...(purpose !== null && { expected: expectedOf(purpose, all, frame.members ?? frame.units.map(() => 1)) }),
  };
}

const places: Readonly<Record<string, string>> = {
  'methodology.sampling.size-impossible': '/allocation/size',
  'methodology.sampling.out-of-range': '/allocation/variable',
  'methodology.sampling.size-measure': '/members',
};

/** A problem in the format of the answer. */
export function refusedDraw(problem: Problem): ProblemAnswer {
  return problemAnswer(problem, places[problem.code]);
}

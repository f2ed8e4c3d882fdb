/** The request of `sample`: sample sizes by stratum, the method of drawing, and the purpose of the sample. */
import type { AllocationRule } from '../../methodology/sampling/allocation.js';
import { estimateProblems } from '../input/problems.js';
import { type Body, finite, oneOf, record, text, texts, whole } from '../input/request-shape.js';

export type FirstDraw = 'simple' | 'systematic' | 'proportional-to-size';

export interface AllocationSpec {
  readonly rule: AllocationRule;
  readonly size: number;
  readonly minimum: number;
  /** Column whose mean and standard deviation in each stratum determine Neyman and power allocation. */
  readonly variable: string | null;
}

/** The quantity to estimate: a share, a mean with its standard deviation, or a gap between the shares of two groups. */
export interface Purpose {
  readonly of:
    | { readonly kind: 'share'; readonly share: number }
    | { readonly kind: 'mean'; readonly deviation: number }
    | { readonly kind: 'gap'; readonly shares: readonly [number, number]; readonly firstShare: number };
  /** Intra-class correlation within a primary sampling unit. */
  readonly correlation: number;
  readonly responseRate: number;
}

export interface DrawRequest {
  readonly unit: string;
  readonly strata: readonly string[];
  readonly allocation: AllocationSpec;
  readonly draw: FirstDraw;
  /** Column with the number of members of a unit; null = the units themselves are sampled. */
  readonly members: string | null;
  /** Number of members drawn in each unit; null = all. */
  readonly take: number | null;
  readonly seed: number;
  readonly purpose: Purpose | null;
}

const keys = {
  request: ['unit', 'strata', 'allocation', 'draw', 'members', 'take', 'seed', 'purpose'],
  allocation: ['rule', 'size', 'minimum', 'variable', 'exponent'],
  purpose: ['share', 'deviation', 'gap', 'correlation', 'responseRate'],
  gap: ['shares', 'firstShare'],
} as const;

const MOST = 1e9;

function between(value: unknown, pointer: string, [low, high]: readonly [number, number]): number {
  const number = finite(value, pointer);
  if (!(number >= low && number <= high)) throw estimateProblems.shape(pointer, `a number from ${low} to ${high}`);
  return number;
}

function inside(value: unknown, pointer: string): number {
  const number = finite(value, pointer);
  if (!(number > 0 && number < 1)) throw estimateProblems.shape(pointer, 'a number between 0 and 1');
  return number;
}

function allocationOf(value: unknown): AllocationSpec {
  const body = record(value, '/allocation', keys.allocation);
  const kind = oneOf<AllocationRule['kind']>(body['rule'], '/allocation/rule', {
    among: ['proportional', 'neyman', 'power'],
    otherwise: 'proportional',
  });
  const variable = body['variable'] === undefined ? null : text(body['variable'], '/allocation/variable');
  if (kind !== 'proportional' && variable === null)
    throw estimateProblems.shape('/allocation/variable', 'a column of numbers, known of each unit');
  if (kind !== 'power' && body['exponent'] !== undefined)
    throw estimateProblems.shape('/allocation/exponent', 'an exponent with the rule power only');
  return {
    rule: kind === 'power' ? { kind, exponent: between(body['exponent'], '/allocation/exponent', [0, 1]) } : { kind },
    size: whole(body['size'], '/allocation/size', [1, MOST]),
    minimum: body['minimum'] === undefined ? 2 : whole(body['minimum'], '/allocation/minimum', [0, MOST]),
    variable,
  };
}

function aimOf(body: Body): Purpose['of'] {
  const named = ['share', 'deviation', 'gap'].filter((key) => body[key] !== undefined);
  if (named.length !== 1) throw estimateProblems.shape('/purpose', 'one of share, deviation, gap');
  if (body['share'] !== undefined) return { kind: 'share', share: inside(body['share'], '/purpose/share') };
  if (body['deviation'] !== undefined)
    return { kind: 'mean', deviation: between(body['deviation'], '/purpose/deviation', [0, MOST]) };
  const gap = record(body['gap'], '/purpose/gap', keys.gap);
  const shares = Array.isArray(gap['shares']) ? (gap['shares'] as readonly unknown[]) : [];
  if (shares.length !== 2) throw estimateProblems.shape('/purpose/gap/shares', 'two shares');
  const [first, second] = shares.map((share, at) => inside(share, `/purpose/gap/shares/${at}`));
  return {
    kind: 'gap',
    shares: [first!, second!],
    firstShare: inside(gap['firstShare'] ?? 0.5, '/purpose/gap/firstShare'),
  };
}

function purposeOf(value: unknown): Purpose | null {
  if (value === undefined || value === null) return null;
  const body = record(value, '/purpose', keys.purpose);
  const rate = between(body['responseRate'] ?? 1, '/purpose/responseRate', [0, 1]);
  if (rate === 0) throw estimateProblems.shape('/purpose/responseRate', 'a number above 0, at most 1');
  return {
    of: aimOf(body),
    correlation: between(body['correlation'] ?? 0, '/purpose/correlation', [0, 1]),
    responseRate: rate,
  };
}

/** Parses the request. Errors: unknown keys and values, wrong shapes, each with its pointer. */
export function parseDrawRequest(input: unknown): DrawRequest {
  const body = record(input, '', keys.request);
  const members = body['members'] === undefined ? null : text(body['members'], '/members');
  const draw = oneOf<FirstDraw>(body['draw'], '/draw', {
    among: ['simple', 'systematic', 'proportional-to-size'],
    otherwise: 'simple',
  });
  if (members === null && (draw === 'proportional-to-size' || body['take'] !== undefined))
    throw estimateProblems.shape('/members', 'the column that holds the members of each unit');
  return {
    unit: text(body['unit'], '/unit'),
    strata: texts(body['strata'], '/strata'),
    allocation: allocationOf(body['allocation']),
    draw,
    members,
    take: body['take'] === undefined ? null : whole(body['take'], '/take', [1, MOST]),
    seed: whole(body['seed'], '/seed', [0, Number.MAX_SAFE_INTEGER]),
    purpose: purposeOf(body['purpose']),
  };
}

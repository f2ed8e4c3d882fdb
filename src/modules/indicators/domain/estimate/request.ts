/** The request of `estimate`: its shape, checked key by key. Meaning is checked against the table later. */
import type { ContrastKind } from '../../../../methodology/estimation/contrasts.js';
import type { LonelyRule } from '../../../../methodology/estimation/variance.js';
import { type QuantileRule, quantileRules } from '../../../../methodology/estimation/quantiles.js';
import { estimateProblems } from './problems.js';

export type Statistic = 'mean' | 'total' | 'ratio' | 'quantile' | 'proportion' | 'independence' | 't-test' | 'design';
export type IntervalKind = 'mean' | 'logit' | 'xlogit' | 'asin' | 'beta' | 'likelihood' | 'score';
export type Operator = '==' | '!=' | '>' | '>=' | '<' | '<=' | 'present' | 'missing';

export interface Condition {
  readonly column: string;
  readonly op: Operator;
  readonly value?: string | number;
}

export interface Derivation {
  readonly name: string;
  readonly column?: string;
  readonly where: readonly Condition[];
}

export interface DesignSpec {
  readonly ids: readonly string[];
  readonly strata: readonly string[];
  readonly weights: string | null;
  readonly fpc: readonly string[];
  readonly nest: boolean;
}

export interface MarginSpec {
  readonly column: string;
  readonly counts: Readonly<Record<string, number>>;
}

export type CalibrationSpec =
  | { readonly kind: 'poststratify' | 'rake'; readonly margins: readonly MarginSpec[] }
  | {
      readonly kind: 'linear' | 'raking' | 'logit';
      readonly totals: Readonly<Record<string, number>>;
      readonly bounds?: readonly [number, number];
    };

export interface ReplicationSpec {
  readonly type: string;
  readonly columns?: string;
  readonly scale?: number;
  readonly rscales?: readonly number[];
  readonly mse?: boolean;
}

export interface ContrastSpec {
  readonly name: string;
  readonly kind: ContrastKind;
  readonly of: string;
  readonly to: string;
}

export interface EstimateRequest {
  readonly design: DesignSpec;
  readonly options: {
    readonly lonelyPsu?: LonelyRule;
    readonly adjustDomainLonely?: boolean;
    readonly ultimateCluster?: boolean;
  };
  readonly where: readonly Condition[];
  readonly derive: readonly Derivation[];
  readonly missing: 'fail' | 'omit';
  readonly calibration?: CalibrationSpec;
  readonly replication?: ReplicationSpec;
  readonly statistic: Statistic;
  readonly variables: readonly string[];
  readonly denominator?: string;
  readonly probabilities: readonly number[];
  readonly quantileRule: QuantileRule;
  readonly interval: IntervalKind;
  readonly df: 'design' | 'domain';
  readonly by: readonly string[];
  readonly contrasts: readonly ContrastSpec[];
  readonly deff: boolean | 'replace';
  readonly covariance: boolean;
  readonly weights: boolean;
}

const keys: ReadonlySet<string> = new Set([
  'design',
  'options',
  'where',
  'derive',
  'missing',
  'calibration',
  'replication',
  'statistic',
  'variables',
  'denominator',
  'probabilities',
  'quantileRule',
  'interval',
  'df',
  'by',
  'contrasts',
  'deff',
  'covariance',
  'weights',
]);

const allowed: Readonly<Record<string, readonly unknown[]>> = {
  statistic: ['mean', 'total', 'ratio', 'quantile', 'proportion', 'independence', 't-test', 'design'],
  interval: ['mean', 'logit', 'xlogit', 'asin', 'beta', 'likelihood', 'score'],
  missing: ['fail', 'omit'],
  df: ['design', 'domain'],
  deff: [true, false, 'replace'],
  quantileRule: quantileRules,
};

const lonelyRules: readonly LonelyRule[] = ['fail', 'remove', 'certainty', 'adjust', 'average'];
const operators: readonly Operator[] = ['==', '!=', '>', '>=', '<', '<=', 'present', 'missing'];

function record(value: unknown, pointer: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw estimateProblems.shape(pointer, 'an object');
  return value as Record<string, unknown>;
}

function texts(value: unknown, pointer: string): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.some((entry) => typeof entry !== 'string'))
    throw estimateProblems.shape(pointer, 'a list of texts');
  return value as string[];
}

function list(value: unknown, pointer: string): readonly Record<string, unknown>[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw estimateProblems.shape(pointer, 'a list');
  return value.map((entry, at) => record(entry, `${pointer}/${at}`));
}

function conditions(value: unknown, pointer: string): readonly Condition[] {
  return list(value, pointer).map((entry, at) => {
    if (typeof entry['column'] !== 'string') throw estimateProblems.shape(`${pointer}/${at}/column`, 'a text');
    if (!operators.includes(entry['op'] as Operator))
      throw estimateProblems.unknownValue(`${pointer}/${at}/op`, operators);
    return entry as unknown as Condition;
  });
}

function designOf(value: unknown): DesignSpec {
  const design = record(value ?? {}, '/design');
  const weights = design['weights'] ?? null;
  if (weights !== null && typeof weights !== 'string')
    throw estimateProblems.shape('/design/weights', 'a column name or null');
  return {
    ids: texts(design['ids'], '/design/ids'),
    strata: texts(design['strata'], '/design/strata'),
    weights,
    fpc: texts(design['fpc'], '/design/fpc'),
    nest: design['nest'] === true,
  };
}

function checkWords(body: Record<string, unknown>): void {
  for (const key of Object.keys(body)) if (!keys.has(key)) throw estimateProblems.unknownKey(key);
  for (const [key, values] of Object.entries(allowed)) {
    if (body[key] !== undefined && !values.includes(body[key]))
      throw estimateProblems.unknownValue(`/${key}`, values.map(String));
  }
  if (body['statistic'] === undefined)
    throw estimateProblems.unknownValue('/statistic', (allowed['statistic'] ?? []).map(String));
}

function optionsOf(value: unknown): EstimateRequest['options'] {
  const options = record(value ?? {}, '/options');
  if (options['lonelyPsu'] !== undefined && !lonelyRules.includes(options['lonelyPsu'] as LonelyRule)) {
    throw estimateProblems.unknownValue('/options/lonelyPsu', lonelyRules);
  }
  return options;
}

function intervalOf(body: Record<string, unknown>): IntervalKind {
  return (body['interval'] as IntervalKind | undefined) ?? (body['statistic'] === 'proportion' ? 'logit' : 'mean');
}

/** Errors: unknown keys and values, wrong shapes, each with its pointer. */
export function parseEstimateRequest(input: unknown): EstimateRequest {
  const body = record(input, '');
  checkWords(body);
  const options = optionsOf(body['options']);
  const derive = list(body['derive'], '/derive').map((entry, at) => ({
    ...entry,
    where: conditions(entry['where'], `/derive/${at}/where`),
  }));
  return {
    ...(body as unknown as EstimateRequest),
    design: designOf(body['design']),
    options,
    where: conditions(body['where'], '/where'),
    derive: derive as unknown as readonly Derivation[],
    missing: body['missing'] === 'omit' ? 'omit' : 'fail',
    variables: texts(body['variables'], '/variables'),
    probabilities: (body['probabilities'] as number[] | undefined) ?? [0.5],
    quantileRule: (body['quantileRule'] as QuantileRule | undefined) ?? 'math',
    interval: intervalOf(body),
    df: body['df'] === 'domain' ? 'domain' : 'design',
    by: texts(body['by'], '/by'),
    contrasts: list(body['contrasts'], '/contrasts') as unknown as readonly ContrastSpec[],
    deff: (body['deff'] as boolean | 'replace' | undefined) ?? false,
    covariance: body['covariance'] === true,
    weights: body['weights'] === true,
  };
}

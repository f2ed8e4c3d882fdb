/** The request of `estimate`, as specified for the command line. */
import type { ContrastKind } from '../../methodology/estimation/contrasts.js';
import type { LonelyRule } from '../../methodology/estimation/variance.js';
import type { QuantileRule } from '../../methodology/estimation/quantiles.js';

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
  /** For a bootstrap created here: the number of replicates, and the seed that reproduces them. */
  readonly replicates?: number;
  readonly seed?: number;
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

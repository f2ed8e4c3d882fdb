import type { AnswerRow } from './rows.js';

export interface TestAnswer {
  readonly statistic: number;
  readonly df: number | readonly number[];
  readonly p: number;
  readonly estimate?: number;
}

/** The answer to a request. `n` is the number of rows of the domain, `sumOfWeights` that of the whole design. */
export interface EstimateAnswer {
  readonly df: number;
  readonly n: number;
  readonly sumOfWeights: number;
  readonly rows: readonly AnswerRow[];
  readonly contrasts?: readonly AnswerRow[];
  readonly covariance?: readonly (readonly number[])[];
  readonly weights?: readonly number[];
  readonly test?: TestAnswer;
}

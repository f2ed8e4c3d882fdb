/**
 * Point estimators with their linearised values z (for each row, before weighting); the variance of the weighted sum
 * of z is the variance of the estimate. Reference: Särndal, Swensson, Wretman (1992), 5.5-5.8; D. Binder (1983).
 */
import type { Domain } from './design.js';
import { estimationProblems } from './problems.js';

export interface Linearised {
  readonly estimate: number;
  readonly values: Float64Array;
}

/** The values of a variable for each row; values of rows outside the domain are ignored but must be finite. */
export type Column = Float64Array;

function weighted(weights: Float64Array, column: Column, domain: Domain): number {
  let sum = 0;
  for (let row = 0; row < weights.length; row += 1) if (domain[row] === 1) sum += weights[row]! * column[row]!;
  return sum;
}

/** Sum of w y over the domain; z = d y. Unit of y. */
export function domainTotal(weights: Float64Array, y: Column, domain: Domain): Linearised {
  const values = new Float64Array(weights.length);
  for (let row = 0; row < values.length; row += 1) if (domain[row] === 1) values[row] = y[row]!;
  return { estimate: weighted(weights, y, domain), values };
}

export interface RatioInput {
  readonly weights: Float64Array;
  readonly numerator: Column;
  readonly denominator: Column;
  readonly domain: Domain;
}

/** R = sum w y / sum w x over the domain; z = d (y - R x) / sum w x. Errors: denominator of 0. */
export function domainRatio(input: RatioInput): Linearised {
  const { weights, numerator, denominator, domain } = input;
  const below = weighted(weights, denominator, domain);
  if (below === 0) throw estimationProblems.zeroDenominator();
  const estimate = weighted(weights, numerator, domain) / below;
  const values = new Float64Array(weights.length);
  for (let row = 0; row < values.length; row += 1) {
    if (domain[row] === 1) values[row] = (numerator[row]! - estimate * denominator[row]!) / below;
  }
  return { estimate, values };
}

/** Mean (a proportion where y is 0/1); z = d (y - mean) / sum w d. Errors: empty domain. */
export function domainMean(weights: Float64Array, y: Column, domain: Domain): Linearised {
  if (!domain.includes(1)) throw estimationProblems.emptyDomain();
  return domainRatio({ weights, numerator: y, denominator: new Float64Array(weights.length).fill(1), domain });
}

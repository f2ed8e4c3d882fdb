/** The syntax tree of a formula. */
export type Comparison = '=' | '<' | '>' | '<=' | '>=';

export type Condition =
  | { readonly kind: 'compare'; readonly name: string; readonly comparison: Comparison; readonly value: string }
  | { readonly kind: 'in'; readonly name: string; readonly values: readonly string[] }
  /** a set that contains at least one of the codes */
  | { readonly kind: 'has'; readonly name: string; readonly values: readonly string[] }
  | { readonly kind: 'between'; readonly name: string; readonly low: number; readonly high: number }
  | { readonly kind: 'known'; readonly name: string }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'all'; readonly parts: readonly Condition[] }
  | { readonly kind: 'any'; readonly parts: readonly Condition[] };

export type Expression =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'indicator'; readonly condition: Condition }
  | { readonly kind: 'product'; readonly parts: readonly Expression[] }
  | { readonly kind: 'sum'; readonly parts: readonly Expression[] }
  | { readonly kind: 'quotient'; readonly left: Expression; readonly right: Expression };

/** A weighted sum over persons: factor x SUM w x expression. */
export interface WeightedSum {
  readonly factor: number;
  readonly expression: Expression;
}

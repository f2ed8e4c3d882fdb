import type { FieldworkStratum } from '../api/surveys.js';

type Counts = Pick<
  FieldworkStratum,
  'completes' | 'target' | 'women' | 'targetWomen' | 'men' | 'targetMen' | 'respondingEnterprises' | 'enterprises'
>;

/** A park, or one of its strata. */
export interface Progress extends Counts {
  readonly parkId: string;
  /** Null: the whole park. */
  readonly stratum: FieldworkStratum | null;
}

const keys = [
  ...(['completes', 'target', 'women', 'targetWomen', 'men', 'targetMen'] as const),
  ...(['respondingEnterprises', 'enterprises'] as const),
];

/** Each park followed by its strata; parks and strata in the order in which they come. */
export function progressOf(strata: readonly FieldworkStratum[]): readonly Progress[] {
  const parks = new Map<string, FieldworkStratum[]>();
  for (const each of strata) parks.set(each.parkId, [...(parks.get(each.parkId) ?? []), each]);
  return [...parks].flatMap(([parkId, own]) => {
    const sums = keys.map((key) => [key, own.reduce((sum, each) => sum + each[key], 0)] as const);
    const park = { parkId, stratum: null, ...(Object.fromEntries(sums) as unknown as Counts) };
    return [park, ...own.map((stratum) => ({ ...stratum, stratum }))];
  });
}

/** Null if there is no target. */
export function shareOfTarget(completes: number, target: number): number | null {
  return target === 0 ? null : completes / target;
}

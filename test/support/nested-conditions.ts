/** Conditions of the formula language, combined with not, and, or. */
import fc from 'fast-check';
import type { Condition } from '../../src/modules/indicators/domain/definitions/formula/syntax.js';

export function nestedConditions(simple: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> {
  return fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small' },
      simple,
      fc.record({ kind: fc.constant('not' as const), part: tie('condition') }),
      fc.record({
        kind: fc.constantFrom('all' as const, 'any' as const),
        parts: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
      }),
    ),
  })).condition;
}

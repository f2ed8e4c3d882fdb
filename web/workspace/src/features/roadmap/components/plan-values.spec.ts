import { expect, it } from '@jest/globals';
import { emptyPlan, emptyTarget, planChanges } from './plan-values.js';

it('keeps the targets of an entry whose kind is changed, so that the server can refuse the change', () => {
  const before = { ...emptyPlan, targets: [{ ...emptyTarget, id: 't', titleEn: 'Train 500 people' }] };
  expect(planChanges(before, { ...before, kind: 'study' })).toEqual({ kind: 'study' });
});

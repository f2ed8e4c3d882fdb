import { describe, expect, it } from '@jest/globals';
import type { ActionFacts } from './gaps.js';
import { gapsIn } from './gaps.js';

const action = (id: string, changes: Partial<ActionFacts> = {}): ActionFacts => ({
  id,
  status: 'in-progress',
  conclusionId: null,
  indicatorIds: ['green_job_share'],
  evidenceCount: 1,
  daysLate: 0,
  ...changes,
});

describe('gaps in the loop', () => {
  it('finds conclusions that no one follows up; a dropped action follows nothing up', () => {
    const actions = [action('a', { conclusionId: 'c1' }), action('b', { conclusionId: 'c2', status: 'dropped' })];
    expect(gapsIn(['c1', 'c2', 'c3'], actions).conclusionsWithoutAction).toEqual(['c2', 'c3']);
  });

  it('finds actions without an indicator, the dropped ones separately', () => {
    const actions = [action('a', { indicatorIds: [] }), action('b', { indicatorIds: [], status: 'dropped' })];
    expect(gapsIn([], actions).actionsWithoutIndicator.map(({ id }) => id)).toEqual(['a']);
  });

  it('finds the late without evidence, the latest first', () => {
    const actions = [
      action('a', { daysLate: 3, evidenceCount: 0 }),
      action('b', { daysLate: 30, evidenceCount: 0 }),
      action('c', { daysLate: 60 }),
    ];
    expect(gapsIn([], actions).overdueWithoutEvidence.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

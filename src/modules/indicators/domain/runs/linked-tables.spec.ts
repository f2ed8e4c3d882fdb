import { describe, expect, it } from '@jest/globals';
import { syntheticSurvey } from '../../../../../test/support/park-workers.js';
import { frameWeighting } from '../../../../../test/support/weight-frame.js';
import { protectRelease } from '../../../../methodology/disclosure/release/protect-release.js';
import { highsSolver } from '../../../../methodology/numeric/highs-solver.js';
import { catalogue } from '../../catalogue/catalogue.js';
import { RunComputation } from './computation.js';
import { linkedTables } from './linked-tables.js';
import { plansOf } from './plan.js';
import { defaultSettings } from './settings.js';

const survey = syntheticSurvey({ size: 400, seed: 3 });

describe('the tables of a run', () => {
  it('include indicators that are not broken down, beside those that are', async () => {
    const ids = ['paid_leave_rate', 'union_density'];
    const plans = plansOf(catalogue)
      .filter(({ id }) => ids.includes(id))
      .map((plan) => (plan.id === 'union_density' ? { ...plan, breakdowns: [] } : plan));
    const settings = { ...defaultSettings, breakdowns: ['park'] as const };
    const run = new RunComputation(plans, survey.frame, settings, frameWeighting(survey.frame));
    run.collectPay(survey.answers);
    run.settleLowPay();
    run.observe(survey.answers);
    const draft = run.draft();
    const input = linkedTables(draft);
    const { statuses } = protectRelease(input, { rules: draft.rules, solver: await highsSolver() });
    for (const key of ['union_density|*|*', 'union_density|F|*', 'union_density|M|*', 'paid_leave_rate|*|*'])
      expect([key, statuses.get(key)!.shown]).toEqual([key, 'number']);
    expect([...statuses.keys()].filter((key) => key.startsWith('union_density'))).toHaveLength(3);
  });
});

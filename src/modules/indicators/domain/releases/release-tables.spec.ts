import { describe, expect, it } from '@jest/globals';
import { syntheticSurvey } from '../../../../../test/support/park-workers.js';
import { frameWeighting } from '../../../../../test/support/weight-frame.js';
import { protectRelease } from '../../../../methodology/disclosure/release/protect-release.js';
import { highsSolver } from '../../../../methodology/numeric/highs-solver.js';
import { catalogue } from '../../catalogue/catalogue.js';
import { RunComputation } from '../runs/computation.js';
import { plansOf } from '../runs/plan.js';
import { defaultSettings } from '../runs/settings.js';
import { releaseInput } from './release-tables.js';

const survey = syntheticSurvey({ size: 400, seed: 3 });

describe('the tables of a release', () => {
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
    const input = releaseInput(draft, catalogue);
    const { statuses, unprotected } = protectRelease(input, { rules: draft.rules, solver: await highsSolver() });
    expect(unprotected).toEqual([]);
    for (const key of ['union_density|*|*', 'union_density|F|*', 'union_density|M|*', 'paid_leave_rate|*|*'])
      expect([key, statuses.get(key)!.shown]).toEqual([key, 'number']);
    expect([...statuses.keys()].filter((key) => key.startsWith('union_density'))).toHaveLength(3);
  });
});

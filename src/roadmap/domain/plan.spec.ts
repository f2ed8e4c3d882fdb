import { describe, expect, it } from '@jest/globals';
import { localized } from '../../kernel/localized-text.js';
import { emptyPlan, normalPlan, type Plan, planProblem } from './plan.js';

const plan: Plan = { ...emptyPlan, kind: 'plan', title: localized('Plan', '规划') };
const blank = { dueOn: null, duePrecision: 'year', value: null, unit: null } as const;
const target = { ...{ id: 't', title: plan.title, indicatorId: null, instrumentId: null }, ...blank };
const finding = { id: 'f', kind: 'finding', text: plan.title } as const;

describe('an entry of the register', () => {
  it.each<[string, Partial<Plan>, string]>([
    ['has no title', { title: localized(' ', '') }, 'roadmap.text.missing'],
    ['contains control characters', { note: localized('a\u0007', '') }, 'roadmap.text.unwritable'],
    ['ends before it starts', { fromYear: 2030, toYear: 2026 }, 'roadmap.plan.years-reversed'],
    ['links to a script', { link: 'javascript:alert(1)' }, 'roadmap.plan.link-wrong'],
    ['is a study with targets', { kind: 'study', targets: [target] }, 'roadmap.plan.targets-of-study'],
    ['is a plan with findings', { findings: [finding] }, 'roadmap.plan.findings-of-plan'],
    ['has a target without text', { targets: [{ ...target, title: localized('', '') }] }, 'roadmap.text.missing'],
    [
      'has a unit without a value',
      { targets: [{ ...target, unit: localized('%', '%') }] },
      'roadmap.plan.value-missing',
    ],
  ])('is refused if it %s', (_, change, code) => {
    expect(planProblem(normalPlan({ ...plan, ...change }))).toMatchObject({ code });
  });

  it('is accepted with all fields, and stored with tags in one order and empty texts as not stated', () => {
    const stated = normalPlan({
      ...plan,
      ...{ note: localized(' ', ''), link: ' https://example.org/plan ', tags: ['jobs', 'page-outcome-1', 'jobs'] },
      ...{ fromYear: 2026, toYear: 2030, targets: [{ ...target, value: '4', unit: localized('parks', '个园区') }] },
    } satisfies Plan);
    expect(planProblem(stated)).toBeNull();
    expect(stated).toMatchObject({ note: null, link: 'https://example.org/plan', tags: ['page-outcome-1', 'jobs'] });
  });
});

import type { INestApplicationContext } from '@nestjs/common';
import { localized } from '../kernel/localized-text.js';
import { type NewPlan, RegisterPlan } from '../roadmap/use-cases/register-plan.js';
import type { Demonstration } from './demonstration.js';
import { onDay } from './story-clock.js';

const study: NewPlan = {
  kind: 'study',
  title: localized('Jobs and skills in the conversion of the parks', '园区改造中的就业与技能'),
  note: localized(
    'Study for the first roundtable, with visits to all four parks.',
    '为第一次圆桌会议编写的研究，走访了四个园区。',
  ),
  ...{ fromYear: 2026, toYear: 2026, tags: ['jobs', 'skills'] },
  findings: [
    {
      kind: 'finding',
      text: localized('Fewer women than men move to jobs on converted lines.', '转到改造生产线岗位的女性少于男性。'),
    },
    {
      kind: 'recommendation',
      text: localized(
        'Offer each worker whose tasks change a place in a course before the conversion starts.',
        '改造开始前，为每名工作内容改变的职工提供一个培训名额。',
      ),
    },
    {
      kind: 'recommendation',
      text: localized(
        'Publish the results of heat and noise measurements for each park.',
        '公布各园区高温和噪声的测量结果。',
      ),
    },
  ],
};

const plan: NewPlan = {
  kind: 'plan',
  title: localized('Green employment plan of the city', '本市绿色就业规划'),
  note: localized(
    'Fictitious plan to which the actions of the roadmap contribute.',
    '虚构的规划，路线图的行动为其作出贡献。',
  ),
  ...{ fromYear: 2026, toYear: 2030, tags: ['page-outcome-2', 'jobs', 'industry'] },
  targets: [
    {
      title: localized('Workers on converted lines trained before the start', '改造生产线职工上岗前接受培训的比例'),
      ...{ value: '90', unit: localized('%', '%'), dueOn: '2030-12-31', duePrecision: 'year' },
    },
    {
      title: localized('Parks with a joint safety committee', '设有联合安全委员会的园区'),
      ...{ value: '4', unit: localized('parks', '个园区'), dueOn: '2028-12-31', duePrecision: 'year' },
    },
  ],
};

/** The register of the city; the actions refer to its plan. */
export async function seedRegister(
  app: INestApplicationContext,
  { city }: Demonstration,
): Promise<{ readonly planId: string }> {
  return onDay(114, async () => {
    const register = app.get(RegisterPlan);
    await register.execute(city.actors.facilitator, study);
    return { planId: await register.execute(city.actors.facilitator, plan) };
  });
}

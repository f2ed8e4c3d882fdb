import type { INestApplicationContext } from '@nestjs/common';
import { dayPlus } from '../kernel/day.js';
import { localized, type LocalizedText } from '../kernel/localized-text.js';
import type { MilestoneKind } from '../roadmap/domain/milestone.js';
import type { DependencyKind } from '../roadmap/domain/schedule.js';
import { AddMilestone } from '../roadmap/use-cases/add-milestone.js';
import { SetDependency } from '../roadmap/use-cases/set-dependency.js';
import { onDay } from './story-clock.js';
import type { Demonstration } from './demonstration.js';

interface MilestoneWords {
  readonly action: string;
  readonly kind: MilestoneKind;
  readonly title: LocalizedText;
  /** Days from the day of loading. */
  readonly due: number;
  readonly done?: number;
}

const milestones: readonly MilestoneWords[] = [
  {
    ...{ action: 'osh-training', kind: 'milestone', due: -60, done: -62 },
    title: localized('Trainers named by the unions and the bureau', '工会和主管部门确定培训员'),
  },
  {
    ...{ action: 'osh-training', kind: 'milestone', due: 35 },
    title: localized('All day shifts trained', '白班全部完成培训'),
  },
  {
    ...{ action: 'osh-training', kind: 'deliverable', due: 215 },
    title: localized('Attendance lists of all shifts', '各班次培训签到表'),
  },
  {
    ...{ action: 'plain-words', kind: 'deliverable', due: 30 },
    title: localized('Poster with the measurements of each park', '各园区测量结果公示海报'),
  },
  {
    ...{ action: 'green-jobs', kind: 'milestone', due: 90 },
    title: localized('List of posts agreed with the park unions', '与园区工会商定岗位清单'),
  },
];

const dependencies: readonly {
  readonly from: string;
  readonly to: string;
  readonly kind: DependencyKind;
  readonly lagDays: number;
}[] = [
  { from: 'measure', to: 'plain-words', kind: 'finish-start', lagDays: 14 },
  { from: 'plan-a', to: 'osh-training', kind: 'start-start', lagDays: 10 },
  { from: 'plan-b', to: 'plan-cd', kind: 'start-start', lagDays: 14 },
  { from: 'survey', to: 'green-jobs', kind: 'start-start', lagDays: 30 },
];

/** Milestones of the city's actions, and what they depend on. */
export async function seedSchedule(
  app: INestApplicationContext,
  demonstration: Demonstration,
  { ids, today }: { readonly ids: ReadonlyMap<string, string>; readonly today: string },
): Promise<void> {
  const { facilitator } = demonstration.city.actors;
  const idOf = (key: string): string => ids.get(key)!;
  const day = (days: number | undefined): string | null => (days === undefined ? null : dayPlus(today, days));
  for (const { action, due, done, ...content } of milestones) {
    const milestone = { actionId: idOf(action), ...content, dueOn: day(due), doneOn: day(done) };
    await onDay(58, () => app.get(AddMilestone).execute(facilitator, milestone));
  }
  for (const { from, to, ...content } of dependencies) {
    const dependency = { predecessorId: idOf(from), successorId: idOf(to), ...content, baseVersion: 0 };
    await onDay(58, () => app.get(SetDependency).execute(facilitator, dependency));
  }
}

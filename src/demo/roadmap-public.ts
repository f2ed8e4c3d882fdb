import type { INestApplicationContext } from '@nestjs/common';
import { constituencies } from '../kernel/actor.js';
import { localized } from '../kernel/localized-text.js';
import { KeepPublicEntry } from '../roadmap/use-cases/keep-public-entry.js';
import { type Demonstration, demoMember } from './demonstration.js';
import { onDay } from './story-clock.js';

/** Words for readers outside the dialogue. */
const entries = [
  {
    key: 'osh-training',
    agreedBy: constituencies,
    title: localized('Safety training for workers in the parks', '为园区职工提供安全培训'),
    text: localized(
      'Workers whose tasks change learn how to protect themselves from heat, dust and noise. Training takes place in working time.',
      '工作内容发生改变的职工将学习如何防范高温、粉尘和噪声。培训在工作时间内进行。',
    ),
  },
  {
    key: 'measure',
    agreedBy: constituencies,
    title: localized('Heat, dust and noise are measured', '测量高温、粉尘和噪声'),
    text: localized('Everyone who works there can read the results.', '在该处工作的每个人都可以查看结果。'),
  },
  {
    key: 'shift-review',
    agreedBy: ['workers', 'government'],
    title: localized('Shift times are reviewed', '重新审视轮班时间'),
    text: localized('', ''),
  },
] as const;

const spokespersons = {
  government: 'government-delegate-2',
  employers: 'employers-delegate-1',
  workers: 'workers-delegate-1',
};

/** Two actions are on the public page; one still needs the agreement of the employers’ group. */
export async function seedPublicEntries(
  app: INestApplicationContext,
  demonstration: Demonstration,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const { facilitator } = demonstration.city.actors;
  const kept = app.get(KeepPublicEntry);
  for (const { key, agreedBy, title, text } of entries) {
    const actionId = ids.get(key)!;
    await onDay(12, () => kept.propose(facilitator, { actionId, baseVersion: 0, title, text }));
    for (const constituency of agreedBy)
      await onDay(6, () =>
        kept.agree(demoMember(demonstration, spokespersons[constituency]), { actionId, baseVersion: 1 }),
      );
  }
}

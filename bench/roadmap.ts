/** The critical path of 5,000 actions with 10,000 dependencies, given in reverse order, and what slips when the first one is late. */
import type { Activity, Dependency } from '../src/roadmap/domain/schedule.js';
import { schedule, slipsAfter } from '../src/roadmap/domain/schedule.js';
import { median } from './support/median.js';

const actions = 5000;
const links = 10_000;
const turns = 15;

/** Repeatable pseudo-random numbers (Park and Miller, 1988). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function network(): { readonly activities: readonly Activity[]; readonly dependencies: readonly Dependency[] } {
  const next = numbers(20);
  const activities = Array.from({ length: actions }, (_, number) => ({
    ...{ id: `action-${number}`, start: number + next(400), length: 1 + next(200) },
  }));
  const dependencies = Array.from({ length: links }, (): Dependency => {
    const from = next(actions - 1);
    const to = Math.min(actions - 1, from + 1 + next(50));
    return {
      ...{ predecessorId: `action-${from}`, successorId: `action-${to}` },
      ...{ kind: next(4) === 0 ? 'start-start' : 'finish-start', lagDays: next(15) },
    };
  });
  return { activities: activities.toReversed(), dependencies };
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function run(): { figures: Record<string, { value: number; unit: string }> } {
  const { activities, dependencies } = network();
  const path = Array.from({ length: turns }, () => milliseconds(() => schedule(activities, dependencies)));
  const late = { id: 'action-0', days: 30 };
  const slips = Array.from({ length: turns }, () => milliseconds(() => slipsAfter(activities, dependencies, late)));
  const critical = [...schedule(activities, dependencies).values()].filter((timing) => timing.critical).length;
  const figure = (value: number, unit: string) => ({ value: Math.round(value * 100) / 100, unit });
  return {
    figures: {
      actions: figure(actions, 'actions'),
      dependencies: figure(links, 'dependencies'),
      critical: figure(critical, 'critical actions'),
      criticalPath: figure(median(path), 'ms'),
      slips: figure(median(slips), 'ms'),
      worst: figure(Math.max(...path, ...slips), 'ms'),
    },
  };
}

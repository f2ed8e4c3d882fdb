import { constituencies } from '../kernel/actor.js';

/** What happened in the rooms of the fictitious city, by keys of people and agenda items. */
export interface AttendanceWords {
  readonly at: string;
  readonly who: string;
  readonly fact: 'arrived' | 'left' | 'replaced';
  readonly substitute?: string;
}

export interface RoomStep {
  /** Not before this time. */
  readonly from: string;
  readonly item: string;
  /** Who speaks, and for how many minutes. */
  readonly speeches: readonly (readonly [who: string, minutes: number])[];
  /** Minutes of the break that follows. */
  readonly pause?: number;
}

const staff = ['facilitator', 'rapporteur', 'interpreter', 'analyst', 'park-coordinator', 'observer'];

/** Arrivals in the half hour before the opening; `late` arrive later, are replaced, or do not come. */
function arrivals(late: readonly string[]): readonly AttendanceWords[] {
  const delegates = [1, 2, 3, 4].flatMap((number) => constituencies.map((group) => `${group}-delegate-${number}`));
  const advisers = constituencies.map((group) => `${group}-adviser-1`);
  return [...staff, ...delegates, ...advisers]
    .filter((who) => !late.includes(who))
    .map((who, index) => ({ at: `08:${34 + index}`, who, fact: 'arrived' }));
}

export const firstAttendance: readonly AttendanceWords[] = [
  ...arrivals(['employers-delegate-4', 'government-delegate-3']),
  { at: '08:58', who: 'employers-delegate-4', fact: 'replaced', substitute: 'employers-adviser-2' },
  { at: '10:12', who: 'government-delegate-3', fact: 'arrived' },
  { at: '14:40', who: 'workers-delegate-4', fact: 'left' },
];

export const firstSteps: readonly RoomStep[] = [
  {
    from: '09:04',
    item: 'opening',
    speeches: [
      ['government-delegate-1', 6],
      ['employers-delegate-1', 4],
      ['workers-delegate-1', 4],
    ],
  },
  {
    from: '09:22',
    item: 'state',
    speeches: [
      ['analyst', 21],
      ['park-coordinator', 8],
      ['workers-delegate-3', 4.5],
      ['employers-delegate-2', 5],
      ['analyst', 4],
      ['government-delegate-2', 5.5],
    ],
    pause: 15,
  },
  {
    from: '10:35',
    item: 'skills',
    speeches: [
      ['workers-delegate-1', 11],
      ['employers-delegate-1', 8.5],
      ['government-delegate-3', 5],
      ['workers-delegate-4', 6],
      ['employers-adviser-2', 4.5],
      ['workers-delegate-2', 5],
      ['employers-delegate-3', 6.5],
      ['government-delegate-1', 3],
    ],
    pause: 80,
  },
  {
    from: '12:58',
    item: 'heat',
    speeches: [
      ['government-delegate-2', 9],
      ['workers-delegate-3', 6.5],
      ['workers-adviser-1', 4],
      ['employers-delegate-2', 5],
      ['government-delegate-4', 4.5],
      ['workers-delegate-4', 3.5],
    ],
  },
  {
    from: '13:45',
    item: 'shifts',
    speeches: [
      ['employers-delegate-1', 10],
      ['workers-delegate-2', 9],
      ['employers-delegate-3', 6],
      ['government-delegate-1', 4],
      ['workers-delegate-1', 7],
      ['employers-adviser-1', 5],
      ['workers-delegate-4', 4],
      ['employers-delegate-1', 4.5],
      ['government-delegate-2', 3],
    ],
  },
];

export const secondAttendance: readonly AttendanceWords[] = [
  ...arrivals(['workers-delegate-3', 'observer']),
  { at: '08:57', who: 'workers-delegate-3', fact: 'replaced', substitute: 'workers-adviser-2' },
  { at: '09:41', who: 'observer', fact: 'arrived' },
  { at: '11:10', who: 'workers-delegate-3', fact: 'arrived' },
  { at: '11:55', who: 'government-delegate-4', fact: 'left' },
];

export const secondSteps: readonly RoomStep[] = [
  {
    from: '09:02',
    item: 'equal',
    speeches: [
      ['workers-delegate-2', 10],
      ['government-delegate-3', 6],
      ['employers-delegate-2', 6.5],
      ['workers-adviser-2', 4],
      ['park-coordinator', 5],
      ['employers-delegate-4', 5.5],
      ['workers-delegate-4', 4],
      ['government-delegate-1', 3.5],
    ],
    pause: 15,
  },
  {
    from: '10:15',
    item: 'figures',
    speeches: [
      ['analyst', 14],
      ['workers-delegate-1', 6],
      ['employers-delegate-1', 6.5],
      ['government-delegate-2', 4],
      ['employers-delegate-3', 4.5],
      ['workers-delegate-3', 3.5],
      ['analyst', 5],
    ],
  },
  {
    from: '11:10',
    item: 'closing',
    speeches: [
      ['rapporteur', 9],
      ['employers-delegate-1', 3],
      ['workers-delegate-1', 3],
      ['government-delegate-1', 4],
    ],
  },
];

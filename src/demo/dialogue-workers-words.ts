import { localized } from '../kernel/localized-text.js';
import type { AttendanceWords, RoomStep } from './dialogue-room-words.js';
import type { AgendaWords, PaperWords } from './dialogue-words.js';

/** The group meetings of the workers before the second roundtable of the fictitious city. */
export const firstTitle = localized('Preparation of the second roundtable', '第二次圆桌会议筹备');

export const firstAgenda: readonly AgendaWords[] = [
  {
    key: 'heat',
    minutes: 40,
    presenter: 'workers-delegate-2',
    title: localized('Our proposals on heat and night work', '关于高温和夜班作业的建议'),
    note: localized(
      'Which measures come first, and which can wait until next summer?',
      '哪些措施优先，哪些可以等到明年夏天？',
    ),
  },
  {
    key: 'training',
    minutes: 30,
    presenter: 'workers-delegate-3',
    title: localized('Training during working hours', '工作时间内的培训'),
  },
  {
    key: 'speakers',
    minutes: 20,
    presenter: 'workers-delegate-1',
    title: localized('Who speaks on which item', '各议题发言分工'),
  },
];

/** The item that was not reached. */
export const carriedOver: string = 'speakers';

export const secondTitle = localized('Final preparation', '会前最后准备');

export const secondAgenda: readonly AgendaWords[] = [
  {
    key: 'positions',
    minutes: 45,
    presenter: 'workers-delegate-1',
    title: localized('Final positions', '最终立场'),
  },
];

export const paper: PaperWords = {
  item: 'heat',
  title: 'Draft proposals on heat and night work / 高温和夜班作业建议草稿',
  fileName: 'heat-and-night-work.pdf',
  line: 'Heat and night work: draft proposals of the workers (fictitious).',
};

export const attendance: readonly AttendanceWords[] = [
  { at: '13:50', who: 'workers-delegate-1', fact: 'arrived' },
  { at: '13:54', who: 'workers-delegate-2', fact: 'arrived' },
  { at: '13:55', who: 'workers-adviser-1', fact: 'arrived' },
  { at: '13:58', who: 'workers-delegate-4', fact: 'arrived' },
  { at: '14:06', who: 'workers-delegate-3', fact: 'arrived' },
];

export const played: readonly RoomStep[] = [
  {
    from: '14:02',
    item: 'heat',
    speeches: [
      ['workers-delegate-2', 10],
      ['workers-delegate-4', 6],
      ['workers-adviser-1', 5],
      ['workers-delegate-1', 5],
    ],
  },
  {
    from: '14:36',
    item: 'training',
    speeches: [
      ['workers-delegate-3', 9],
      ['workers-delegate-2', 4],
      ['workers-delegate-1', 6],
    ],
  },
];

export const letters = {
  first: 'City Federation of Trade Unions, No. 12 (fictitious)',
  second: 'Union of Park B, No. 3 (fictitious)',
};

import { localized } from '../kernel/localized-text.js';
import type { AttendanceWords, RoomStep } from './dialogue-room-words.js';
import type { AgendaWords, PaperWords } from './dialogue-words.js';

/** The meetings of the working group of the fictitious city, by keys of people and agenda items. */
export const firstTitle = localized('Training plans', '培训计划');

export const firstAgenda: readonly AgendaWords[] = [
  {
    key: 'plans',
    minutes: 40,
    presenter: 'workers-delegate-3',
    title: localized('Progress of the training plans in the four parks', '四个园区培训计划的进展'),
    note: localized(
      'The plan of Park B is ready to be published. What do the other three parks need to finish theirs?',
      'B园区的计划即将公布。其余三个园区还需要哪些支持？',
    ),
  },
  {
    key: 'trainers',
    minutes: 30,
    presenter: 'employers-delegate-3',
    title: localized('Trainers for shift workers', '面向倒班职工的培训师资'),
  },
  {
    key: 'measurements',
    minutes: 30,
    presenter: 'analyst',
    title: localized('Which measurements to compare', '可供比较的测量项目'),
  },
];

/** The item that was not reached. */
export const carriedOver: string = 'measurements';

export const secondTitle = localized('Report to the second roundtable', '向第二次圆桌会议报告');

export const secondAgenda: readonly AgendaWords[] = [
  {
    key: 'report',
    minutes: 45,
    presenter: 'workers-delegate-1',
    title: localized('Draft of the report', '报告草稿'),
  },
];

export const paper: PaperWords = {
  item: 'plans',
  title: 'Training plans of the four parks / 四个园区培训计划一览',
  fileName: 'training-plans.pdf',
  line: 'Training plans of the four parks: state of preparation (fictitious).',
};

export const attendance: readonly AttendanceWords[] = [
  { at: '13:52', who: 'workers-delegate-1', fact: 'arrived' },
  { at: '13:55', who: 'government-delegate-3', fact: 'arrived' },
  { at: '13:57', who: 'analyst', fact: 'arrived' },
  { at: '13:59', who: 'workers-delegate-3', fact: 'arrived' },
  { at: '14:11', who: 'employers-delegate-3', fact: 'arrived' },
];

export const played: readonly RoomStep[] = [
  {
    from: '14:03',
    item: 'plans',
    speeches: [
      ['workers-delegate-3', 9],
      ['government-delegate-3', 6],
      ['employers-delegate-3', 7],
      ['workers-delegate-1', 4],
    ],
  },
  {
    from: '14:40',
    item: 'trainers',
    speeches: [
      ['employers-delegate-3', 8],
      ['workers-delegate-3', 5],
      ['government-delegate-3', 5],
    ],
  },
];

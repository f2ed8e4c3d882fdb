import { localized } from '../kernel/localized-text.js';
import type { LocalizedText } from '../kernel/localized-text.js';

/** Texts of the roundtables of the fictitious city. */
export interface AgendaWords {
  readonly key: string;
  readonly below?: string;
  readonly kind?: 'break';
  readonly minutes: number | null;
  /** Key of the person. */
  readonly presenter?: string;
  readonly title: LocalizedText;
  readonly note?: LocalizedText;
}

export const firstRoundtable = {
  title: localized('Cleaner production, decent work: four parks in transition', '清洁生产与体面劳动：四个园区的转型'),
  note: localized(
    'The three groups discuss how cleaner production changes work in the four parks, and agree on priorities.',
    '三方共同研究清洁生产给四个园区职工带来的变化，并商定优先事项。',
  ),
};

export const secondRoundtable = {
  title: localized(
    'Progress since the first roundtable: skills, heat and equal opportunities',
    '第一次圆桌会议以来的进展：技能、高温与平等机会',
  ),
  note: localized(
    'Actions agreed at the first roundtable, the latest survey of workers, and next steps.',
    '第一次圆桌会议商定的行动、最近一期职工问卷调查，以及下一步工作。',
  ),
};

export const firstMeeting = {
  title: localized('Work on converted lines', '改造生产线上的工作'),
  closesAt: '14:45',
};

export const secondMeeting = {
  title: localized('Equal opportunities and survey', '平等机会与问卷调查'),
  opensAt: '09:00',
  closesAt: '12:30',
};

export const equal = localized('Equal opportunities for women and men', '男女平等机会');

export const notReached = localized('Social insurance for agency workers', '劳务派遣工的社会保险');

export const firstAgenda: readonly AgendaWords[] = [
  {
    key: 'opening',
    minutes: 20,
    presenter: 'government-delegate-1',
    title: localized('Opening and adoption of the agenda', '开幕并通过议程'),
  },
  {
    key: 'state',
    minutes: 60,
    presenter: 'analyst',
    title: localized('Current situation in the four parks', '四个园区的现状'),
    note: localized(
      'Which production lines were converted, how many jobs have new tasks, and what is still unknown.',
      '哪些生产线已改造、多少岗位的工作内容发生变化，以及尚不清楚的情况。',
    ),
  },
  { key: 'work', minutes: null, title: localized('Workers in cleaner production', '清洁生产中的职工') },
  {
    key: 'skills',
    below: 'work',
    minutes: 75,
    presenter: 'workers-delegate-1',
    title: localized('Skills and training', '技能与培训'),
    note: localized(
      'Training plans exist in one park out of four. Who draws them up, who can attend in working time, who pays?',
      '四个园区中仅一个有培训计划。由谁制定、工作时间内谁能参加、费用由谁承担？',
    ),
  },
  {
    key: 'heat',
    below: 'work',
    minutes: 60,
    presenter: 'government-delegate-2',
    title: localized('Heat, dust and noise', '高温、粉尘与噪声'),
  },
  {
    key: 'shifts',
    below: 'work',
    minutes: 60,
    presenter: 'employers-delegate-1',
    title: localized('Working time on converted lines', '改造生产线的工时'),
  },
  {
    key: 'equal',
    minutes: 60,
    presenter: 'workers-delegate-2',
    title: equal,
  },
];

/** The item that the first meeting did not reach is carried over to its beginning. */
export const secondMeetingAgenda: readonly AgendaWords[] = [
  {
    key: 'figures',
    minutes: 45,
    presenter: 'analyst',
    title: localized('Survey of workers: topics to cover', '职工问卷调查：调查内容'),
  },
  { key: 'insurance', minutes: 45, title: notReached },
  {
    key: 'closing',
    minutes: 20,
    presenter: 'rapporteur',
    title: localized('Reading out the conclusions', '宣读议定事项'),
  },
];

export interface PaperWords {
  readonly item: string;
  readonly title: string;
  readonly fileName: string;
  readonly line: string;
}

export const papers: Readonly<Record<'state' | 'survey', PaperWords>> = {
  state: {
    item: 'state',
    title: 'Converted production lines in the four parks / 四个园区生产线改造情况',
    fileName: 'Converted production lines.pdf',
    line: 'Converted production lines in the four parks (demonstration)',
  },
  survey: {
    item: 'figures',
    title: 'Draft questionnaire for workers / 职工问卷草案',
    fileName: 'Draft questionnaire.pdf',
    line: 'Draft questionnaire for workers (demonstration)',
  },
};

/** Of the second roundtable, attached before it was convened. */
export const secondPapers: readonly PaperWords[] = [
  {
    item: 'plans',
    title: 'Training plans of the four parks / 四个园区培训计划',
    fileName: 'Training plans of the parks.pdf',
    line: 'Training plans of the four parks (demonstration)',
  },
  {
    item: 'survey',
    title: 'Worker survey: notes on the figures / 职工调查：数据说明',
    fileName: 'Notes on the survey figures.pdf',
    line: 'Worker survey, notes on the figures (demonstration)',
  },
];

export const confirmationNote = 'Adopted by the union committee / 工会委员会会议通过';
export const confirmationLetter = { letterNumber: '12', signatoryFunction: 'Deputy director / 副局长' };
export const confirmationPaper = {
  title: 'Letter of confirmation / 确认函',
  fileName: 'Letter of confirmation.pdf',
  line: 'Letter of confirmation (demonstration)',
};

interface ConclusionWords {
  readonly item: string;
  /** Ad referendum: after a reservation, with a revised text. */
  readonly agreement: 'agreed' | 'ad-referendum';
  readonly text: LocalizedText;
}

export const conclusions: readonly ConclusionWords[] = [
  {
    item: 'skills',
    agreement: 'agreed',
    text: localized(
      'Each of the four parks draws up a training plan for workers whose tasks change with cleaner production, together with the park union, and publishes it within four months. Training counts as working time.',
      '四个园区各自与园区工会共同制定培训计划，覆盖因清洁生产而改变工作内容的职工，并在四个月内公布。培训计入工作时间。',
    ),
  },
  {
    item: 'heat',
    agreement: 'agreed',
    text: localized(
      'Heat, dust and noise are measured in each park twice a year with the same method, and workers receive the results in plain language.',
      '各园区按同一方法每年两次测量高温、粉尘和噪声，并以通俗文字向职工公示结果。',
    ),
  },
  {
    item: 'shifts',
    agreement: 'ad-referendum',
    text: localized(
      'Before a production line is converted, its shift plan is reviewed by management and the union together, and night work is kept as short as the process allows.',
      '生产线改造前，由企业管理方与工会共同审查排班方案，在工艺允许范围内尽量缩短夜班。',
    ),
  },
  {
    item: 'equal',
    agreement: 'agreed',
    text: localized(
      'Park offices report new posts, training places and pay separately for women and men, starting with this year.',
      '园区管理办公室自今年起分性别报告新增岗位、培训名额和工资情况。',
    ),
  },
  {
    item: 'figures',
    agreement: 'agreed',
    text: localized(
      'The survey of workers in the four parks is repeated before the next roundtable, without names and in working time, so that the three groups use the same figures.',
      '下次圆桌会议前在四个园区再次开展职工问卷调查，不署名并在工作时间内进行，使三方以同一数据为基础。',
    ),
  },
];

export const reservation = localized(
  'We support joint review. A review before every conversion would delay repairs and small changes. A review of all lines once a year is workable.',
  '我们支持共同审查。若每次改造前均须审查，将延误维修和小型改动；每年对全部生产线审查一次更为可行。',
);

/** The Chinese text was extended after the reservation; the English translation is outstanding. */
export const reworded =
  '生产线改造前，由企业管理方与工会共同审查排班方案，在工艺允许范围内尽量缩短夜班，并提前一个月告知职工。';

export const group = {
  name: localized('Working group on skills and working conditions', '技能与劳动条件工作组'),
  mandate: localized(
    'Follow the training plans and the measurements in the four parks, help where progress stalls, and report to the next roundtable.',
    '跟进四个园区的培训计划和测量工作，协助解决停滞问题，并向下次圆桌会议报告。',
  ),
  members: [
    ['workers-delegate-1', 'convenor'],
    ['government-delegate-3', 'member'],
    ['employers-delegate-3', 'convenor'],
    ['workers-delegate-3', 'member'],
    ['analyst', 'adviser'],
  ] as const,
  /** Who leads from which day, and the last day of the term, counted from the day on which the group was set up. */
  turns: [
    ['workers-delegate-1', 0],
    ['employers-delegate-3', 90],
    ['workers-delegate-1', 270],
  ] as const,
  term: 454,
};

export const secondAgenda: readonly AgendaWords[] = [
  {
    key: 'opening',
    minutes: 10,
    presenter: 'government-delegate-1',
    title: localized('Opening and adoption of the agenda', '开幕并通过议程'),
  },
  {
    key: 'follow-up',
    minutes: null,
    title: localized('Follow-up to the first roundtable', '第一次圆桌会议的落实情况'),
  },
  {
    key: 'plans',
    below: 'follow-up',
    minutes: 45,
    presenter: 'workers-delegate-2',
    title: localized('Training plans of the four parks', '四个园区的培训计划'),
  },
  {
    key: 'measurements',
    below: 'follow-up',
    minutes: 30,
    presenter: 'government-delegate-2',
    title: localized('Measurements of heat, dust and noise', '高温、粉尘和噪声测量'),
  },
  {
    key: 'survey',
    minutes: 60,
    presenter: 'analyst',
    title: localized('Results of the worker survey', '职工调查结果'),
    note: localized(
      'First survey results with confidence intervals, for women and men.',
      '问卷调查首批数据及其置信区间，分性别列出。',
    ),
  },
  { key: 'break', kind: 'break', minutes: 20, title: localized('Coffee break', '茶歇') },
  {
    key: 'equal',
    minutes: 45,
    title: localized('Equal opportunities: first report of the parks', '平等机会：园区首次报告'),
  },
  { key: 'closing', minutes: 20, title: localized('Reading out the conclusions', '宣读议定事项') },
];

export const proposal = {
  title: localized('Safe travel home after night shifts', '夜班后的安全返家'),
  note: localized(
    'Two parks have no bus after 22:00. Most of the people who walk home are women.',
    '两个园区22:00后没有班车，步行者多为女性。',
  ),
};

import type { BudgetLine } from '../roadmap/domain/budget.js';
import { localized } from '../kernel/localized-text.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import type { GenderTag, PolicyArea } from '../roadmap/domain/policy-area.js';
import type { Tag } from '../roadmap/domain/tags.js';

/** The roadmap of the fictitious city: texts, owners and dates in days relative to the day of loading. */
export interface ActionWords {
  readonly key: string;
  /** Item of the first roundtable whose conclusion the action implements. */
  readonly item: 'skills' | 'heat' | 'shifts' | 'equal' | 'figures';
  readonly objective: string;
  readonly areas: readonly PolicyArea[];
  readonly gender: GenderTag | null;
  /** A further item whose conclusion the action implements. */
  readonly secondItem?: ActionWords['item'];
  /** Keys of the owning organisation, or null for the working group, and of the person. */
  readonly owner: string | null;
  readonly person: string;
  readonly coOwners?: readonly string[];
  readonly park?: 'A' | 'B' | 'C' | 'D';
  readonly start: number;
  readonly due: number;
  /** The owner has not accepted the action yet. */
  readonly proposed?: true;
  readonly budget?: readonly BudgetLine[];
  /** Tags of an action that contributes to the plan of the city. */
  readonly tags?: readonly Tag[];
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
}

export const objectives: readonly { key: string; area: PolicyArea; title: LocalizedText }[] = [
  {
    key: 'skills',
    area: 4,
    title: localized('Train all workers whose tasks change in good time', '工作内容改变者均及时获得培训'),
  },
  {
    key: 'safety',
    area: 5,
    title: localized(
      'No one works in heat, dust or noise without protection',
      '无人在缺乏防护的高温、粉尘或噪声中作业',
    ),
  },
  { key: 'jobs', area: 7, title: localized('More green jobs', '更多体面的绿色岗位') },
  {
    key: 'equal',
    area: 8,
    title: localized('Equal opportunities for women and men on converted lines', '男女在改造生产线上机会平等'),
  },
  {
    key: 'dialogue',
    area: 9,
    title: localized('The three groups base decisions on the same figures', '三方依据同一数据作出决定'),
  },
];

export const actions: readonly ActionWords[] = [
  {
    key: 'plan-a',
    item: 'skills',
    tags: ['page-outcome-2', 'jobs', 'skills'],
    objective: 'skills',
    areas: [4, 3],
    gender: 'significant',
    owner: 'enterprise-confederation',
    person: 'employers-delegate-1',
    coOwners: ['park-unions'],
    park: 'A',
    start: -110,
    due: -20,
    budget: [
      {
        source: 'City employment fund / 城市就业资金',
        currency: 'CNY',
        planned: '180000',
        committed: '120000',
        spent: '95000.50',
      },
      {
        source: 'Enterprises of Park A / A园区企业',
        currency: 'CNY',
        planned: '60000',
        committed: '60000',
        spent: '41000',
      },
    ],
    title: localized('Publish the training plan of Park A', '公布A园区培训计划'),
    description: localized(
      'Drawn up with the park union. Covers all workers whose tasks change with cleaner production. Training counts as working time.',
      '与园区工会共同制定；覆盖因清洁生产而改变工作内容的全部人员；培训计入工作时间。',
    ),
  },
  {
    key: 'plan-b',
    item: 'skills',
    objective: 'skills',
    areas: [4],
    gender: 'significant',
    owner: 'enterprise-confederation',
    person: 'employers-delegate-1',
    park: 'B',
    start: -110,
    due: -14,
    title: localized('Publish the training plan of Park B', '公布B园区培训计划'),
  },
  {
    key: 'plan-cd',
    item: 'skills',
    objective: 'skills',
    areas: [4],
    gender: 'not-targeted',
    owner: 'enterprise-confederation',
    person: 'employers-delegate-1',
    park: 'C',
    start: -60,
    due: -6,
    budget: [{ source: 'Partner city (友好城市)', currency: 'EUR', planned: '25000', committed: '10000', spent: '0' }],
    title: localized('Draw up one training plan for Parks C and D together', '为C、D园区共同制定培训计划'),
  },
  {
    key: 'osh-training',
    item: 'skills',
    objective: 'safety',
    areas: [5, 4],
    gender: null,
    owner: 'trade-unions',
    person: 'workers-delegate-1',
    coOwners: ['labour-bureau'],
    start: -90,
    due: 240,
    title: localized('Safety and health training in paid time for every shift', '各班次带薪参加职业安全与卫生培训'),
    description: localized(
      'Run jointly by union trainers and the bureau’s inspectors in the four parks, including for agency workers.',
      '由工会培训员和主管部门监察员共同授课，覆盖四个园区，包括劳务派遣工。',
    ),
  },
  {
    key: 'measure',
    item: 'heat',
    objective: 'safety',
    areas: [5],
    gender: 'not-targeted',
    owner: 'parks-office',
    person: 'park-coordinator',
    start: -100,
    due: -30,
    title: localized('Measure heat, dust and noise in the four parks, first round', '四个园区首轮高温、粉尘和噪声测量'),
  },
  {
    key: 'plain-words',
    item: 'heat',
    objective: 'safety',
    areas: [5, 9],
    gender: null,
    owner: 'labour-bureau',
    person: 'government-delegate-1',
    start: 5,
    due: 40,
    proposed: true,
    title: localized('Explain the measurements to workers in plain language', '以通俗文字向职工公示测量结果'),
  },
  {
    key: 'shift-review',
    item: 'shifts',
    objective: 'equal',
    areas: [3, 8],
    gender: 'significant',
    owner: 'enterprise-confederation',
    person: 'employers-delegate-1',
    coOwners: ['trade-unions'],
    start: -80,
    due: 9,
    title: localized(
      'Agree how to review shift plans before a line is converted',
      '商定生产线改造前排班方案的审查办法',
    ),
  },
  {
    key: 'by-sex',
    item: 'equal',
    objective: 'equal',
    areas: [8, 3],
    gender: 'principal',
    owner: 'parks-office',
    person: 'park-coordinator',
    start: -70,
    due: 3,
    title: localized('Report new posts, training places and pay by sex', '分性别报告新增岗位、培训名额和工资'),
  },
  {
    key: 'green-jobs',
    item: 'skills',
    objective: 'jobs',
    areas: [7, 2],
    gender: 'significant',
    owner: 'labour-bureau',
    person: 'government-delegate-1',
    start: -30,
    due: 400,
    title: localized(
      'Match workers from phased-out lines to green jobs in the same park',
      '为淘汰生产线人员匹配同园区绿色岗位',
    ),
  },
  {
    key: 'survey',
    item: 'figures',
    objective: 'dialogue',
    areas: [9],
    gender: 'significant',
    owner: 'labour-bureau',
    person: 'government-delegate-1',
    coOwners: ['trade-unions', 'enterprise-confederation'],
    start: -100,
    due: 12,
    title: localized('Survey the workers of the four parks in two waves', '对四个园区职工开展两期问卷调查'),
  },
  {
    key: 'app',
    item: 'figures',
    objective: 'dialogue',
    areas: [9],
    gender: null,
    owner: 'industry-federation',
    person: 'employers-delegate-2',
    start: -95,
    due: 90,
    title: localized('Build a separate survey app for the parks', '自建园区调查应用程序'),
  },
  {
    key: 'guide',
    item: 'skills',
    secondItem: 'heat',
    objective: 'safety',
    areas: [4, 5],
    gender: 'significant',
    owner: null,
    person: 'workers-delegate-1',
    start: -35,
    due: 10,
    title: localized('Write a guide to training for work in heat and dust', '编写高温和粉尘作业培训指南'),
    description: localized(
      'The working group collects what the four parks have learned. The guide covers all shifts and agency workers.',
      '工作组汇总四个园区的经验；指南覆盖各班次及劳务派遣工。',
    ),
  },
];

export const savedView = localized('Overdue actions', '逾期行动');

/** Texts of reports and responses. */
export const said = {
  planA: localized(
    'The draft was sent to the park union three weeks ago. Two enterprises have not sent their lists yet.',
    '草案三周前已送园区工会；两家企业尚未报送名单。',
  ),
  planB: localized(
    'The plan is on the notice boards of all four enterprises. The park union has signed it.',
    '计划已在四家企业公示栏张贴，并经园区工会签署。',
  ),
  planBConfirmed: localized(
    'We have seen the plan on the notice boards of all four enterprises, and the night shift is aware of it.',
    '我们在四家企业公示栏均已看到，夜班人员也知晓。',
  ),
  planCd: localized(
    'Both park unions have nominated their two members of the drafting group.',
    '两个园区工会均已指定起草小组成员。',
  ),
  planCdMoved: localized(
    'The two park unions asked to see the plans of Parks A and B first.',
    '两个园区工会要求先看到A、B园区的计划。',
  ),
  osh: localized(
    'Eleven courses so far, all in working time. The night shift of Park D starts next month.',
    '迄今举办11期，均在工作时间内；D园区夜班下月开始。',
  ),
  measure: localized(
    'All four parks were measured with the same method. The table is attached.',
    '四个园区均按同一方法完成测量，附数据表。',
  ),
  measureComment: localized(
    'A second day is planned for Park C. Which week suits the night shift?',
    '计划在C园区再测一天。夜班哪一周方便？',
  ),
  measureFigure: { title: 'Workplaces measured', unit: 'workplaces', source: 'Record of the measurements, table 1' },
  measureDisputed: localized(
    'The night shift in Park C, which is the hottest, was not measured. We request a second day.',
    'C园区夜班未测量，而夜班最热。请增加一天测量。',
  ),
  shift: localized(
    'Three enterprises want only one review a year. Without them there is no common rule.',
    '三家企业只同意每年审查一次；缺少它们就没有统一规则。',
  ),
  bySex: localized(
    'The offices of Parks A, B, C and D have reported all three figures by sex since this quarter.',
    'A、B、C、D园区管理办公室自本季度起分性别报告三项数据。',
  ),
  survey: localized(
    'Posters are up in all sixteen enterprises. Responses arrive every day.',
    '十六家企业均已张贴海报，每天都有答卷。',
  ),
  guide: localized(
    'Chapters on training in heat are written. Dust follows after the next meeting of the working group.',
    '高温培训章节已写成，粉尘部分将在工作组下次会议后编写。',
  ),
  dropped: localized(
    'Not needed: workers can answer on the survey page of the workspace without an app.',
    '无需自建：工作区的调查页面即可完成，无需应用程序。',
  ),
};

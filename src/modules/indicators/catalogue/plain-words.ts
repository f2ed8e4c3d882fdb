import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { IndicatorDefinition } from '../domain/definitions/definition.js';

/** The conditions of the catalogue in plain words, for readers who do not know its variables. */
export const universeWords: Readonly<Record<string, LocalizedText>> = {
  'emp = 1': { en: 'persons in employment', zh: '就业人员' },
  'employee = 1': { en: 'employees', zh: '雇员' },
  'env_job = 1 and employee = 1': { en: 'employees in environmental jobs', zh: '从事环境岗位的雇员' },
  'employee = 1 and env_job = 1': { en: 'employees in environmental jobs', zh: '从事环境岗位的雇员' },
  'emp = 1 and isic = C': { en: 'persons employed in manufacturing', zh: '制造业就业人员' },
  'env_job = 1': { en: 'persons in environmental jobs', zh: '从事环境岗位的人员' },
  'employee = 1 and age 16-24': { en: 'employees aged 16 to 24', zh: '16至24岁雇员' },
  'green_job = 1': {
    en: 'persons in green jobs (environmental and decent)',
    zh: '从事绿色岗位（环境岗位且体面劳动）的人员',
  },
  'green_job = 1 and isco = 1': { en: 'managers in green jobs', zh: '从事绿色岗位的管理人员' },
  'env_job = 1 and isco_mgr in 11-13': {
    en: 'senior and middle managers in environmental jobs',
    zh: '环境岗位中的高层和中层管理人员',
  },
  'env_job = 1 and isco in 2,3': {
    en: 'professionals and technicians in environmental jobs',
    zh: '环境岗位中的专业和技术人员',
  },
  'employee = 1 and sex = 2': { en: 'women employees', zh: '女雇员' },
  'emp = 1 and injury_n > 0': { en: 'persons in employment who were injured at work', zh: '发生过工伤的就业人员' },
  'emp = 1 and exposed = 1': { en: 'persons in employment exposed to a hazard', zh: '接触职业危害的就业人员' },
  'emp = 1 and green_train = 1': {
    en: 'persons in employment who had training on green tasks',
    zh: '接受过绿色技能培训的就业人员',
  },
  'emp = 1 and green_skill_gap in 1-3': {
    en: 'persons in employment who answered whether they lack green skills',
    zh: '回答了是否缺少绿色技能的就业人员',
  },
  'emp = 1 and consulted in 1-3': {
    en: 'persons in employment who answered whether they were consulted',
    zh: '回答了是否被征求意见的就业人员',
  },
  'consent = 1 and emp_status in 1,2,3': {
    en: 'persons who agreed to answer and work in a park, or did within the last 24 months',
    zh: '同意作答、目前或过去24个月内在园区工作的人员',
  },
  'emp = 1 and trans_expect in 1,2': {
    en: 'persons in employment who expect their job to disappear or to change a lot',
    zh: '预计岗位消失或发生很大变化的就业人员',
  },
  'displaced = 1': {
    en: 'persons who lost a job for environmental or restructuring reasons',
    zh: '因环保或结构调整失去工作的人员',
  },
  'displaced = 1 and emp = 1': {
    en: 'persons who lost a job for environmental or restructuring reasons and work again',
    zh: '因环保或结构调整失去工作、现已重新就业的人员',
  },
  'participants in groups G, E, W': {
    en: 'participants of the three groups',
    zh: '政府、雇主、工人三方的参会人员',
  },
  'sessions held': { en: 'past roundtables', zh: '已举行的圆桌会议' },
  'participants with known sex': { en: 'participants whose sex is known', zh: '性别已知的参会人员' },
  'speech turns with known sex': { en: 'speeches by persons whose sex is known', zh: '发言人性别已知的发言' },
  'sessions with at least one woman': { en: 'roundtables with at least one woman', zh: '至少有一名女性参加的圆桌会议' },
  'speech turns of groups G, E, W': { en: 'speeches of the three groups', zh: '三方的发言' },
  'lead roles: chair, vice_chair, moderator, rapporteur': {
    en: 'lead roles: chair, vice-chair, moderator, rapporteur',
    zh: '主要职务：主席、副主席、主持人、报告员',
  },
  'decisions at least 30 days old at t': { en: 'conclusions at least 30 days old', zh: '议定满30天的事项' },
  decisions: { en: 'conclusions', zh: '议定事项' },
  'actions not cancelled': { en: 'actions, excluding dropped actions', zh: '未放弃的行动' },
  'actions due by t, not cancelled': {
    en: 'actions due by the reference date, excluding dropped actions',
    zh: '截至统计日到期且未放弃的行动',
  },
  'actions open at t (planned or in progress, with done-claimed and disputed)': {
    en: 'open actions (including actions reported complete and disputed actions)',
    zh: '尚未完成的行动（含申报完成和有异议的行动）',
  },
  'actions done at t, completed in the period': { en: 'actions completed in the period', zh: '期内完成的行动' },
  'actions done': { en: 'completed actions', zh: '已完成的行动' },
  'the nine policy areas of the 2015 ILO Guidelines': {
    en: 'the nine policy areas of the 2015 ILO guidelines',
    zh: '国际劳工组织2015年指南的九个政策领域',
  },
  'working-group meetings held': { en: 'working group meetings', zh: '已举行的工作组会议' },
  'sampled workers, way_in = sample_link': {
    en: 'sampled workers (invited by personal link)',
    zh: '抽中的职工（经个人链接进入）',
  },
  'indicators in the release': { en: 'indicators in the release', zh: '本次发布的指标' },
  'estimates in the release': { en: 'estimates in the release', zh: '本次发布的估计值' },
  'cells in the release': { en: 'cells in the release', zh: '本次发布的单元格' },
  'persons who completed at least one training of the programme in the period, each once': {
    en: 'persons who completed training in the programme during the period, each counted once',
    zh: '期内完成项目培训的人员（每人只计一次）',
  },
  'exchange events held in the period': { en: 'exchange events in the period', zh: '期内举办的交流活动' },
  'transfers confirmed in the period': { en: 'transfers confirmed in the period', zh: '期内经确认的推广应用' },
};

/** The universe of an indicator in words, or the condition itself if there are none. */
export function universeOf({ universe }: Pick<IndicatorDefinition, 'universe'>): LocalizedText {
  return universeWords[universe] ?? { en: universe, zh: universe };
}

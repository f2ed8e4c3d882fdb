import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { IndicatorDefinition } from '../domain/definitions/definition.js';

/** The catalogue's conditions in words, for readers who do not know the names of its variables. */
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
    en: 'persons in employment who said whether they lack green skills',
    zh: '回答了是否缺少绿色技能的就业人员',
  },
  'emp = 1 and consulted in 1-3': {
    en: 'persons in employment who said whether they were consulted',
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
  'sessions held': { en: 'sessions held', zh: '已举行的会议' },
  'participants with known sex': { en: 'participants whose sex is known', zh: '性别已知的参会人员' },
  'speech turns with known sex': { en: 'speeches by persons whose sex is known', zh: '发言人性别已知的发言' },
  'sessions with at least one woman': { en: 'sessions with at least one woman', zh: '至少有一名女性参加的会议' },
  'speech turns of groups G, E, W': { en: 'speeches of the three groups', zh: '三方的发言' },
  'lead roles: chair, vice_chair, moderator, rapporteur': {
    en: 'lead roles: chair, vice-chair, moderator, rapporteur',
    zh: '主要职务：主席、副主席、主持人、报告员',
  },
  'decisions at least 30 days old at t': { en: 'conclusions at least 30 days old', zh: '议定满30天的事项' },
  decisions: { en: 'conclusions', zh: '议定事项' },
  'actions not cancelled': { en: 'actions that were not dropped', zh: '未放弃的行动' },
  'actions due by t, not cancelled': {
    en: 'actions due by the date of the figure and not dropped',
    zh: '截至统计日到期且未放弃的行动',
  },
  'actions open at t (planned or in progress, with done-claimed and disputed)': {
    en: 'actions still open (with those claimed done and those in dispute)',
    zh: '尚未完成的行动（含申报完成和有异议的行动）',
  },
  'actions done at t, completed in the period': { en: 'actions completed in the period', zh: '期内完成的行动' },
  'actions done': { en: 'actions done', zh: '已完成的行动' },
  'the nine policy areas of the 2015 ILO Guidelines': {
    en: 'the nine policy areas of the 2015 ILO guidelines',
    zh: '国际劳工组织2015年指南的九个政策领域',
  },
  'working-group meetings held': { en: 'meetings of working groups held', zh: '已举行的工作组会议' },
  'sampled workers, way_in = sample_link': {
    en: 'workers drawn in the sample (by a personal link)',
    zh: '抽中的职工（经个人链接进入）',
  },
  'indicators in the release': { en: 'indicators in the release', zh: '本次发布的指标' },
  'estimates in the release': { en: 'estimates in the release', zh: '本次发布的估计值' },
  'cells in the release': { en: 'cells in the release', zh: '本次发布的单元格' },
  'persons who completed at least one training of the programme in the period, each once': {
    en: 'persons who completed a training of the programme in the period, each counted once',
    zh: '期内完成项目培训的人员（每人只计一次）',
  },
  'exchange events held in the period': { en: 'exchange events held in the period', zh: '期内举办的交流活动' },
  'transfers confirmed in the period': { en: 'transfers confirmed in the period', zh: '期内经确认的推广应用' },
};

const stated = '图表上须注明绿色工作时间门槛、核心五项规则（项目自定）和低工资线';
const bounded = `${stated}；总体中缺失超过5%时，公布上下界（方法说明第2.1节）`;
const overlapping = '一项行动可属多个政策领域，各领域之和不等于总数';

/** What the catalogue's notes say, in Chinese; the notes themselves stand in `indicators.json`. */
export const notesInChinese: Readonly<Record<string, string>> = {
  env_employment_share: '同时公布两个口径：门槛为50%（以绿色工作为主）和0%（有任何绿色工作时间）',
  env_fte_total: '未回答绿色时间占比或工时者，乘积缺失：结果为下限，须与项目无回答一并公布',
  green_job_total: stated,
  green_job_share: bounded,
  decent_share_of_env_jobs: bounded,
  youth_green_share: `${bounded}；分类为15至24岁，实际观察16至24岁`,
  nonlocal_hukou_green_gap: `两个子总体占比之差，按 u = u1 − u0 线性化；比较户籍登记在内地其他地方者与登记在本市者；港澳台居民和外国公民不属于任何一方；不是流动务工人员的计数；第1版编号为 migrant_green_gap；${stated}`,
  disability_env_share:
    '依据华盛顿小组简表合并的一个问题，并非完整量表，与之不可比；须另行同意，解读时参考该题的回答率',
  female_share_green_jobs: `参照值为50%，或园区全部就业中的女性占比；${stated}`,
  green_job_gender_gap: stated,
  women_managers_green: stated,
  women_senior_managers_env: '与可持续发展目标元数据一致，不含 ISCO-08 第14中类',
  gpg_factor_weighted:
    '分组：教育（4）×年龄（4）×全日制与非全日制（2）×企业规模（2）；女性或男性不足5人的组不计，并报告不计部分的权重占比；企业规模取自抽样框',
  motherhood_pay_gap: '有子女：照料责任选项2、4；无子女：选项1、3',
  unfair_treatment_rate: '另列出选项1或2（性别、怀孕、家庭原因）的结果',
  monthly_earnings_mean: '与 EARN-4 比较时须按居民消费价格指数平减',
  low_pay_rate:
    '低工资线为注明日期的设定（地区小时工资中位数与当地最低工资，第1.4节），同一次发布中男女和各园区一致；仅在注明时以样本自身中位数替代；严格小于；每个数值须注明取值、日期、地区和来源',
  excessive_hours_rate: '需要其他工作的工时（劳动条件模块）',
  precarious_employment_rate: '需要单位类型（劳动条件模块）',
  decent_work_index: '就业保障指合同保障；基于 EARN-2 的标志经调整；除基础题外需要劳动条件和话语权模块',
  injury_incidence_rate:
    '职工调查无法测量工亡，应取自事故报告并单独列出；自报，须另行同意健康类问题：分母为回答了工伤次数的人员',
  injury_frequency_rate: '按每年50个工作周计算（本产品的约定）；两个变量均须已知；自报，须另行同意',
  injury_days_lost: '未回答天数的个案不计入分子和分母；自报，须另行同意',
  transition_risk_unprepared_rate: '需要技能和转型两个模块',
  displacement_rate: '抽样框须包含失岗人员名单，否则只反映留任人员的情况',
  reemployment_weeks_median: '仅计已结束的失业时段；尚有未结束时段时，结果偏低',
  displaced_unemployment_rate: '未回答求职问题者不计入分子和分母',
  tripartite_balance: 'p_g = n_g/(nG+nE+nW)；不含主持人和观察员',
  speaking_parity_ratio: '没有女性参加时为缺失，而不是0',
  worker_speaking_share: '参照值为三分之一',
  decision_to_action_rate: overlapping,
  tripartite_endorsement_rate: overlapping,
  action_completion_rate: `申报完成和有异议的计为未完成，放弃的计为取消（第2.5节）；${overlapping}`,
  action_on_time_rate: `以最初期限为准；逾期未完成的计为迟延；完成日期为经另一方确认的申报日期，未经确认的申报计为未完成；${overlapping}`,
  action_overdue_rate: `待确认的申报和异议单独列出；${overlapping}`,
  action_cycle_days_median: `不加权；个数为偶数时取中间两值的平均；${overlapping}`,
  action_evidence_rate: `已核实指附有证明材料，且经负责方以外的一方确认；经确认但无证明材料的行动只计入分母；${overlapping}`,
  gender_action_share: `须有分性别的目标值或明确的性别目标，方可标注；${overlapping}`,
  jt_area_coverage: '一项行动计入其所属的每个政策领域',
  response_rate:
    '须注明 AAPOR 定义（RR1至RR6），默认 RR1，并列 RR2；分未加权和设计加权；拒答只按期次和园区计数，不含任何属性；仅在名册含性别时分性别列出；公开海报的答卷不适用',
  trained_women_share:
    '与各方构成一并列出：某方受训人数÷全部受训人数（政府、雇主、工人、其他）；全数统计；女性或男性不足3人时，只合并多次培训列出',
  south_south_exchange_events:
    '南方国家名单为注明日期的设定；计划中或已取消的活动不计；三方活动（有第三国或机构支持）计入并另列；参加者只有接受培训时才按性别和所属方计入受训女性占比',
  methods_taken_over: '框架、问卷、做法或规则在其来源地以外得到使用；须由采用地确认，下载不等于采用',
};

/** Whom an indicator counts, in words; the condition itself where none were written. */
export function universeOf({ universe }: Pick<IndicatorDefinition, 'universe'>): LocalizedText {
  return universeWords[universe] ?? { en: universe, zh: universe };
}

export function notesOf({ id, notes }: Pick<IndicatorDefinition, 'id' | 'notes'>): LocalizedText {
  return { en: notes, zh: notesInChinese[id] ?? notes };
}

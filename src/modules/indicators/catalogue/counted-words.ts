import type { LocalizedText } from '../../../kernel/localized-text.js';

interface Counted {
  readonly numerator: LocalizedText;
  /** Null where nothing is divided by. */
  readonly denominator: LocalizedText | null;
}

const participants: LocalizedText = { en: 'participants whose sex is known', zh: '性别已知的参会人员' };
const conclusions: LocalizedText = { en: 'conclusions', zh: '议定事项' };
const activeActions: LocalizedText = { en: 'actions not dropped', zh: '未放弃的行动' };
const published: LocalizedText = { en: 'published estimates', zh: '已公布的估计值' };

/** What is counted above and below the line by indicators that do not come from answers; `indicators.json` says it in shorthand. */
export const countedWords: Readonly<Record<string, Counted>> = {
  tripartite_balance: {
    numerator: {
      en: 'one minus three quarters of the sum, over the three groups, of how far each share of participants is from one third',
      zh: '1减去四分之三乘以三方参会占比各自偏离三分之一的幅度之和',
    },
    denominator: null,
  },
  tripartite_quorum_rate: {
    numerator: {
      en: 'sessions with at least one participant of each of the three groups',
      zh: '三方均至少有一人参加的会议',
    },
    denominator: { en: 'sessions held', zh: '已举行的会议' },
  },
  women_participation_share: {
    numerator: { en: 'women who participated', zh: '女性参会人员' },
    denominator: participants,
  },
  women_speaking_share: {
    numerator: { en: 'seconds spoken by women', zh: '女性发言秒数' },
    denominator: { en: 'seconds spoken by persons whose sex is known', zh: '性别已知者的发言秒数' },
  },
  speaking_parity_ratio: {
    numerator: { en: 'women’s share of speaking time', zh: '女性发言时间占比' },
    denominator: { en: 'women’s share of participants', zh: '女性参会占比' },
  },
  worker_speaking_share: {
    numerator: { en: 'seconds spoken by the workers’ group', zh: '工人方发言秒数' },
    denominator: { en: 'seconds spoken by the three groups', zh: '三方发言秒数' },
  },
  women_chair_share: {
    numerator: { en: 'lead roles held by women', zh: '由女性担任的主要职务' },
    denominator: { en: 'lead roles held by persons whose sex is known', zh: '由性别已知者担任的主要职务' },
  },
  decision_to_action_rate: {
    numerator: { en: 'conclusions from which an action followed within 30 days', zh: '30天内产生行动的议定事项' },
    denominator: { en: 'conclusions at least 30 days old at the reference date', zh: '截至统计日议定满30天的事项' },
  },
  tripartite_endorsement_rate: {
    numerator: { en: 'conclusions endorsed by all three groups', zh: '三方均认可的议定事项' },
    denominator: conclusions,
  },
  action_completion_rate: {
    numerator: { en: 'actions done and confirmed by another group', zh: '已完成并经另一方确认的行动' },
    denominator: { en: 'actions created by the reference date and not dropped', zh: '截至统计日已设立且未放弃的行动' },
  },
  action_on_time_rate: {
    numerator: { en: 'actions due and done by their first due date', zh: '到期且在最初期限内完成的行动' },
    denominator: { en: 'actions due by the reference date and not dropped', zh: '截至统计日到期且未放弃的行动' },
  },
  action_overdue_rate: {
    numerator: { en: 'open actions past their due date', zh: '已逾期的未完成行动' },
    denominator: { en: 'open actions', zh: '未完成的行动' },
  },
  action_cycle_days_median: {
    numerator: { en: 'median of the days from creation to completion', zh: '从设立到完成的天数的中位数' },
    denominator: null,
  },
  action_evidence_rate: {
    numerator: {
      en: 'actions done with evidence that another group confirmed',
      zh: '有证明材料并经另一方确认的已完成行动',
    },
    denominator: { en: 'actions done', zh: '已完成的行动' },
  },
  gender_action_share: {
    numerator: {
      en: 'actions with a target by sex or an aim for equality',
      zh: '设有分性别目标值或性别平等目标的行动',
    },
    denominator: activeActions,
  },
  jt_area_coverage: {
    numerator: { en: 'policy areas with at least one action not dropped', zh: '至少有一项未放弃行动的政策领域' },
    denominator: { en: 'the nine policy areas', zh: '九个政策领域' },
  },
  wg_attendance_rate: {
    numerator: { en: 'attendances of members at meetings', zh: '成员出席人次' },
    denominator: { en: 'invitations of members to meetings', zh: '成员受邀人次' },
  },
  response_rate: {
    numerator: { en: 'complete answers', zh: '完整作答' },
    denominator: {
      en: 'complete and partial answers, refusals, no contact, other, and those whose eligibility is not known',
      zh: '完整作答、部分作答、拒答、未联系到、其他，以及资格不明者',
    },
  },
  sex_disaggregated_share: {
    numerator: { en: 'published indicators with women and men both shown', zh: '女性和男性均公布的指标' },
    denominator: { en: 'published indicators', zh: '已公布的指标' },
  },
  reliable_estimate_share: {
    numerator: {
      en: 'published estimates with a coefficient of variation of at most 15 %',
      zh: '变异系数不超过15%的已公布估计值',
    },
    denominator: published,
  },
  suppressed_cell_share: {
    numerator: { en: 'cells withheld for confidentiality', zh: '因保密而不公布的单元格' },
    denominator: { en: 'cells that are not empty', zh: '非空单元格' },
  },
  trained_women_share: {
    numerator: { en: 'women trained', zh: '受训女性' },
    denominator: { en: 'persons trained whose sex is known', zh: '性别已知的受训人员' },
  },
  south_south_exchange_events: {
    numerator: {
      en: 'exchange events held with institutions of at least two countries of the South',
      zh: '至少有两个南方国家机构参加的交流活动',
    },
    denominator: null,
  },
  methods_taken_over: {
    numerator: {
      en: 'pairs of a method and a place that took it over and confirmed it',
      zh: '经采用地确认的“方法—采用地”组合',
    },
    denominator: null,
  },
};

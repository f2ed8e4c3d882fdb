/**
 * The variables by which figures can be broken down, in addition to sex, with which they are always crossed: one row
 * for each, in the order in which pairs name their parts. To add a breakdown, add a row here, its id to the
 * definitions that use it (`catalogue/indicators.json`), and its name to the client
 * (`web/workspace/src/features/indicators/texts/breakdowns.ts`).
 */
import type { LocalizedText } from '../../../../kernel/localized-text.js';

export interface Breakdown {
  readonly name: LocalizedText;
  /**
   * The answer that determines the level; null if the level is that of the enterprise, which is known without an
   * answer.
   */
  readonly answer: {
    /** The variable whose codes are the levels. */
    readonly variable: string;
    /** The question from which the variable is derived. */
    readonly question: string;
    /** A person who is not an employee has no level. */
    readonly employeesOnly?: true;
  } | null;
  /** Variables that determine the level: comparisons of groups defined by them are not broken down by it. */
  readonly variables: readonly string[];
  /** In display order; empty for parks, whose names come from the directory. */
  readonly levels: Readonly<Record<string, LocalizedText>>;
}

export const breakdowns = {
  park: {
    name: { en: 'Park', zh: '园区' },
    answer: null,
    variables: [],
    levels: {},
  },
  enterprise_size: {
    name: { en: 'Enterprise size', zh: '企业规模' },
    answer: null,
    variables: [],
    levels: {
      S1: { en: 'Under 20 workers', zh: '20人以下' },
      S2: { en: '20 to 299 workers', zh: '20至299人' },
      S3: { en: '300 to 999 workers', zh: '300至999人' },
      S4: { en: '1,000 workers or more', zh: '1,000人及以上' },
    },
  },
  age_group: {
    name: { en: 'Age group', zh: '年龄组' },
    answer: { variable: 'age_group', question: 'age' },
    variables: ['age', 'youth'],
    levels: {
      'Y16-24': { en: '16 to 24', zh: '16–24岁' },
      'Y25-34': { en: '25 to 34', zh: '25–34岁' },
      'Y35-44': { en: '35 to 44', zh: '35–44岁' },
      'Y45-54': { en: '45 to 54', zh: '45–54岁' },
      'Y55-64': { en: '55 to 64', zh: '55–64岁' },
      YGE65: { en: '65 and over', zh: '65岁及以上' },
    },
  },
  isco_major: {
    name: { en: 'Occupation', zh: '职业' },
    answer: { variable: 'isco', question: 'isco' },
    variables: ['isco'],
    levels: {
      '1': { en: 'Managers', zh: '管理人员' },
      '2': { en: 'Professionals', zh: '专业人员' },
      '3': { en: 'Technicians and associate professionals', zh: '技术人员和辅助专业人员' },
      '4': { en: 'Clerical support workers', zh: '办事人员' },
      '5': { en: 'Service and sales workers', zh: '服务和销售人员' },
      '6': { en: 'Skilled agricultural, forestry and fishery workers', zh: '农、林、渔业技术工人' },
      '7': { en: 'Craft and related trades workers', zh: '工艺及相关行业工人' },
      '8': { en: 'Plant and machine operators, and assemblers', zh: '设备与机器操作员及装配工' },
      '9': { en: 'Elementary occupations', zh: '初级职业人员（普工等）' },
    },
  },
  contract_type: {
    name: { en: 'Contract', zh: '劳动合同' },
    answer: { variable: 'contract', question: 'contract', employeesOnly: true },
    variables: ['contract'],
    levels: {
      '1': { en: 'Written, open-ended', zh: '书面，无固定期限' },
      '2': { en: 'Written, fixed term', zh: '书面，固定期限' },
      '3': { en: 'Written, until a task is completed', zh: '书面，以完成一定工作任务为期限' },
      '4': { en: 'Oral agreement only', zh: '仅口头约定' },
      '5': { en: 'None', zh: '没有合同' },
    },
  },
  education: {
    name: { en: 'Education', zh: '教育程度' },
    answer: { variable: 'edu4', question: 'education' },
    variables: ['education', 'edu4'],
    levels: {
      '1': { en: 'Junior secondary or less', zh: '初中及以下' },
      '2': { en: 'Senior secondary or post-secondary non-tertiary', zh: '高中、中专、职高、技校或高中后非高等教育' },
      '3': { en: 'Junior college (dazhuan)', zh: '大学专科' },
      '4': { en: "Bachelor's degree and above", zh: '大学本科及以上' },
    },
  },
  nonlocal_hukou: {
    name: { en: 'Place of household registration (hukou)', zh: '户口登记地' },
    answer: { variable: 'nonlocal_hukou', question: 'hukou' },
    variables: ['hukou', 'nonlocal_hukou'],
    levels: {
      '0': { en: 'Registered here', zh: '本地户籍' },
      '1': { en: 'Registered elsewhere', zh: '外地户籍' },
    },
  },
} as const satisfies Readonly<Record<string, Breakdown>>;

export type BreakdownId = keyof typeof breakdowns;
export const breakdownIds = Object.keys(breakdowns) as readonly BreakdownId[];

/**
 * Whether groups defined by these variables differ in the level of a breakdown, so that the breakdown would be
 * meaningless for them.
 */
export function isDefinedBy(id: BreakdownId, variables: readonly string[]): boolean {
  return breakdowns[id].variables.some((name) => variables.includes(name));
}

/** The breakdowns that a definition can name, in the order of the catalogue. */
export const surveyBreakdowns: readonly string[] = [
  'sex',
  'age_group',
  'isco_major',
  'contract_type',
  'nonlocal_hukou',
  'park',
  'enterprise_size',
  'education',
];

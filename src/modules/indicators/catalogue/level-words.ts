/** Names of breakdowns and of their levels; a spec holds those that are answers against the questionnaire. Parks are named by the directory. */
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { type BreakdownId, partsOf } from '../domain/runs/cells.js';

export const breakdownWords: Readonly<Record<BreakdownId, LocalizedText>> = {
  park: { en: 'Park', zh: '园区' },
  enterprise_size: { en: 'Enterprise size', zh: '企业规模' },
  age_group: { en: 'Age group', zh: '年龄组' },
  isco_major: { en: 'Occupation', zh: '职业' },
  contract_type: { en: 'Contract', zh: '劳动合同' },
  education: { en: 'Education', zh: '教育程度' },
  nonlocal_hukou: { en: 'Place of household registration', zh: '户口登记地' },
};

type Words = Readonly<Record<string, LocalizedText>>;

export const levelWords: Readonly<Record<Exclude<BreakdownId, 'park'>, Words>> = {
  enterprise_size: {
    S1: { en: 'Under 20 workers', zh: '20人以下' },
    S2: { en: '20 to 299 workers', zh: '20–299人' },
    S3: { en: '300 to 999 workers', zh: '300–999人' },
    S4: { en: '1,000 workers and more', zh: '1000人及以上' },
  },
  age_group: {
    'Y16-24': { en: '16 to 24', zh: '16–24岁' },
    'Y25-34': { en: '25 to 34', zh: '25–34岁' },
    'Y35-44': { en: '35 to 44', zh: '35–44岁' },
    'Y45-54': { en: '45 to 54', zh: '45–54岁' },
    'Y55-64': { en: '55 to 64', zh: '55–64岁' },
    YGE65: { en: '65 and over', zh: '65岁及以上' },
  },
  isco_major: {
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
  contract_type: {
    '1': { en: 'Written, open-ended', zh: '书面，无固定期限' },
    '2': { en: 'Written, fixed term', zh: '书面，固定期限' },
    '3': { en: 'Written, until a task is completed', zh: '书面，以完成一定工作任务为期限' },
    '4': { en: 'Oral agreement only', zh: '仅口头约定' },
    '5': { en: 'None', zh: '没有合同' },
  },
  education: {
    '1': { en: 'Junior secondary or less', zh: '初中及以下' },
    '2': { en: 'Senior secondary or post-secondary non-tertiary', zh: '高中、中专、职高、技校或高中后非高等教育' },
    '3': { en: 'Junior college (dazhuan)', zh: '大学专科' },
    '4': { en: "Bachelor's degree and above", zh: '大学本科及以上' },
  },
  nonlocal_hukou: {
    '0': { en: 'Registered here', zh: '本地户籍' },
    '1': { en: 'Registered elsewhere', zh: '外地户籍' },
  },
};

/** The name of a level, or of both levels of a pair; null over all levels. */
export function levelName(
  address: { readonly breakdown: string | null; readonly level: string | null },
  parks: ReadonlyMap<string, LocalizedText>,
): LocalizedText | null {
  const names = partsOf(address).map(([id, level]) => {
    const name = id === 'park' ? parks.get(level) : levelWords[id][level];
    return name ?? { en: level, zh: level };
  });
  if (names.length === 0) return null;
  return { en: names.map(({ en }) => en).join(' · '), zh: names.map(({ zh }) => zh).join(' · ') };
}

/** Names of breakdowns: one for each in the catalogue, in its order. */
const names = {
  park: ['Park', '园区'],
  enterprise_size: ['Enterprise size', '企业规模'],
  age_group: ['Age group', '年龄组'],
  isco_major: ['Occupation', '职业'],
  contract_type: ['Contract', '劳动合同'],
  education: ['Education', '教育程度'],
  nonlocal_hukou: ['Place of household registration (hukou)', '户口登记地'],
} as const;

export type Breakdown = keyof typeof names;
export const breakdowns = Object.keys(names) as readonly Breakdown[];

const inLanguage = (at: 0 | 1): Readonly<Record<Breakdown, string>> =>
  Object.fromEntries(breakdowns.map((id) => [id, names[id][at]])) as Record<Breakdown, string>;

export const breakdownsEn = { breakdown: { ...inLanguage(0), sex: 'Women and men' } } as const;
export const breakdownsZh = { breakdown: { ...inLanguage(1), sex: '女性与男性' } } as const;

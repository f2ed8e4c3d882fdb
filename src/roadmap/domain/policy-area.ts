import type { LocalizedText } from '../../kernel/localized-text.js';

/**
 * The nine policy areas of the ILO Guidelines for a just transition towards environmentally sustainable economies and
 * societies for all (2015). Policy coherence and institutions is a cross-cutting chapter, not a tenth area.
 */
export type PolicyArea = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

export const policyAreaNames: Readonly<Record<PolicyArea, LocalizedText>> = {
  1: { en: 'Macroeconomic and growth policies', zh: '宏观经济与增长政策' },
  2: { en: 'Industrial and sectoral policies', zh: '产业与部门政策' },
  3: { en: 'Enterprise policies', zh: '企业政策' },
  4: { en: 'Skills development', zh: '技能开发' },
  5: { en: 'Occupational safety and health', zh: '职业安全与卫生' },
  6: { en: 'Social protection', zh: '社会保护' },
  7: { en: 'Active labour market policies', zh: '积极的劳动力市场政策' },
  8: { en: 'Rights', zh: '权利' },
  9: { en: 'Social dialogue and tripartism', zh: '社会对话与三方机制' },
};

export const policyAreas: readonly PolicyArea[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

export function isPolicyArea(value: number): value is PolicyArea {
  return policyAreas.includes(value as PolicyArea);
}

/**
 * The gender marker of an action: the three scores of the OECD-DAC gender equality policy marker (0, 1, 2). Null if
 * not assessed.
 */
export type GenderTag = 'not-targeted' | 'significant' | 'principal';
export const genderTags: readonly GenderTag[] = ['not-targeted', 'significant', 'principal'];

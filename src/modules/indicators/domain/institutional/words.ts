import type { LocalizedText } from '../../../../kernel/localized-text.js';

/** Names of the rows of breakdowns; sessions have labels, and places and policy areas have their own names. */
export const keyWords: Readonly<Record<string, LocalizedText>> = {
  government: { en: 'Government', zh: '政府' },
  employers: { en: 'Employers', zh: '雇主' },
  workers: { en: 'Workers', zh: '工人' },
  female: { en: 'Women', zh: '女性' },
  male: { en: 'Men', zh: '男性' },
  none: { en: 'Not assessed', zh: '未评定' },
  'not-targeted': { en: 'Gender equality not targeted', zh: '不以性别平等为目标' },
  significant: { en: 'Gender equality is a significant objective', zh: '性别平等是重要目标' },
  principal: { en: 'Gender equality is the principal objective', zh: '性别平等是主要目标' },
};

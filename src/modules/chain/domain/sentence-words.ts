import { actionStatusNames } from '../../../kernel/action-words.js';
import { dayInWords } from '../../../kernel/day-in-words.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';

/** Texts for codes in payloads that are part of a sentence. */
export const words: Readonly<Record<string, LocalizedText>> = {
  ...actionStatusNames,
  planned: { en: 'planned', zh: '已计划' },
  'under-discussion': { en: 'under discussion', zh: '讨论中' },
  done: { en: 'done', zh: '已讨论' },
  'carried-over': { en: 'carried over', zh: '已转入下次' },
  approved: { en: 'approved', zh: '已批准' },
  refused: { en: 'refused', zh: '已拒绝' },
  declined: { en: 'declined', zh: '未采纳' },
  'no-objection': { en: 'agreed without objection', zh: '无异议议定' },
  cancelled: { en: 'cancelled', zh: '已取消' },
  draft: { en: 'draft', zh: '草稿' },
  convened: { en: 'convened', zh: '已召集' },
  'in-session': { en: 'in session', zh: '进行中' },
  closed: { en: 'closed', zh: '已结束' },
  reopened: { en: 'reopened', zh: '重新开启' },
  government: { en: 'the government group', zh: '政府' },
  employers: { en: 'the employers’ group', zh: '雇主' },
  workers: { en: 'the workers’ group', zh: '工人' },
  convenor: { en: 'convenor', zh: '召集人' },
  member: { en: 'member', zh: '成员' },
  adviser: { en: 'adviser', zh: '顾问' },
  nameEn: { en: 'name in English', zh: '英文名称' },
  nameZh: { en: 'name in Chinese', zh: '中文名称' },
  mandateEn: { en: 'mandate in English', zh: '英文任务授权' },
  mandateZh: { en: 'mandate in Chinese', zh: '中文任务授权' },
  composition: { en: 'groups represented', zh: '组成方' },
  roundtableId: { en: 'roundtable', zh: '圆桌会议' },
  formedOn: { en: 'date formed', zh: '成立日期' },
  termFrom: { en: 'start of the term', zh: '任期开始日期' },
  termUntil: { en: 'end of the term', zh: '任期结束日期' },
};

/** `2026-09-01` as on the pages: 1 Sep 2026, 2026年9月1日. */
export function dayOf(day: unknown, language: keyof LocalizedText): string {
  return typeof day === 'string' && /^\d+-\d+-\d+$/.test(day) ? dayInWords(day)[language] : '…';
}

import type { LocalizedText } from '../../kernel/localized-text.js';
import { localized } from '../../kernel/localized-text.js';

/** Texts on printed posters and on slips with personal links. */
export const paperTexts = {
  scan: localized('Scan to answer: voluntary, no name asked.', '扫码作答：自愿参加，不问姓名。'),
  employer: localized('Your employer cannot see your answers.', '您的单位看不到您的回答。'),
  personal: localized(
    'This link works once. It is not recorded which answers came by it.',
    '此链接只能使用一次，不记录哪份回答来自此链接。',
  ),
  until: localized('Open until {date}', '截止日期：{date}'),
  posters: localized('Posters', '海报'),
  links: localized('Personal links', '个人链接'),
  handOut: localized(
    'For handing out the posters. Do not display this list: it shows which poster belongs to which enterprise.',
    '仅供分发海报时核对。本表列明海报与企业的对应关系，请勿张贴。',
  ),
  cut: localized('Cut the slips apart, and give one to each person.', '请沿行裁开，每人一张。'),
  page: localized('Poster', '海报'),
  where: localized('Location', '张贴地点'),
  park: localized('Park', '园区'),
  open: localized('Open poster', '公开海报'),
} as const;

interface Runner {
  readonly owner: LocalizedText;
  readonly contact: LocalizedText;
}

/** Who runs the survey, where, and whom to ask; what is not filled in yet is left out. */
export function whoRuns({ owner, contact }: Runner, park: LocalizedText): LocalizedText {
  const parts = (language: 'en' | 'zh', said: readonly [string, string, string]): string =>
    said.filter((_, at) => [owner, park, contact][at]![language] !== '').join(' · ');
  return localized(
    parts('en', [`Run by ${owner.en}`, park.en, `Questions: ${contact.en}`]),
    parts('zh', [`${owner.zh}开展`, park.zh, `咨询：${contact.zh}`]),
  );
}

export const approvalWords = (approval: string): LocalizedText =>
  localized(`Approval number: ${approval}`, `审批文号：${approval}`);

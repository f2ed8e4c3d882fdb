import { createHash } from 'node:crypto';
import { dayInWords } from '../../kernel/day-in-words.js';
import { type LocalizedText, shownIn } from '../../kernel/localized-text.js';
import { element, escaped as text } from '../../kernel/xml.js';
import type { DatePrecision } from '../domain/lateness.js';
import type { PublicStatus } from '../domain/public-entry.js';
import type { PublicAction, PublicPage } from '../use-cases/read-public-page.js';

type PageLanguage = keyof LocalizedText;

interface Words {
  readonly title: string;
  readonly lead: string;
  /** With the national terms of China for the groups. */
  readonly nationalLead: string;
  readonly readAt: (day: string) => string;
  readonly state: Readonly<Record<PublicStatus, string>>;
  readonly responsible: string;
  readonly place: string;
  readonly due: string;
  readonly agreedDue: string;
  readonly late: string;
  readonly other: string;
  readonly missing: string;
  readonly missingLead: string;
}

const englishLead =
  'Government, employers and workers agreed to publish these actions. The status changes as the work proceeds.';

const english: Words = {
  title: 'What was agreed, and progress so far',
  lead: englishLead,
  nationalLead: englishLead,
  readAt: (day) => `As at ${day}.`,
  state: {
    agreed: 'Agreed, not yet started',
    'in-progress': 'In progress',
    'at-risk': 'In progress, may not be completed as agreed',
    'claimed-done': 'Reported complete, not yet confirmed by another group',
    confirmed: 'Complete, confirmed by another group',
    disputed: 'Reported complete, but another group disagrees',
  },
  responsible: 'Responsible',
  place: 'Place',
  due: 'Due date',
  agreedDue: 'Due date first agreed',
  late: '(overdue)',
  other: '中文',
  missing: 'Page not found',
  missingLead: 'Check the address. The page also does not exist while no actions are published.',
};

const chinese: Words = {
  title: '商定了什么，进展如何',
  lead: '政府、雇主和工人三方同意公开以下行动。状态随工作进展更新。',
  nationalLead: '政府方、企业方和职工方三方同意公开以下行动。状态随工作进展更新。',
  readAt: (day) => `截至${day}。`,
  state: {
    agreed: '已商定，尚未开始',
    'in-progress': '进行中',
    'at-risk': '进行中，可能无法按期完成',
    'claimed-done': '已申报完成，尚未经其他方确认',
    confirmed: '已完成，并经其他方确认',
    disputed: '已申报完成，但其他方有异议',
  },
  responsible: '责任方',
  place: '地点',
  due: '期限',
  agreedDue: '最初议定期限',
  late: '（逾期）',
  other: 'English',
  missing: '未找到该页面',
  missingLead: '请检查网址。尚未公开任何行动时，该页面也不存在。',
};

const style = `:root{color-scheme:light dark}
body{margin:0 auto;max-width:44rem;padding:1.5rem 1rem 3rem;font:1rem/1.6 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
header{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;justify-content:space-between}
header a{display:inline-flex;align-items:center;justify-content:center;min-width:44px;min-height:44px}
h1{font-size:1.6rem;line-height:1.25;margin:.75rem 0}h2{font-size:1.15rem;margin:0 0 .25rem}
article{border-top:1px solid #8886;padding:1.25rem 0}p{margin:.35rem 0;white-space:pre-line}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .75rem;margin:.5rem 0 0}dt{opacity:.75}dd{margin:0}
.state{font-weight:600}`;

/** The page contains no script and loads nothing. */
export const publicPagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The public page as HTML. It needs neither the workspace pages nor a script, so that it opens on any phone. */
export function publicPage(page: PublicPage, language: PageLanguage): string {
  const words = language === 'zh' ? chinese : english;
  const workspace = sayIn(language)(page.workspace);
  return pageOf(language, { title: `${words.title} · ${workspace}`, heading: words.title, above: workspace }, [
    element('p', {}, text(page.nationalTerms ? words.nationalLead : words.lead)),
    ...page.actions.map((action) => article(action, words, language)),
    element('p', {}, text(words.readAt(dayInWords(page.today)[language]))),
  ]);
}

/** For readers who follow a wrong or an old link. */
export function missingPage(language: PageLanguage): string {
  const { missing, missingLead } = language === 'zh' ? chinese : english;
  const titles = { title: missing, heading: missing, above: '' };
  return pageOf(language, titles, [element('p', {}, text(missingLead))]);
}

interface PageTitles {
  readonly title: string;
  readonly heading: string;
  readonly above: string;
}

function pageOf(language: PageLanguage, titles: PageTitles, content: readonly string[]): string {
  const other = language === 'zh' ? 'en' : 'zh';
  const head = [
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">',
    element('title', {}, text(titles.title)),
    `<style>${style}</style>`,
  ];
  const top = element(
    'header',
    {},
    `<span>${text(titles.above)}</span>`,
    element(
      'a',
      { href: other, lang: tagOf(other), hreflang: tagOf(other) },
      text((other === 'zh' ? english : chinese).other),
    ),
  );
  const body = [top, '<main>', element('h1', {}, text(titles.heading)), ...content, '</main>'];
  return `<!doctype html><html lang="${tagOf(language)}"><head>${head.join('')}</head><body>${body.join('')}</body></html>`;
}

function article(action: PublicAction, words: Words, language: PageLanguage): string {
  const say = sayIn(language);
  const day = (iso: string | null, precision: DatePrecision | null) =>
    iso === null || precision === null ? '' : dayInWords(iso, precision)[language];
  const { dueOn, agreedDueOn, isLate } = action;
  const dueDay = day(dueOn, action.duePrecision);
  const due = isLate ? [dueDay, words.late].join(language === 'zh' ? '' : ' ') : dueDay;
  const facts = [
    [words.responsible, action.owner && say(action.owner)],
    [words.place, action.place && say(action.place)],
    [words.due, due],
    [words.agreedDue, agreedDueOn === dueOn ? '' : day(agreedDueOn, action.agreedDuePrecision)],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  const told = say(action.text);
  return element(
    'article',
    {},
    element('h2', {}, text(say(action.title))),
    element('p', { class: 'state' }, text(words.state[action.status])),
    ...(told === '' ? [] : [element('p', {}, text(told))]),
    element(
      'dl',
      {},
      ...facts.flatMap(([name, value]) => [element('dt', {}, text(name)), element('dd', {}, text(value))]),
    ),
  );
}

const tagOf = (language: PageLanguage): string => (language === 'zh' ? 'zh-CN' : 'en');
const sayIn =
  (language: PageLanguage) =>
  (words: LocalizedText): string =>
    shownIn(words, language);

import { describe, expect, it } from '@jest/globals';
import { languages } from '../../kernel/localized-text.js';
import { parkWorkerQuestionnaire } from '../catalogue/park-worker.js';
import { type NoticeKind, noticeKinds, noticeOf } from './notices.js';
import type { Wave } from './wave.js';

const same = (text: string) => ({ en: text, zh: text });
const wave = {
  ...{ title: { en: 'Second wave', zh: '第二期' }, offer: 'all', startsOn: '2026-03-02', endsOn: '2026-03-29' },
  ...{ approvalNumber: 'A-17', approvalBody: 'City bureau', approvalExemption: null },
  ...{ minimumPersons: 7, minimumEnterprises: 3, answersKeptUntil: '2027-03-29', healthKeptUntil: '2026-09-28' },
  texts: {
    survey_owner: { en: 'Survey office', zh: '调查办公室' },
    contact_phone: same('000-1111'),
    complaint_contact: { en: 'Labour office', zh: '劳动监察部门' },
    results_address: same('https://example.org/results'),
  },
} as unknown as Wave;
const definition = parkWorkerQuestionnaire;
const wholeOf = (kind: NoticeKind, language: 'en' | 'zh-CN', of: Wave = wave): string => {
  const { title, facts, sections } = noticeOf(kind, { wave: of, definition }, language);
  return [title, ...facts.flat(), ...sections.flatMap((each) => [each.title, ...each.items])].join('\n');
};

const all = noticeKinds.flatMap((kind) => languages.map((language) => [kind, language] as const));

/** Sentences that would promise more than the program can do, or that the law is fulfilled. */
const promises = [
  /compl(?:y|ies|iant) with|fulfils the law|meets the requirements|guarantee/i,
  /符合(?:《个人信息保护法》|法律(?:要求|规定))|完全匿名|绝对|保证|确保/,
  /(?:impossible|no one can) /i,
  /没有人能|任何人都无法/,
];
const promised = (text: string): boolean =>
  promises.some((each) => each.test(text.replace('不表示已符合法律要求', '')));

describe('the pages about a wave for others', () => {
  it.each(all)(
    'for %s in %s states who answers for the data, where to complain, and the facts of the wave',
    (kind, language) => {
      const text = wholeOf(kind, language);
      const english = ['Survey office', 'Labour office', 'A-17 · City bureau', '29 Mar 2027', '28 Sep 2026'];
      const chinese = ['调查办公室', '劳动监察部门', 'A-17 · City bureau', '2027年3月29日', '2026年9月28日'];
      for (const fact of language === 'en' ? english : chinese) expect(text).toContain(fact);
      expect(text).toMatch(language === 'en' ? /at least 7 /i : /至少(?:凑齐|涉及)?7/);
      expect(text).not.toMatch(/[{}]/);
    },
  );

  it.each(all)(
    'for %s in %s names the risks that remain, and when answers are personal information',
    (kind, language) => {
      const text = wholeOf(kind, language);
      const [personal, program, almostAll] =
        language === 'en'
          ? ['personal information until they are opened', 'replace the program', 'nearly all links']
          : ['开封之前属于个人信息', '更换程序', '几乎全部链接'];
      for (const said of [personal, program, almostAll]) expect(text).toContain(said);
    },
  );

  it.each(all)(
    'for %s in %s promises neither more than the program can do nor that the law is fulfilled',
    (kind, language) => {
      expect(promised(wholeOf(kind, language))).toBe(false);
    },
  );

  it.each([
    'This survey complies with the law.',
    'No one can recognise you.',
    '本调查符合法律要求。',
    '没有人能认出您。',
  ])('would find the promise “%s”', (text) => {
    expect(promised(text)).toBe(true);
  });

  it.each(all)('for %s in %s has a line to fill in by hand for what the wave lacks', (kind, language) => {
    const text = wholeOf(kind, language, { ...wave, texts: {}, approvalNumber: null, answersKeptUntil: null });
    const lines = text.split(language === 'en' ? '(fill in by hand)' : '（请手工填写）').length - 1;
    const known = wholeOf(kind, language).split(language === 'en' ? '(fill in by hand)' : '（请手工填写）').length - 1;
    expect(lines).toBeGreaterThanOrEqual(known + 6);
  });

  it('says that no list of who answers is asked for or given, and that no reprisals are allowed, to an enterprise', () => {
    expect(wholeOf('enterprise', 'en')).toContain(
      'We do not ask you for a list of who answers, and we do not give you one.',
    );
    expect(wholeOf('enterprise', 'en')).toContain('No reprisals');
    expect(wholeOf('enterprise', 'zh-CN')).toContain('不索取、不提供作答人员名单');
    expect(wholeOf('enterprise', 'zh-CN')).toContain('不得打击报复');
  });

  it('names no optional part that the wave does not offer', () => {
    expect(wholeOf('union', 'en')).toContain('Health and injuries');
    expect(wholeOf('union', 'en', { ...wave, offer: 'none' })).not.toContain('Health and injuries');
  });

  it.each(['union', 'enterprise'] as const)('uses no term that needs explanation on the page for %s', (kind) => {
    expect(wholeOf(kind, 'en')).not.toMatch(
      /encrypt|hash|digest|authenticat|ledger|database owner|database|PIPL|microdata/i,
    );
    expect(wholeOf(kind, 'zh-CN')).not.toMatch(/哈希|摘要|认证|登记簿|匿名化|微观数据|加密|数据库/);
  });
});

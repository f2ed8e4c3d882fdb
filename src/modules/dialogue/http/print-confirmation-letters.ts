import { dayInWords } from '../../../kernel/day-in-words.js';
import { type LocalizedText, localized } from '../../../kernel/localized-text.js';
import { type PrintBlock, renderPdf } from '../../../platform/print/index.js';
import type { TextLanguage } from '../domain/translation.js';
import type { LetterOfRequest, LettersOfRequest } from '../use-cases/read-confirmation-request.js';

const words = {
  title: localized('Request to confirm a conclusion', '议定事项确认函'),
  to: localized('To', '致'),
  askers: localized('Asked by', '征询方'),
  conclusion: localized('Conclusion', '议定事项'),
  meeting: localized('Meeting', '会议'),
  dueOn: localized('Answer by', '答复期限'),
  number: localized(
    '{label}, agreed subject to confirmation (ad referendum) on {day}',
    '{label}（{day}议定，待各组织确认）',
  ),
  at: localized('{roundtable}, meeting {number}, {days}', '{roundtable}，第{number}次会议，{days}'),
  range: localized('{from} to {to}', '{from}至{to}'),
  asked: localized(
    'Please answer in writing whether your organisation confirms the text below. No answer by the date does not count as confirmation.',
    '请贵组织就以下正文是否确认作出书面答复。逾期未答复不视为确认。',
  ),
  forGroup: localized(
    'By its mandate, your organisation answers for its whole group.',
    '根据授权，贵组织代表本方全体答复。',
  ),
  text: localized('Exact text', '正文'),
  translation: localized('translation', '译文'),
  stale: localized('older than the other language', '尚未随另一语言更新'),
  noText: localized('There is no English text.', '暂无中文文本。'),
  answer: localized('Answer (tick one)', '答复（请勾选一项）'),
  statement: localized('Comments or reservation', '意见或保留意见'),
  letterNumber: localized('Letter number', '文号'),
  date: localized('Date', '日期'),
  signatory: localized('Signatory, function', '签署人、职务'),
  signature: localized('Signature and seal', '签字、盖章'),
  sign: localized(
    'Send this letter back, signed and sealed, to {askers}. A facilitator then records the answer with it.',
    '请将本函签字盖章后送交{askers}，由协调人据此登记答复。',
  ),
  online: localized('Or scan the code, sign in and answer there.', '也可扫描二维码，登录后在线答复。'),
} as const;

const answers: readonly LocalizedText[] = [
  localized('Confirms', '确认'),
  localized('Confirms with comments (the text stays as it is)', '确认，附意见（正文不变）'),
  localized('Confirms with a reservation', '确认，附保留意见'),
  localized('Does not confirm', '不予确认'),
];

const languages: readonly (readonly [TextLanguage, string])[] = [
  ['zh', '中文'],
  ['en', 'English'],
];

/** Both languages, Chinese first; a text that is the same in both appears once. */
function inBoth({ en, zh }: LocalizedText, between = ' · '): string {
  return [...new Set([zh, en].filter((text) => text !== ''))].join(between);
}

const either = (text: LocalizedText, language: TextLanguage): string => text[language] || text.en || text.zh;

function filled(
  text: LocalizedText,
  value: (language: TextLanguage) => Readonly<Record<string, string>>,
): LocalizedText {
  const inOne = (language: TextLanguage): string =>
    text[language].replace(/\{(\w+)\}/g, (_, name: string) => value(language)[name] ?? '');
  return localized(inOne('en'), inOne('zh'));
}

const blank = '\u00A0';

function factsOf({ request, askers }: LettersOfRequest, to: LetterOfRequest): readonly (readonly [string, string])[] {
  const { label, agreedOn, roundtable, roundtableLabel, meetingNumber, meeting, dueOn } = request;
  const day = (of: string, language: TextLanguage): string => dayInWords(of)[language];
  const daysIn = (language: TextLanguage): string => {
    const { startsOn, endsOn } = meeting ?? { startsOn: agreedOn, endsOn: agreedOn };
    if (startsOn === endsOn) return day(startsOn, language);
    return words.range[language].replace('{from}', day(startsOn, language)).replace('{to}', day(endsOn, language));
  };
  const entries: readonly (readonly [LocalizedText, LocalizedText])[] = [
    [words.to, to.name],
    [words.askers, askersOf(askers)],
    [words.conclusion, filled(words.number, (language) => ({ label, day: day(agreedOn, language) }))],
    [
      words.meeting,
      filled(words.at, (language) => ({
        roundtable: `${roundtableLabel} ${either(roundtable, language)}`,
        number: String(meetingNumber),
        days: daysIn(language),
      })),
    ],
    [words.dueOn, dayInWords(dueOn)],
  ];
  return entries.map(([name, value]) => [inBoth(name), inBoth(value, '\n')]);
}

function askersOf(askers: LettersOfRequest['askers']): LocalizedText {
  const joined = (language: TextLanguage, between: string): string =>
    askers.map((one) => either(one, language)).join(between);
  return localized(joined('en', ', '), joined('zh', '、'));
}

function textOf({ text, translated, staleLanguage }: LettersOfRequest['request']): readonly PrintBlock[] {
  return languages.flatMap(([language, name]): readonly PrintBlock[] => {
    const marks = [
      name,
      translated.includes(language) ? words.translation[language] : null,
      staleLanguage === language ? words.stale[language] : null,
    ].filter((mark) => mark !== null);
    const title = words.text[language];
    return [
      {
        kind: 'heading',
        level: 3,
        text: language === 'zh' ? `${title}（${marks.join('，')}）` : `${title} (${marks.join(', ')})`,
      },
      { kind: 'paragraph', text: text[language] || words.noText[language] },
    ];
  });
}

function letterOf(printed: LettersOfRequest, to: LetterOfRequest): readonly PrintBlock[] {
  const { request, askers, link } = printed;
  const sign = filled(words.sign, (language) => ({ askers: askersOf(askers)[language] }));
  return [
    { kind: 'heading', level: 1, text: inBoth(words.title) },
    { kind: 'facts', entries: factsOf(printed, to) },
    { kind: 'paragraph', text: words.asked.zh },
    { kind: 'paragraph', text: words.asked.en },
    ...(to.rule === 'for-group' ? [{ kind: 'paragraph', text: inBoth(words.forGroup) } as const] : []),
    ...textOf(request),
    { kind: 'heading', level: 2, text: inBoth(words.answer) },
    ...answers.map((answer): PrintBlock => ({ kind: 'paragraph', text: `□  ${inBoth(answer)}` })),
    {
      kind: 'table',
      columns: [{ title: inBoth(words.statement), weight: 1 }],
      rows: [[[blank, blank].join('\n')]],
    },
    {
      kind: 'table',
      columns: [
        { title: inBoth(words.letterNumber, '\n'), weight: 2 },
        { title: inBoth(words.date, '\n'), weight: 2 },
        { title: inBoth(words.signatory, '\n'), weight: 3 },
        { title: inBoth(words.signature, '\n'), weight: 3 },
      ],
      rows: [[blank, blank, blank, [blank, blank].join('\n')]],
    },
    { kind: 'code', content: link, caption: [`${sign.zh}${words.online.zh}`, `${sign.en} ${words.online.en}`, link] },
  ];
}

/** A letter for each organisation, in both languages. */
export function confirmationLetters(printed: LettersOfRequest): Promise<Buffer> {
  return renderPdf({
    title: `${printed.request.label} · ${inBoth(words.title)}`,
    ...{ language: 'zh', createdAt: printed.printedAt, letters: true },
    blocks: printed.letters.flatMap((to, index) => [
      ...(index === 0 ? [] : [{ kind: 'page-break' } as const]),
      ...letterOf(printed, to),
    ]),
  });
}

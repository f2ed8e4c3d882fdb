import { dayInWords } from '../../kernel/day-in-words.js';
import { inLanguage, type Language, type LocalizedText } from '../../kernel/localized-text.js';
import { type PrintBlock, renderPdf } from '../../platform/print/index.js';
import { approvalWords, paperTexts, whoRuns } from '../domain/paper-texts.js';
import type { Poster, PosterSheet } from '../use-cases/read-posters.js';

const both = ({ en, zh }: LocalizedText): readonly string[] => [...new Set([zh, en])].filter(Boolean);

interface Printed {
  readonly sheet: PosterSheet;
  readonly language: Language;
  readonly printedAt: Date;
}

const byName = new Intl.Collator('en', { numeric: true });

/** A list for handing them out, and a page in both languages for each poster, on which no enterprise is named. */
export function printPosters(
  { sheet, language, printedAt }: Printed,
  posters: readonly Poster[],
  linkOf: (code: string) => string,
): Promise<Buffer> {
  const say = (text: LocalizedText): string => inLanguage(text, language);
  const where = ({ enterprise }: Poster): string => say(enterprise ?? paperTexts.open);
  const nameOf = ({ park, enterprise }: Poster): string => `${park.en} ${enterprise?.en ?? ''}`;
  const sorted = [...posters].sort((one, other) => byName.compare(nameOf(one), nameOf(other)));
  return renderPdf({
    title: `${say(sheet.title)} · ${say(paperTexts.posters)}`,
    ...{ language: language === 'en' ? 'en' : 'zh', createdAt: printedAt, letters: true },
    blocks: [
      { kind: 'heading', level: 1, text: say(sheet.title) },
      { kind: 'paragraph', text: say(paperTexts.handOut) },
      {
        kind: 'table',
        columns: [
          { title: say(paperTexts.page), weight: 1 },
          { title: say(paperTexts.where), weight: 5 },
          { title: say(paperTexts.park), weight: 4 },
        ],
        rows: sorted.map((poster, at) => [String(at + 1), where(poster), say(poster.park)]),
      },
      ...sorted.map((poster, at) => posterOf(sheet, poster, { link: linkOf(poster.code), mark: String(at + 1) })),
    ],
  });
}

function posterOf(
  sheet: PosterSheet,
  { park }: Poster,
  { link, mark }: { readonly link: string; readonly mark: string },
): PrintBlock {
  const lines = (text: LocalizedText, tone: 'strong' | 'normal' | 'small') =>
    both(text).map((said) => ({ text: said, tone }));
  return {
    ...{ kind: 'poster', titles: both(sheet.title), content: link, mark },
    lines: [
      ...lines(paperTexts.scan, 'strong'),
      ...lines(paperTexts.employer, 'normal'),
      ...lines(until(sheet), 'small'),
      ...lines(whoRuns(sheet, park), 'small'),
      ...(sheet.approval === '' ? [] : lines(approvalWords(sheet.approval), 'small')),
      { text: link, tone: 'small' },
    ],
  };
}

function until({ endsOn }: PosterSheet): LocalizedText {
  const day = dayInWords(endsOn);
  const { en, zh } = paperTexts.until;
  return { en: en.replace('{date}', day.en), zh: zh.replace('{date}', day.zh) };
}

/** A slip for each personal link, in both languages. */
export function printLinks({ sheet, language, printedAt }: Printed, links: readonly string[]): Promise<Buffer> {
  const say = (text: LocalizedText): string => inLanguage(text, language);
  return renderPdf({
    title: `${say(sheet.title)} · ${say(paperTexts.links)}`,
    ...{ language: language === 'en' ? 'en' : 'zh', createdAt: printedAt },
    blocks: [
      { kind: 'paragraph', text: say(paperTexts.cut) },
      ...links.map((link): PrintBlock => ({
        ...{ kind: 'code', content: link },
        caption: [
          [
            ...both(sheet.title),
            `${paperTexts.scan.zh}${paperTexts.personal.zh}`,
            `${paperTexts.scan.en} ${paperTexts.personal.en}`,
            both(until(sheet)).join(' · '),
            link,
          ].join('\n'),
        ],
      })),
    ],
  });
}

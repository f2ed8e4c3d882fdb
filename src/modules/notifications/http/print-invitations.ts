import { inLanguage, localized, type LocalizedText } from '../../../kernel/localized-text.js';
import { type PrintBlock, renderPdf } from '../../../platform/print/index.js';
import { documentIn, endOf, meetingName, replyDayIn } from '../domain/invitation-letter.js';
import { capacityIn, daysInWords, invitersIn, replierIn, timesInWords } from '../domain/invitation-words.js';
import { inBoth, printedWords as words } from '../domain/printed-letter.js';
import type { PrintedInvitations } from '../use-cases/print-invitations.js';

/** Items of the agenda on a letter: with them it remains on one page. */
const mostItems = 8;

const both = (of: (language: 'en' | 'zh-CN') => string): LocalizedText => localized(of('en'), of('zh-CN'));

type Meeting = PrintedInvitations['meeting'];

type Letter = PrintedInvitations['letters'][number];

function factsOf({ meeting, agenda }: PrintedInvitations, letter: Letter): readonly (readonly [string, string])[] {
  const facts: readonly (readonly [LocalizedText, LocalizedText | null | undefined])[] = [
    [words.meeting, both((language) => meetingName(meeting, language))],
    [words.date, both((language) => daysInWords(meeting, language))],
    [words.time, both((language) => timesInWords(meeting, language, endOf({ ...meeting, agenda })))],
    [words.place, meeting.place],
    [words.seat, both((language) => capacityIn(letter, language))],
    [words.replyBy, both((language) => replyDayIn(meeting, language))],
    [words.replier, both((language) => replierIn(letter, language))],
  ];
  return facts.flatMap(([label, value]) =>
    value === null || value === undefined || inBoth(value) === ''
      ? []
      : [[inBoth(label), inBoth(value, '\n')] as const],
  );
}

/** Only the items of the first level, in order. */
function agendaOf(agenda: PrintedInvitations['agenda']): readonly PrintBlock[] {
  const items = agenda.filter(({ depth, label }) => depth === 1 && label !== '');
  if (items.length === 0) return [];
  const shown = items.slice(0, mostItems).map(({ label, title }) => `${label} ${inBoth(title)}`);
  return [
    { kind: 'heading', level: 2, text: inBoth(words.agenda) },
    { kind: 'list', items: shown },
    ...(items.length > mostItems ? [{ kind: 'paragraph', text: inBoth(words.more), tone: 'muted' } as const] : []),
  ];
}

/** The first ones, so that the letter remains on one page; the meeting has them all. */
function documentsOf({ documents }: Meeting): readonly PrintBlock[] {
  if (documents.length === 0) return [];
  const items = documents.slice(0, mostItems).map((one) => inBoth(both((language) => documentIn(one, language))));
  return [
    { kind: 'heading', level: 2, text: inBoth(words.documents) },
    { kind: 'list', items },
  ];
}

function letterOf(printed: PrintedInvitations, letter: Letter): readonly PrintBlock[] {
  const { meeting, agenda } = printed;
  const { name, link } = letter;
  const opening = both((language) =>
    inLanguage(words.opening, language).replace('{inviters}', invitersIn(printed, language)),
  );
  return [
    { kind: 'heading', level: 1, text: inBoth(words.title) },
    { kind: 'paragraph', text: inBoth(meeting.workspace), tone: 'muted' },
    { kind: 'heading', level: 2, text: inBoth(name) },
    { kind: 'paragraph', text: opening.zh },
    { kind: 'paragraph', text: opening.en },
    { kind: 'facts', entries: factsOf(printed, letter) },
    ...agendaOf(agenda),
    ...documentsOf(meeting),
    { kind: 'heading', level: 2, text: inBoth(words.answer) },
    {
      ...{ kind: 'code', content: link },
      caption: [words.answering.zh, words.answering.en, inBoth(words.personal), link],
    },
  ];
}

/** A page for each seat, in both languages. */
export function printInvitations(printed: PrintedInvitations): Promise<Buffer> {
  const { meeting, letters, language, printedAt } = printed;
  return renderPdf({
    title: `${meetingName(meeting, language)} · ${inBoth(words.letters)}`,
    ...{ language: language === 'en' ? 'en' : 'zh', createdAt: printedAt, letters: true },
    blocks: letters.flatMap((letter, index) => [
      ...(index === 0 ? [] : [{ kind: 'page-break' } as const]),
      ...letterOf(printed, letter),
    ]),
  });
}

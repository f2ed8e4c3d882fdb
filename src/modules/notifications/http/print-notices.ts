import { dayInWords } from '../../../kernel/day-in-words.js';
import { inLanguage, localized, type LocalizedText, shownIn } from '../../../kernel/localized-text.js';
import { dayIn } from '../../../kernel/day.js';
import { type PrintBlock, type PrintColumn, renderPdf } from '../../../platform/print/index.js';
import { documentIn, endOf, meetingName } from '../domain/invitation-letter.js';
import { daysInWords, groupWords, invitersIn, timesInWords } from '../domain/invitation-words.js';
import {
  nominateBy,
  type NotifiedOrganisation,
  noticeWords as words,
  slipLines,
} from '../domain/organisation-notice.js';
import { inBoth, printedWords } from '../domain/printed-letter.js';
import type { PrintedNotices } from '../use-cases/print-notices.js';

/** Items of the agenda on a notice: with them it remains on one page. */
const mostItems = 12;

const both = (of: (language: 'en' | 'zh-CN') => string): LocalizedText => localized(of('en'), of('zh-CN'));

const filled = (text: LocalizedText, values: Readonly<Record<string, LocalizedText>>): LocalizedText =>
  both((language) =>
    inLanguage(text, language).replace(/\{(\w+)\}/g, (whole, key: string) => {
      const value = values[key];
      return value === undefined ? whole : shownIn(value, language);
    }),
  );

type Facts = readonly (readonly [LocalizedText, LocalizedText | null])[];

function factsOf(facts: Facts): PrintBlock {
  const entries = facts.flatMap(([label, value]) =>
    value === null ? [] : [[inBoth(label), inBoth(value, '\n')] as const],
  );
  return { kind: 'facts', entries };
}

function whenAndWhere({ meeting, agenda }: PrintedNotices): Facts {
  return [
    [printedWords.meeting, both((language) => meetingName(meeting, language))],
    [printedWords.date, both((language) => daysInWords(meeting, language))],
    [printedWords.time, both((language) => timesInWords(meeting, language, endOf({ ...meeting, agenda })))],
    [printedWords.place, meeting.place],
  ];
}

function listed(title: LocalizedText, items: readonly string[]): readonly PrintBlock[] {
  if (items.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: inBoth(title) },
    { kind: 'list', items },
  ];
}

/** Only the items of the first level, in order; the first documents. */
function papersOf({ meeting, agenda }: PrintedNotices): readonly PrintBlock[] {
  const items = agenda.filter(({ depth, label }) => depth === 1 && label !== '');
  const documents = meeting.documents.slice(0, mostItems);
  return [
    ...listed(
      printedWords.agenda,
      items.slice(0, mostItems).map(({ label, title }) => `${label} ${inBoth(title)}`),
    ),
    ...(items.length > mostItems
      ? [{ kind: 'paragraph', text: inBoth(printedWords.more), tone: 'muted' } as const]
      : []),
    ...listed(
      printedWords.documents,
      documents.map((one) => inBoth(both((language) => documentIn(one, language)))),
    ),
  ];
}

function noticeOf(printed: PrintedNotices, organisation: NotifiedOrganisation): readonly PrintBlock[] {
  const { meeting, printedAt } = printed;
  const inviters = both((language) => invitersIn(printed, language));
  const to = filled(words.to, { organisation: organisation.name });
  const opening = filled(words.opening, { inviters });
  return [
    { kind: 'heading', level: 1, text: inBoth(words.title) },
    { kind: 'paragraph', text: inBoth(meeting.workspace), tone: 'muted' },
    { kind: 'heading', level: 2, text: inBoth(to) },
    { kind: 'paragraph', text: opening.zh },
    { kind: 'paragraph', text: opening.en },
    factsOf([
      ...whenAndWhere(printed),
      [words.inviters, inviters],
      [words.capacity, capacityOf(organisation)],
      [words.replyBy, dayInWords(nominateBy(meeting))],
      [words.reply, filled(words.replying, { inviters })],
      [words.issued, dayInWords(dayIn(printedAt, meeting.timeZone))],
    ]),
    ...papersOf(printed),
    ...onlineReply(organisation),
  ];
}

/** "Workers’ group, 2 titular, 1 substitute" */
function capacityOf({ constituency, reply }: NotifiedOrganisation): LocalizedText | null {
  if (constituency === null) return null;
  const group = groupWords[constituency];
  if (reply === null) return group;
  const [titular, substitute] = [String(reply.titularSeats), String(reply.substituteSeats)];
  const seats = filled(words.seats, {
    titular: localized(titular, titular),
    substitute: localized(substitute, substitute),
  });
  return localized(`${group.en}: ${seats.en}`, `${group.zh}：${seats.zh}`);
}

function onlineReply({ reply }: NotifiedOrganisation): readonly PrintBlock[] {
  if (reply === null) return [];
  const { scanning, personal, online } = words;
  return [
    { kind: 'heading', level: 2, text: inBoth(online) },
    { kind: 'code', content: reply.link, caption: [scanning.zh, scanning.en, inBoth(personal), reply.link] },
  ];
}

function slipColumns(asksSex: boolean): readonly PrintColumn[] {
  return [
    { title: inBoth(words.name, '\n'), weight: 4 },
    ...(asksSex ? [{ title: inBoth(words.sex, '\n'), weight: 2 }] : []),
    { title: inBoth(words.function, '\n'), weight: 4 },
    { title: inBoth(words.contact, '\n'), weight: 6 },
    { title: inBoth(words.seat, '\n'), weight: 4 },
  ];
}

/** Two lines high, for writing by hand. */
const blank = '\n';

/** On a page of its own, to be torn off, signed and sealed. */
function slipOf(printed: PrintedNotices, organisation: NotifiedOrganisation): readonly PrintBlock[] {
  const { meeting, asksSex } = printed;
  const inviters = both((language) => invitersIn(printed, language));
  const returned = filled(words.returned, { inviters, day: dayInWords(nominateBy(meeting)) });
  const { constituency } = organisation;
  const columns = slipColumns(asksSex);
  return [
    { kind: 'page-break' },
    { kind: 'heading', level: 1, text: inBoth(words.slip) },
    { kind: 'paragraph', text: inBoth(returned, '\n') },
    factsOf([
      ...whenAndWhere(printed).slice(0, 2),
      [words.organisation, organisation.name],
      [words.group, constituency === null ? null : groupWords[constituency]],
    ]),
    { kind: 'heading', level: 2, text: inBoth(words.delegates) },
    {
      kind: 'table',
      columns,
      rows: Array.from({ length: slipLines }, () => [blank, ...columns.slice(1).map(() => '')]),
    },
    {
      kind: 'facts',
      entries: [words.letter, words.filledBy, words.signature].map((label) => [inBoth(label, '\n'), blank] as const),
    },
  ];
}

/** The notice and the reply slip of each organisation, in both languages. */
export function printNotices(printed: PrintedNotices): Promise<Buffer> {
  const { meeting, organisations, language, printedAt } = printed;
  return renderPdf({
    title: `${meetingName(meeting, language)} · ${inBoth(words.notices)}`,
    ...{ language: language === 'en' ? 'en' : 'zh', createdAt: printedAt, letters: true },
    blocks: organisations.flatMap((organisation, index) => [
      ...(index === 0 ? [] : [{ kind: 'page-break' } as const]),
      ...noticeOf(printed, organisation),
      ...slipOf(printed, organisation),
    ]),
  });
}

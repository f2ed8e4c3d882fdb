import { dayIn } from '../../../kernel/day.js';
import { dayInWords } from '../../../kernel/day-in-words.js';
import { type LocalizedText, shownIn } from '../../../kernel/localized-text.js';
import type { PrintBlock, PrintDocument, PrintLanguage } from '../../../platform/print/index.js';
import type { MeetingRecord, RecordedConclusion, RecordedCorrigendum, RecordedItem } from '../domain/meeting-record.js';
import { type MeetingRecordWords, meetingRecordWords } from '../domain/meeting-record-words.js';
import { corrigendumWords, replacementWords } from '../domain/corrigendum-words.js';
import { quorumWords } from '../domain/quorum-words.js';
import { attendanceIn } from './print-attendance.js';
import { confirmationIn } from './print-confirmations.js';
import { outcomesIn } from './print-outcomes.js';

/** Words and formats of one language, in the time zone of the meeting. */
interface Print {
  readonly language: PrintLanguage;
  readonly record: MeetingRecord;
  readonly words: MeetingRecordWords;
  /** The text in this language, or in the other one with a mark if it is not translated. */
  readonly say: (text: LocalizedText | null) => string;
  readonly code: (code: string | null) => string;
  readonly day: (isoDay: string) => string;
  readonly time: (moment: Date | null) => string;
  readonly moment: (moment: Date) => string;
}

/** The record of a meeting as a document, in one language. */
export function printedRecord(record: MeetingRecord, language: PrintLanguage): PrintDocument {
  const print = printIn(record, language);
  const { words, say } = print;
  const title = [words.title, record.body.label ?? say(record.body.title), meetingName(print)].join(' · ');
  return {
    title,
    language,
    createdAt: record.readAt,
    blocks: [
      ...(record.body.label === null ? [] : [{ kind: 'paragraph', text: say(record.body.title) } as const]),
      ...(record.meeting.final ? [] : [{ kind: 'paragraph', text: words.provisional } as const]),
      { kind: 'facts', entries: headOf(print) },
      ...attendanceOf(print),
      ...agendaOf(print),
      ...speechesOf(print),
      ...section(words.documents, documentsOf(print)),
      // conclusions, and the actions that follow from them, are those of a roundtable
      ...(record.body.kind === 'roundtable' ? section(words.conclusions, conclusionsOf(print)) : []),
      ...outcomesIn(print),
      ...(record.body.kind === 'roundtable' ? actionsOf(print) : []),
      { kind: 'paragraph', tone: 'muted', text: words.readAt(print.moment(record.readAt)) },
    ],
  };
}

function printIn(record: MeetingRecord, language: PrintLanguage): Print {
  const words = meetingRecordWords[language];
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const { timeZone } = record.body;
  const times = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23', timeZone });
  const day = (isoDay: string): string => dayInWords(isoDay)[language];
  return {
    language,
    record,
    words,
    say: (text) => shownIn(text, language),
    code: (code) => (code === null ? words.codes['others'] : words.codes[code]) ?? code ?? '',
    day,
    time: (moment) => (moment === null ? '' : times.format(moment)),
    moment: (moment) => [day(dayIn(moment, timeZone)), times.format(moment)].join(language === 'zh' ? ' ' : ', '),
  };
}

const section = (title: string, blocks: readonly PrintBlock[]): readonly PrintBlock[] => [
  { kind: 'heading', level: 2, text: title },
  ...blocks,
];

const note = (text: string): PrintBlock => ({ kind: 'paragraph', tone: 'muted', text });

const meetingName = ({ record: { meeting }, words, say }: Print): string =>
  meeting.title === null ? words.meeting(meeting.number) : say(meeting.title);

const isRecorded = ({ attendance }: MeetingRecord): boolean =>
  attendance.people.some(({ status }) => status !== 'absent');

function quorumOf({ record, words }: Print): string {
  if (!isRecorded(record)) return words.unrecorded;
  return record.attendance.quorum ? words.quorumReached : words.quorumMissing;
}

function headOf(print: Print): readonly (readonly [string, string])[] {
  const { record, words, say, day, moment } = print;
  const { startsOn, endsOn, opensAt, closesAt, beganAt, endedAt, place } = record.meeting;
  const days = startsOn === endsOn ? day(startsOn) : words.range(day(startsOn), day(endsOn));
  const hours = opensAt !== null && closesAt !== null ? words.range(opensAt, closesAt) : opensAt;
  const entries: readonly (readonly [string, string | null])[] = [
    [words.days, days],
    [words.hours, hours],
    [words.began, beganAt && moment(beganAt)],
    [words.ended, endedAt && moment(endedAt)],
    [words.place, place === null ? null : say(place)],
    [words.quorum, quorumOf(print)],
  ];
  return entries.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const]));
}

function attendanceOf(print: Print): readonly PrintBlock[] {
  const { record, words, say, code } = print;
  const { people, groups } = record.attendance;
  const counts: PrintBlock = {
    kind: 'facts',
    entries: groups.map(({ constituency, attended, titular, needed }) => [
      code(constituency),
      words.attended(attended, titular, needed),
    ]),
  };
  return section(words.attendance, [
    ...(isRecorded(record) ? [counts] : []),
    {
      kind: 'table',
      columns: [
        { title: words.name, weight: 4 },
        { title: words.group, weight: 3 },
        { title: words.organisation, weight: 5 },
        { title: words.seat, weight: 3 },
        { title: words.status, weight: 4 },
      ],
      rows: people.map((one) => [
        say(one.name),
        code(one.constituency),
        say(one.organisation),
        one.function === null ? code(one.kind) : `${code(one.kind)} · ${code(one.function)}`,
        attendanceIn(one, print).join('\n'),
      ]),
    },
  ]);
}

const minutesOf = (milliseconds: number): number => Math.round(milliseconds / 60_000);

/** For example 4:05 */
function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function agendaOf(print: Print): readonly PrintBlock[] {
  const { record, words, say } = print;
  const carried = record.agenda.filter(({ status }) => status === 'carried-over');
  const items = carried.map(({ label, title, carriedTo }) => `${label} ${say(title)}${words.carriedTo(carriedTo)}`);
  return [
    ...section(words.agenda, [
      {
        kind: 'table',
        columns: [
          { title: words.item, weight: 8 },
          { title: words.planned, weight: 3, align: 'right' },
          { title: words.discussed, weight: 4, align: 'right' },
          { title: words.duration, weight: 3, align: 'right' },
        ],
        rows: record.agenda.map((item) => itemRow(item, print)),
      },
    ]),
    ...section(words.carriedOver, [items.length === 0 ? note(words.carriedOverNone) : { kind: 'list', items }]),
  ];
}

function itemRow(item: RecordedItem, { words, say, time }: Print): readonly string[] {
  const { label, title, startsAt, plannedMinutes, startedAt, endedAt, milliseconds, isBreak } = item;
  const undiscussed = isBreak ? '' : words.notDiscussed;
  const planned = [startsAt, plannedMinutes === null ? null : words.minutes(plannedMinutes)];
  return [
    `${label} ${say(title)}`.trim(),
    planned.filter((part) => part !== null).join(' · '),
    startedAt === null ? undiscussed : words.range(time(startedAt), time(endedAt) || '…'),
    milliseconds === null ? '' : words.minutes(minutesOf(milliseconds)),
  ];
}

function speechesOf(print: Print): readonly PrintBlock[] {
  const { record, words, say, code, time } = print;
  if (record.speeches.length === 0) return section(words.floor, [...budgetsOf(print), note(words.noSpeeches)]);
  const totals = [...record.floor, ...(record.floorBySex ?? []).filter(({ turns }) => turns > 0)];
  return section(words.floor, [
    {
      kind: 'table',
      columns: [
        { title: words.floorOf, weight: 6 },
        { title: words.people, weight: 3, align: 'right' },
        { title: words.speeches, weight: 3, align: 'right' },
        { title: words.duration, weight: 3, align: 'right' },
      ],
      rows: totals.map(({ key, people, turns, milliseconds }) => [
        code(key),
        String(people),
        String(turns),
        clock(milliseconds),
      ]),
    },
    ...budgetsOf(print),
    {
      kind: 'table',
      columns: [
        { title: words.time, weight: 2 },
        { title: words.speaker, weight: 6 },
        { title: words.group, weight: 3 },
        { title: words.item, weight: 2 },
        { title: words.duration, weight: 2, align: 'right' },
      ],
      rows: record.speeches.map(({ name, constituency, note: about, item, startedAt, milliseconds }) => [
        time(startedAt),
        about === null ? say(name) : `${say(name)} (${say(about)})`,
        code(constituency),
        item ?? '',
        clock(milliseconds),
      ]),
    },
  ]);
}

/** Speaking time by group and item, planned and used. */
function budgetsOf({ record, words, code }: Print): readonly PrintBlock[] {
  if (record.budgets.length === 0) return [];
  return [
    {
      kind: 'table',
      columns: [
        { title: words.item, weight: 2 },
        { title: words.group, weight: 6 },
        { title: words.plannedTime, weight: 3, align: 'right' },
        { title: words.usedTime, weight: 3, align: 'right' },
      ],
      rows: record.budgets.map(({ item, constituency, minutes, milliseconds }) => [
        item ?? '',
        code(constituency),
        words.minutes(minutes),
        clock(milliseconds),
      ]),
    },
  ];
}

function documentsOf({ record, words }: Print): readonly PrintBlock[] {
  if (record.documents.length === 0) return [note(words.noDocuments)];
  const items = record.documents.map(({ number, title, item }) =>
    [number && words.documentNumber(number), title, item && `(${words.item} ${item})`].filter(Boolean).join(' '),
  );
  return [{ kind: 'list', items }];
}

function conclusionsOf(print: Print): readonly PrintBlock[] {
  const { conclusions } = print.record;
  if (conclusions.length === 0) return [note(print.words.noConclusions)];
  return conclusions.flatMap((one) => conclusionOf(one, print));
}

/** What is provisional is not printed as agreed, and what a meeting has adopted waits for no group that was missing. */
function howTaken(
  { agreement, provisional, adoption, confirmation }: RecordedConclusion,
  { words, code }: Print,
): string {
  if (provisional) return words.provisionalConclusion;
  const isConfirmed = confirmation === null || (adoption !== null && agreement !== 'ad-referendum');
  return isConfirmed ? code(agreement) : (words.confirmation[confirmation.state] ?? '');
}

function conclusionOf(conclusion: RecordedConclusion, print: Print): readonly PrintBlock[] {
  const { label, text, agreedOn, staleLanguage, agreedIn, reservations, confirmation } = conclusion;
  const { words, say, code, day, language } = print;
  const how = howTaken(conclusion, print);
  const isTranslation = agreedIn !== 'both' && agreedIn !== language && text[language] !== '';
  const items = reservations.map(({ kind, constituency, organisation, statement, textVersion, textChanged }) => {
    const who = organisation === null ? code(constituency) : say(organisation);
    return `${code(kind)} · ${who}: ${say(statement)}${textChanged ? ` (${words.refersTo(textVersion)})` : ''}`;
  });
  return [
    { kind: 'heading', level: 3, text: `${label} · ${words.agreedOn(how, day(agreedOn))}` },
    { kind: 'paragraph', text: isTranslation ? `${words.translation} ${say(text)}` : say(text) },
    note(words.agreedIn[agreedIn]),
    ...conclusion.corrigenda.flatMap((one) => corrigendumIn(one, print)),
    ...replacementWords(conclusion, language).map(note),
    note(quorumWords(conclusion, { language, group: code, day })),
    ...(staleLanguage === language ? [note(words.stale[language])] : []),
    ...(items.length === 0 ? [] : [{ kind: 'list', items } as const]),
    ...(confirmation === null ? [] : confirmationIn(confirmation, print)),
  ];
}

function corrigendumIn(corrigendum: RecordedCorrigendum, { say, language, code, day }: Print): readonly PrintBlock[] {
  const { title, notes } = corrigendumWords(corrigendum, { language, group: code, day });
  return [{ kind: 'paragraph', text: title }, { kind: 'paragraph', text: say(corrigendum.text) }, ...notes.map(note)];
}

function actionsOf({ record, words, say, code, day }: Print): readonly PrintBlock[] {
  if (record.actions.length === 0) return section(words.actions, [note(words.noActions)]);
  return section(words.actions, [
    {
      kind: 'table',
      columns: [
        { title: words.action, weight: 7 },
        { title: words.conclusion, weight: 3 },
        { title: words.owner, weight: 4 },
        { title: words.due, weight: 3 },
        { title: words.progress, weight: 3 },
      ],
      rows: record.actions.map(({ label, title, conclusions, owner, dueOn, status }) => [
        `${label} ${say(title)}`,
        conclusions.join(', '),
        owner === null ? words.none : say(owner),
        dueOn === null ? words.none : day(dueOn),
        code(status),
      ]),
    },
  ]);
}

import type { Language, LocalizedText } from '../../../kernel/localized-text.js';
import { inLanguage, localized, shownIn } from '../../../kernel/localized-text.js';
import { dayInWords } from '../../../kernel/day-in-words.js';
import { replyBy, type Schedule } from './invitation.js';
import {
  agendaEnd,
  capacityIn,
  daysInWords,
  invitersIn,
  type LetterRecipient,
  replierIn,
  timesInWords,
} from './invitation-words.js';

export type InvitationLetterKind = 'invite' | 'update' | 'cancel' | 'remind';

export interface LetterMeeting extends Schedule {
  readonly workspace: LocalizedText;
  /** RT2; null for a working group. */
  readonly label: string | null;
  /** The title of the roundtable or working group. */
  readonly body: LocalizedText;
  readonly title: LocalizedText | null;
  readonly place: LocalizedText | null;
  readonly documents: readonly LetterDocument[];
  /** Why it was cancelled, as the facilitator wrote it. */
  readonly reason: string | null;
  /** Today in the time zone of the meeting. */
  readonly today: string;
}

/** Who invites, and the agenda. */
export interface LetterProgramme {
  /** The organisations that lead or host the roundtable, or else the workspace. */
  readonly inviters: readonly LocalizedText[];
  readonly agenda: readonly LetterItem[];
}

interface LetterItem {
  readonly label: string;
  readonly depth: number;
  readonly title: LocalizedText;
  readonly date: string;
  readonly startsAt: string | null;
  readonly minutes: number | null;
}

export type Invited = LetterMeeting & LetterProgramme;

interface LetterDocument {
  readonly number: number | null;
  readonly title: string;
}

const subjects: Readonly<Record<InvitationLetterKind, LocalizedText>> = {
  invite: localized('Invitation: {name}, {days}', '会议邀请：{name}，{days}'),
  update: localized('Date, time or place changed: {name}, {days}', '会议日期、时间或地点变更：{name}，{days}'),
  cancel: localized('Invitation cancelled: {name}, {days}', '会议邀请取消：{name}，{days}'),
  remind: localized('Please answer: {name}, {days}', '请答复会议邀请：{name}，{days}'),
};

const openings: Readonly<Record<InvitationLetterKind, LocalizedText>> = {
  invite: localized('{inviters} invites you to this meeting:', '{inviters}邀请您出席以下会议：'),
  update: localized(
    'The date, time or place of this meeting, to which {inviters} invited you, has changed. Please reply again. It is now:',
    '{inviters}邀请您出席的以下会议，其日期、时间或地点已变更，请重新答复。现为：',
  ),
  cancel: localized(
    'This meeting, to which {inviters} invited you, does not take place, or you no longer have a seat at it:',
    '{inviters}邀请您出席的以下会议已取消，或您不再是会议席位成员：',
  ),
  remind: localized(
    'You have not yet answered the invitation of {inviters} to this meeting:',
    '您尚未答复{inviters}的以下会议邀请：',
  ),
};

const words = {
  seat: localized('Your seat: {value}', '您的席位：{value}'),
  agenda: localized('Agenda:', '议程：'),
  documents: localized('Documents:', '文件：'),
  reply: localized('Please reply by {day}.', '请于{day}前答复。'),
  answering: localized(
    'Accept, decline or send a substitute:\n{link}\nThe reply is for {who}. You do not need to sign in.',
    '接受、谢绝或委托他人出席：\n{link}\n此答复代表{who}。无需登录。',
  ),
  inEmail: localized(
    'Reply with the link in the email of this invitation; you do not need to sign in. The reply is for {who}.',
    '请通过邀请邮件中的链接答复，无需登录。此答复代表{who}。',
  ),
} as const;

/** As documents are cited: Doc. 3 Heat plan; without a number by the title. */
export function documentIn({ number, title }: LetterDocument, language: Language): string {
  if (number === null) return title;
  return language === 'zh-CN' ? `文件${number} ${title}` : `Doc. ${number} ${title}`;
}

/** The meeting in one line: its roundtable or working group, and its own title if it has one. */
export function meetingName(
  { label, body, title }: Pick<LetterMeeting, 'label' | 'body' | 'title'>,
  language: Language,
): string {
  const parts = [body, ...(title === null ? [] : [title])].map((part) => shownIn(part, language));
  return `${label ?? ''} ${parts.join(language === 'zh-CN' ? '：' : ': ')}`.replace(/\s+/g, ' ').trim();
}

const fill = (text: LocalizedText, language: Language, values: Readonly<Record<string, string>>): string =>
  inLanguage(text, language).replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);

/** When the meeting ends: as planned, or as its agenda does. */
export function endOf({ closesAt, endsOn, agenda }: Pick<Invited, 'closesAt' | 'endsOn' | 'agenda'>): string | null {
  return closesAt ?? agendaEnd(agenda, endsOn);
}

export function whenAndWhere(meeting: Invited, language: Language): readonly (string | null)[] {
  return [
    meetingName(meeting, language),
    daysInWords(meeting, language),
    timesInWords(meeting, language, endOf(meeting)),
    meeting.place === null ? null : shownIn(meeting.place, language),
  ];
}

/** The items of the first level; the page of the meeting has all. */
export function agendaIn({ agenda }: Invited, language: Language): readonly string[] {
  const items = agenda.filter(({ depth, label }) => depth === 1 && label !== '');
  if (items.length === 0) return [];
  return [
    '',
    inLanguage(words.agenda, language),
    ...items.map((one) => `${one.label} ${shownIn(one.title, language)}`),
  ];
}

function seatIn(recipient: LetterRecipient, language: Language): string | null {
  const value = capacityIn(recipient, language);
  return value === '' ? null : fill(words.seat, language, { value });
}

export function replyDayIn(meeting: Pick<LetterMeeting, 'startsOn' | 'today'>, language: Language): string {
  return inLanguage(dayInWords(replyBy(meeting)), language);
}

/** The text of the calendar event, which is also read without the email: others see it, so it contains no personal link. */
export function eventLines(meeting: Invited, recipient: LetterRecipient, language: Language): readonly string[] {
  const opening = fill(openings.invite, language, { inviters: invitersIn(meeting, language) });
  const lines = [
    shownIn(recipient.name, language),
    opening.replace(/[:：]$/u, language === 'zh-CN' ? '。' : '.'),
    ...whenAndWhere(meeting, language),
    seatIn(recipient, language),
    fill(words.reply, language, { day: replyDayIn(meeting, language) }),
    fill(words.inEmail, language, { who: replierIn(recipient, language) }),
    ...agendaIn(meeting, language),
    '',
  ];
  return lines.filter((line) => line !== null);
}

interface Addressed {
  readonly recipient: LetterRecipient;
  readonly language: Language;
  /** Null if there is nothing to answer. */
  readonly link: string | null;
}

/** The email of an invitation in the language of the reader. */
export function invitationLetter(
  kind: InvitationLetterKind,
  meeting: Invited,
  { recipient, language, link }: Addressed,
): { readonly subject: string; readonly text: string } {
  const values = { name: meetingName(meeting, language), days: daysInWords(meeting, language) };
  const greeting = shownIn(recipient.name, language);
  const lines = [
    `${greeting}${language === 'zh-CN' ? '：' : ','}`,
    '',
    fill(openings[kind], language, { inviters: invitersIn(meeting, language) }),
    '',
    ...whenAndWhere(meeting, language),
    ...(kind === 'cancel' ? reasonOf(meeting) : [seatIn(recipient, language), ...papersIn(meeting, language)]),
    ...(link === null ? [] : replyIn(meeting, { recipient, language, link })),
    '',
    '-- ',
    shownIn(meeting.workspace, language),
    '',
  ];
  return { subject: fill(subjects[kind], language, values), text: lines.filter((line) => line !== null).join('\n') };
}

function reasonOf({ reason }: LetterMeeting): readonly string[] {
  return reason === null ? [] : ['', reason];
}

function papersIn(meeting: Invited, language: Language): readonly string[] {
  const documents = meeting.documents.map((one) => documentIn(one, language));
  const listed = documents.length === 0 ? [] : ['', inLanguage(words.documents, language), ...documents];
  return [...agendaIn(meeting, language), ...listed];
}

function replyIn(meeting: Invited, { recipient, language, link }: Addressed): readonly string[] {
  const who = replierIn(recipient, language);
  return [
    '',
    fill(words.reply, language, { day: replyDayIn(meeting, language) }),
    fill(words.answering, language, { link: link ?? '', who }),
  ];
}

const message = {
  reply: localized(
    'Reply with the link or letter that you receive, or to {inviters}.',
    '请通过收到的链接或邀请函答复，或直接答复{inviters}。',
  ),
  personal: localized(
    'Reply here, without signing in: {link}\nThe link is for {who} only: do not pass it on.',
    '请在此答复，无需登录：{link}\n此链接仅供{who}使用，请勿转发。',
  ),
} as const;

/**
 * A text to be copied into WeChat or an SMS. It is passed on easily, so it has a personal link only if it is written for
 * one named recipient.
 */
export function invitationMessage(
  meeting: Invited,
  language: Language,
  to: { readonly recipient: LetterRecipient; readonly link: string } | null,
): string {
  const inviters = invitersIn(meeting, language);
  const who = to === null ? '' : replierIn(to.recipient, language);
  const lines = [
    to === null ? null : `${shownIn(to.recipient.name, language)}${language === 'zh-CN' ? '：' : ','}`,
    fill(openings.invite, language, { inviters }),
    ...whenAndWhere(meeting, language),
    to === null ? null : seatIn(to.recipient, language),
    ...agendaIn(meeting, language).filter((line) => line !== ''),
    fill(words.reply, language, { day: replyDayIn(meeting, language) }),
    fill(to === null ? message.reply : message.personal, language, { inviters, who, link: to?.link ?? '' }),
  ];
  return lines.filter((line) => line !== null).join('\n');
}

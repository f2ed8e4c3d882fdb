import { dayInWords } from '../../../kernel/day-in-words.js';
import type { Language, LocalizedText } from '../../../kernel/localized-text.js';
import { inLanguage, localized } from '../../../kernel/localized-text.js';
import type { Schedule } from './invitation.js';

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
}

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
  invite: localized('You are invited to this meeting:', '邀请您出席以下会议：'),
  update: localized(
    'The date, time or place of this meeting changed. It is now:',
    '以下会议的日期、时间或地点已变更，现为：',
  ),
  cancel: localized(
    'This meeting does not take place, or you no longer have a seat at it:',
    '以下会议已取消，或您不再是会议席位成员：',
  ),
  remind: localized('You have not answered the invitation to this meeting yet:', '您尚未答复以下会议的邀请：'),
};

const answering = localized(
  'Accept, decline or send a substitute:\n{link}\nYou do not need to sign in.',
  '接受、谢绝或委托他人出席：\n{link}\n无需登录。',
);

const documentsOf = localized('Documents:', '文件：');

/** As documents are cited: Doc. 3 Heat plan; without a number by the title. */
export function documentIn({ number, title }: LetterDocument, language: Language): string {
  if (number === null) return title;
  return language === 'zh-CN' ? `文件${number} ${title}` : `Doc. ${number} ${title}`;
}

const zone = localized(' ({zone})', '（{zone}）');

/** The meeting in one line: its roundtable or working group, and its own title if it has one. */
export function meetingName({ label, body, title }: LetterMeeting, language: Language): string {
  const parts = [body, ...(title === null ? [] : [title])].map((part) => eitherIn(part, language));
  return `${label ?? ''} ${parts.join(language === 'zh-CN' ? '：' : ': ')}`.replace(/\s+/g, ' ').trim();
}

function eitherIn(text: LocalizedText, language: Language): string {
  return inLanguage(text, language) || text.en || text.zh;
}

export function daysInWords({ startsOn, endsOn }: Schedule, language: Language): string {
  const days = startsOn === endsOn ? [startsOn] : [startsOn, endsOn];
  return days.map((day) => inLanguage(dayInWords(day), language)).join(language === 'zh-CN' ? '至' : ' to ');
}

function timesInWords({ opensAt, closesAt, timeZone }: Schedule, language: Language): string | null {
  if (opensAt === null) return null;
  const hours = [opensAt, ...(closesAt === null ? [] : [closesAt])].join(language === 'zh-CN' ? '至' : ' to ');
  return `${hours}${inLanguage(zone, language).replace('{zone}', timeZone)}`;
}

/** The email of an invitation in the language of the reader; `link` is null if there is nothing to answer. */
export function invitationLetter(
  kind: InvitationLetterKind,
  meeting: LetterMeeting,
  { language, link }: { readonly language: Language; readonly link: string | null },
): { readonly subject: string; readonly text: string } {
  const [name, days] = [meetingName(meeting, language), daysInWords(meeting, language)];
  const fill = (text: LocalizedText): string =>
    inLanguage(text, language).replace(/\{(name|days)\}/g, (_, key) => (key === 'name' ? name : days));
  const lines = [
    inLanguage(openings[kind], language),
    '',
    name,
    days,
    timesInWords(meeting, language),
    meeting.place === null ? null : eitherIn(meeting.place, language),
    ...(kind === 'cancel' && meeting.reason !== null ? ['', meeting.reason] : []),
    ...(kind === 'cancel' || meeting.documents.length === 0
      ? []
      : ['', inLanguage(documentsOf, language), ...meeting.documents.map((one) => documentIn(one, language))]),
    ...(link === null ? [] : ['', inLanguage(answering, language).replace('{link}', link)]),
    '',
    '-- ',
    eitherIn(meeting.workspace, language),
    '',
  ];
  return { subject: fill(subjects[kind]), text: lines.filter((line) => line !== null).join('\n') };
}

import type { Constituency } from '../../../kernel/actor.js';
import { dayInWords } from '../../../kernel/day-in-words.js';
import type { Language, LocalizedText } from '../../../kernel/localized-text.js';
import { inLanguage, localized, shownIn } from '../../../kernel/localized-text.js';
import type { Schedule } from './invitation.js';

/** Facts of an invitation in words, for emails, calendars and printed letters alike. */

export const seatWords: Readonly<Record<string, LocalizedText>> = {
  titular: localized('Titular', '正式代表'),
  substitute: localized('Substitute', '候补代表'),
  adviser: localized('Adviser', '顾问'),
  observer: localized('Observer', '观察员'),
  'resource-person': localized('Resource person', '专家'),
  interpreter: localized('Interpreter', '口译员'),
  secretariat: localized('Secretariat', '秘书处'),
};

const functionWords: Readonly<Record<string, LocalizedText>> = {
  chair: localized('chair', '主席'),
  'vice-chair': localized('vice-chair', '副主席'),
  moderator: localized('moderator', '主持人'),
  rapporteur: localized('rapporteur', '报告员'),
  spokesperson: localized('spokesperson', '发言人'),
};

export const groupWords: Readonly<Record<Constituency, LocalizedText>> = {
  government: localized('Government group', '政府方'),
  employers: localized('Employers’ group', '雇主方'),
  workers: localized('Workers’ group', '工人方'),
};

export interface LetterSeat {
  readonly kind: string;
  readonly function: string | null;
  readonly constituency: Constituency | null;
}

/** Whom an invitation addresses. */
export interface LetterRecipient {
  readonly name: LocalizedText;
  /** Null: the person has no seat any more. */
  readonly seat: LetterSeat | null;
  readonly organisation: LocalizedText | null;
}

interface InvitingMeeting {
  /** The organisations that lead or host the roundtable, or else the workspace. */
  readonly inviters: readonly LocalizedText[];
}

const comma = (language: Language): string => (language === 'zh-CN' ? '，' : ', ');

/** In what capacity: "Titular, spokesperson, Workers’ group, Park Union". */
export function capacityIn({ seat, organisation }: LetterRecipient, language: Language): string {
  const parts = [
    seatWords[seat?.kind ?? ''],
    functionWords[seat?.function ?? ''],
    seat?.constituency ? groupWords[seat.constituency] : null,
    organisation,
  ];
  return parts.flatMap((part) => (part ? [shownIn(part, language)] : [])).join(comma(language));
}

/** For whom the reply is: "Tan Yu (Park Union)". */
export function replierIn({ name, organisation }: LetterRecipient, language: Language): string {
  const own = shownIn(name, language);
  if (organisation === null) return own;
  const of = shownIn(organisation, language);
  return language === 'zh-CN' ? `${own}（${of}）` : `${own} (${of})`;
}

export function invitersIn({ inviters }: InvitingMeeting, language: Language): string {
  return inviters.map((one) => shownIn(one, language)).join(language === 'zh-CN' ? '、' : ', ');
}

export function daysInWords({ startsOn, endsOn }: Pick<Schedule, 'startsOn' | 'endsOn'>, language: Language): string {
  const days = startsOn === endsOn ? [startsOn] : [startsOn, endsOn];
  return days.map((day) => inLanguage(dayInWords(day), language)).join(language === 'zh-CN' ? '至' : ' to ');
}

/** "China Standard Time", or the name of the zone if it has no other. */
function zoneIn(timeZone: string, startsOn: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'long' });
  const parts = format.formatToParts(new Date(`${startsOn}T12:00:00Z`));
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  return name === timeZone ? name : `${name}${comma(language)}${timeZone}`;
}

/** Beginning, end and time zone in words; also that they are not known. */
export function timesInWords(
  { opensAt, closesAt, startsOn, timeZone }: Schedule,
  language: Language,
  end: string | null = closesAt,
): string {
  const zone = zoneIn(timeZone, startsOn, language);
  if (language === 'zh-CN') {
    if (opensAt === null) return `时间另行通知（${zone}）`;
    return `${end === null ? `${opensAt}开始，结束时间未定` : `${opensAt}至${end}`}（${zone}）`;
  }
  if (opensAt === null) return `Time to be announced (${zone})`;
  return `${end === null ? `From ${opensAt}, end not yet fixed` : `${opensAt} to ${end}`} (${zone})`;
}

interface TimedItem {
  readonly date: string;
  readonly startsAt: string | null;
  readonly minutes: number | null;
}

/** When the agenda of the last day ends, for a meeting without a planned end; null if the agenda has no times. */
export function agendaEnd(agenda: readonly TimedItem[], endsOn: string): string | null {
  const ends = agenda.flatMap(({ date, startsAt, minutes }) => {
    if (date !== endsOn || startsAt === null || minutes === null) return [];
    const [hours = 0, past = 0] = startsAt.split(':').map(Number);
    return [hours * 60 + past + minutes];
  });
  const last = Math.max(...ends);
  if (ends.length === 0 || last >= 24 * 60) return null;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(last / 60))}:${two(last % 60)}`;
}

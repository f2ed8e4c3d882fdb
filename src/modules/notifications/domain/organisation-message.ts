import { dayInWords } from '../../../kernel/day-in-words.js';
import { inLanguage, type Language, localized, type LocalizedText, shownIn } from '../../../kernel/localized-text.js';
import { agendaIn, type Invited, whenAndWhere } from './invitation-letter.js';
import { daysInWords, invitersIn } from './invitation-words.js';
import { nominateBy, type NotifiedOrganisation, noticeWords } from './organisation-notice.js';

const words = {
  subject: localized('Notice of meeting: {name}, {days}', '会议通知：{name}，{days}'),
  replyBy: localized('Please name your delegates by {day}.', '请于{day}前提名代表。'),
  online: localized(
    'Name them here, without signing in: {link}\nThe link is for your organisation only: please do not pass it on.',
    '请在此提名，无需登录：{link}\n此链接仅供贵单位使用，请勿转交他人。',
  ),
  paper: localized(
    'Send their names with your nomination letter to {inviters}.',
    '请将代表名单连同推荐函送交{inviters}。',
  ),
} as const;

const fill = (text: LocalizedText, language: Language, values: Readonly<Record<string, string>>): string =>
  inLanguage(text, language).replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);

/** The notice of a meeting to an organisation as a text for email, WeChat or SMS. */
export function organisationMessage(meeting: Invited, to: NotifiedOrganisation, language: Language): string {
  const inviters = invitersIn(meeting, language);
  const { reply } = to;
  const seats =
    reply === null
      ? null
      : fill(noticeWords.seats, language, {
          ...{ titular: String(reply.titularSeats), substitute: String(reply.substituteSeats) },
        });
  const lines = [
    `${shownIn(to.name, language)}${language === 'zh-CN' ? '：' : ','}`,
    fill(noticeWords.opening, language, { inviters }),
    ...whenAndWhere(meeting, language),
    seats,
    ...agendaIn(meeting, language).filter((line) => line !== ''),
    fill(words.replyBy, language, { day: inLanguage(dayInWords(nominateBy(meeting)), language) }),
    reply === null ? fill(words.paper, language, { inviters }) : fill(words.online, language, { link: reply.link }),
  ];
  return lines.filter((line) => line !== null).join('\n');
}

/** One email in both languages, because the reader is not known. */
export function organisationLetter(meeting: Invited, name: LocalizedText, texts: LocalizedText) {
  const subjects = (['zh-CN', 'en'] as const).map((language) =>
    fill(words.subject, language, { name: shownIn(name, language), days: daysInWords(meeting, language) }),
  );
  return { subject: subjects.join(' · '), text: `${texts.zh}\n\n${texts.en}\n` };
}

import { dayInWords } from '../../../kernel/day-in-words.js';
import { type LocalizedText, localized } from '../../../kernel/localized-text.js';
import type { PrintBlock, PrintDocument } from '../../../platform/print/index.js';
import type { CheckInSlips } from '../use-cases/read-check-in-codes.js';

const words = {
  title: localized('Code for check-in', '签到码'),
  name: localized('Name', '姓名'),
  meeting: localized('Meeting', '会议'),
  number: localized('No. {number}', '第{number}次会议'),
  day: localized('Date', '日期'),
  code: localized('Code', '签到码'),
  use: localized(
    'Show this paper at the check-in of this meeting. The code counts for you and for this meeting only. It ends when the group no longer admits you. If you lose the paper, tell your group.',
    '请在本次会议签到时出示此签到单。签到码仅供您本人在本次会议中使用；本方不再准许您参会时，签到码即失效。如有遗失，请告知本方。',
  ),
} as const;

/** Both languages, Chinese first; a text that is the same in both appears once. */
const inBoth = ({ en, zh }: LocalizedText, between: string): string =>
  [...new Set([zh, en].filter((text) => text !== ''))].join(between);

function slipOf({ meeting, days }: CheckInSlips, name: LocalizedText, code: string): readonly PrintBlock[] {
  const number = words.number.en.replace('{number}', String(meeting.number));
  const title = meeting.title ?? localized(number, words.number.zh.replace('{number}', String(meeting.number)));
  const [from, to] = [dayInWords(days.startsOn), dayInWords(days.endsOn)];
  const when = days.startsOn === days.endsOn ? from : localized(`${from.en} to ${to.en}`, `${from.zh}至${to.zh}`);
  const opens = meeting.opensAt === null ? '' : ` ${meeting.opensAt} (${meeting.body.timeZone})`;
  const facts: readonly (readonly [LocalizedText, string])[] = [
    [words.name, inBoth(name, '\n')],
    [words.meeting, [inBoth(meeting.body.title, '\n'), inBoth(title, ' · ')].join('\n')],
    [words.day, inBoth(when, '\n') + opens],
    [words.code, code],
  ];
  return [
    { kind: 'heading', level: 1, text: inBoth(words.title, ' · ') },
    { kind: 'facts', entries: facts.map(([label, value]) => [inBoth(label, ' · '), value] as const) },
    { kind: 'paragraph', text: words.use.zh },
    { kind: 'paragraph', text: words.use.en },
  ];
}

/** A page for each person without an account, in both languages. */
export function printedCheckInCodes(slips: CheckInSlips): PrintDocument {
  return {
    title: inBoth(words.title, ' · '),
    ...{ language: 'zh', createdAt: slips.readAt, letters: true },
    blocks: slips.codes.flatMap(({ name, code }, index) => [
      ...(index === 0 ? [] : [{ kind: 'page-break' } as const]),
      ...slipOf(slips, name, code),
    ]),
  };
}

import type { RecordedConclusion } from './meeting-record.js';

interface Named {
  readonly language: 'en' | 'zh';
  /** The name of a group, and a day, in that language. */
  readonly group: (constituency: string) => string;
  readonly day: (day: string) => string;
}

type Seats = NonNullable<RecordedConclusion['quorum']>['groups'][number];

const en = {
  unrecorded: 'Attendance was not recorded when it was taken.',
  reached: 'Taken with a quorum in every group.',
  missing: (groups: string) => `Taken without a quorum: ${groups}.`,
  group: (name: string, { attended, titular, needed }: Seats) =>
    `${name} ${attended} of ${titular} titular ${titular === 1 ? 'seat' : 'seats'}, quorum ${needed}`,
  between: '; ',
  provisional: {
    groups: 'Provisional: not agreed until the missing groups have confirmed it, or a meeting with a quorum adopts it.',
    members: 'Provisional: not agreed until a meeting with a quorum adopts it.',
  },
  confirmed: 'The missing groups have confirmed it since.',
  adopted: (label: string, number: number, day: string) =>
    `Adopted with a quorum at ${label}, meeting ${number}, on ${day}.`,
};

const zh: typeof en = {
  unrecorded: '达成时未登记出席情况。',
  reached: '达成时各方均达到法定人数。',
  missing: (groups) => `达成时未达法定人数：${groups}。`,
  group: (name, { attended, titular, needed }) => `${name}正式席位${titular}席，出席${attended}席，法定人数${needed}席`,
  between: '；',
  provisional: {
    groups: '暂定：缺席方确认或经达到法定人数的会议追认之前，不视为已议定。',
    members: '暂定：经达到法定人数的会议追认之前，不视为已议定。',
  },
  confirmed: '缺席方其后已确认。',
  adopted: (label, number, day) => `${day}经${label}第${number}次会议（达到法定人数）追认。`,
};

/** Whether a conclusion was taken with a quorum, what was missing, and what has followed. */
export function quorumWords(
  {
    quorum,
    shortfall,
    provisional,
    adoption,
  }: Pick<RecordedConclusion, 'quorum' | 'shortfall' | 'provisional' | 'adoption'>,
  { language, group, day }: Named,
): string {
  const words = language === 'zh' ? zh : en;
  if (quorum === null) return words.unrecorded;
  if (shortfall === null) return words.reached;
  const short = quorum.groups
    .filter(({ attended, needed }) => attended < needed)
    .map((seats) => words.group(group(seats.constituency), seats));
  const then = adoption
    ? words.adopted(adoption.roundtableLabel, adoption.meetingNumber, day(adoption.on))
    : words.confirmed;
  const parts = [words.missing(short.join(words.between)), provisional ? words.provisional[shortfall] : then];
  return parts.join(language === 'zh' ? '' : ' ');
}

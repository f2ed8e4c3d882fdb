import type { Constituency } from '../../../kernel/actor.js';
import { clockAt } from '../../../kernel/planned-day.js';
import { dayIn, minuteOfDay } from '../../../kernel/day.js';
import { type Language, localized, type LocalizedText, shownIn } from '../../../kernel/localized-text.js';
import type { PrintBlock, PrintColumn, PrintDocument } from '../../../platform/print/index.js';
import { speechWords } from '../domain/room/speech-words.js';
import { queueOf, type RoomState } from '../domain/room/state.js';
import type { RoomSeat, RoomView } from '../domain/room/view.js';
import type { SpeakersList } from '../use-cases/read-speakers-list.js';

const words = {
  title: localized('List of speakers', '发言名单'),
  meeting: localized('Meeting', '会议'),
  item: localized('Under discussion', '正在讨论'),
  readAt: localized('As of', '截至'),
  closed: localized('The list is closed, except for points of order and replies.', '名单已截止，程序问题和答辩除外。'),
  queue: localized('Requests for the floor, in order', '申请发言（按顺序）'),
  empty: localized('No requests for the floor.', '暂无人申请发言。'),
  seats: localized('Seats', '席位'),
  number: localized('No.', '序号'),
  name: localized('Name', '姓名'),
  represents: localized('Represents', '代表'),
  request: localized('Request', '申请'),
  statement: localized('Statement', '发言'),
  asks: localized('Asks', '申请'),
  spoke: localized('Spoke', '已发言'),
  guests: localized('Without a group', '不属于任何一方'),
} satisfies Readonly<Record<string, LocalizedText>>;

const groups: readonly (readonly [Constituency | null, LocalizedText])[] = [
  ['government', localized('Government', '政府')],
  ['employers', localized('Employers', '雇主')],
  ['workers', localized('Workers', '工人')],
  [null, words.guests],
];

/** The requests for the floor in order, and all seats with columns to write in, for a table without screens. */
export function printedSpeakers({ view, state, readAt }: SpeakersList, language: Language): PrintDocument {
  const { body, meeting } = view;
  const say: Say = (text) => shownIn(text, language);
  const item = view.agenda.find(({ id }) => id === state.cursor);
  const at = `${dayIn(readAt, meeting.timeZone)} ${clockAt(minuteOfDay(readAt, meeting.timeZone))}`;
  return {
    title: `${say(words.title)} · ${body.label ?? say(body.title)}`,
    language: language === 'zh-CN' ? 'zh' : 'en',
    createdAt: readAt,
    blocks: [
      {
        kind: 'facts',
        entries: [
          [say(words.meeting), meeting.title === null ? String(meeting.number) : say(meeting.title)],
          ...(item === undefined ? [] : [[say(words.item), `${item.label} ${say(item.title)}`] as const]),
          [say(words.readAt), at],
        ],
      },
      { kind: 'heading', level: 2, text: say(words.queue) },
      ...(state.listClosed ? [{ kind: 'paragraph', text: say(words.closed) } as const] : []),
      requests(view, state, say),
      ...groups.flatMap((group) => seatsOf(view, group, say)),
    ],
  };
}

type Say = (text: LocalizedText | null | undefined) => string;

const seatOf = ({ seats }: RoomView, id: string): RoomSeat | undefined => seats.find(({ personId }) => personId === id);

const column = (say: Say, text: LocalizedText, weight: number): PrintColumn => ({ title: say(text), weight });

function requests(view: RoomView, state: RoomState, say: Say): PrintBlock {
  const hands = queueOf(state);
  if (hands.length === 0) return { kind: 'paragraph', text: say(words.empty) };
  const unknown = localized('?', '?');
  const names = {
    person: (id: string) => seatOf(view, id)?.name ?? unknown,
    organisation: (id: string) => view.seats.find((seat) => seat.organisationId === id)?.organisation ?? unknown,
  };
  return {
    kind: 'table',
    columns: [
      column(say, words.number, 1),
      column(say, words.name, 4),
      column(say, words.represents, 5),
      column(say, words.request, 4),
    ],
    rows: hands.map((hand, index) => [
      String(index + 1),
      say(names.person(hand.personId)),
      say(seatOf(view, hand.personId)?.organisation),
      say(speechWords(hand, names) ?? words.statement),
    ]),
  };
}

function seatsOf({ seats }: RoomView, [group, title]: (typeof groups)[number], say: Say): readonly PrintBlock[] {
  const ofGroup = seats.filter(({ takesFloor, constituency }) => takesFloor && constituency === group);
  if (ofGroup.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: `${say(words.seats)}: ${say(title)}` },
    {
      kind: 'table',
      columns: [
        column(say, words.name, 4),
        column(say, words.represents, 5),
        column(say, words.asks, 2),
        column(say, words.spoke, 2),
      ],
      rows: ofGroup.map(({ name, organisation }) => [say(name), say(organisation), '', '']),
    },
  ];
}

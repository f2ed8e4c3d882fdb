import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import type { Visitor } from '../support/visitor.js';

/** A private meeting of a group that was held, with words that occur nowhere else. */
export interface PrivateMeeting {
  readonly url: string;
  readonly workspaceId: string;
  readonly roundtableId: string;
  readonly meetingId: string;
  readonly documentId: string;
  readonly words: RegExp;
}

export interface Read {
  readonly what: string;
  readonly ok: boolean;
  readonly text: string;
}

/** Addresses of the meeting itself, which answer only those who may read it. */
const own = ({ meetingId, documentId }: PrivateMeeting): readonly string[] => [
  `documents/${documentId}/file`,
  `chain/meetings/${meetingId}/record`,
  `chain/meetings/${meetingId}/record.pdf?language=en`,
  `notifications/meetings/${meetingId}/invitations`,
  ...[
    '',
    '/attendance',
    '/attendance/codes',
    '/attendance/codes.pdf',
    '/events?after=0',
    '/state?at=0',
    '/record',
    '/speakers.pdf?language=en',
    '/floor-time',
  ].map((rest) => `live/rooms/${meetingId}${rest}`),
];

/** Pages that answer others too, without a word of the meeting. */
const shared = ({ roundtableId }: PrivateMeeting): readonly string[] => [
  `roundtables/${roundtableId}`,
  `roundtables/${roundtableId}/group-meetings`,
  'roundtables',
  'roundtable-texts?words=quokka',
  'chain/activity?limit=100',
  'chain/overview',
  'notifications',
  'notifications/settings',
  'working-groups',
];

/** Asks for what belongs to the meeting: documents, speeches, record, export and room. */
export async function readOwn(meeting: PrivateMeeting, who: Visitor): Promise<readonly Read[]> {
  return [...(await ask(meeting, who, own(meeting))), ...(await rooms(meeting, who))];
}

/** Asks for everything of the meeting; also in what all read: its agenda, notifications, search, activity, calendar. */
export async function readMeeting(meeting: PrivateMeeting, who: Visitor): Promise<readonly Read[]> {
  const elsewhere = await ask(meeting, who, shared(meeting));
  return [...(await readOwn(meeting, who)), ...elsewhere, await calendarOf(meeting, who)];
}

const ask = ({ workspaceId }: PrivateMeeting, who: Visitor, paths: readonly string[]): Promise<Read[]> =>
  Promise.all(
    paths.map(async (path) => {
      const { status, body } = await who.call('GET', `/api/workspaces/${workspaceId}/${path}`);
      return { what: path, ok: status < 300, text: JSON.stringify(body) };
    }),
  );

/** What of these answers someone must not have who was not accepted to the group. */
export function leaks(meeting: PrivateMeeting, reads: readonly Read[]): string[] {
  const named = [...own(meeting), ...inRoom];
  return reads
    .filter(({ what, ok, text }) => (ok && named.includes(what)) || meeting.words.test(text) || knows(meeting, text))
    .map(({ what, text }) => `${what}: ${text.slice(0, 300)}`);
}

/** An answer that refuses an address does not repeat its id. */
const knows = ({ meetingId, documentId }: PrivateMeeting, text: string): boolean =>
  [meetingId, documentId].some((id) => text.includes(id));

async function calendarOf({ url, workspaceId }: PrivateMeeting, who: Visitor): Promise<Read> {
  const { body } = await who.call('POST', `/api/workspaces/${workspaceId}/notifications/calendar-address`);
  const answer = await fetch(`${url}${new URL(String(body['url'])).pathname}`);
  return { what: 'calendar.ics', ok: answer.status < 300, text: await answer.text() };
}

const inRoom = ['join', 'sync', 'watch-group'] as const;

async function rooms({ url, workspaceId, roundtableId, meetingId }: PrivateMeeting, who: Visitor): Promise<Read[]> {
  const room = { workspaceId, meetingId, lastSeq: 0 };
  const connect = (namespace: string) =>
    io(`${url}${namespace}`, {
      ...{ transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { cookie: who.cookie } },
    });
  const [live, page] = [connect('/live'), connect('/workspace')];
  try {
    const answers = [
      await live.timeout(10_000).emitWithAck('join', { ...room, visitId: randomUUID() }),
      await live.timeout(10_000).emitWithAck('sync', room),
      await page.timeout(10_000).emitWithAck('watch-group', { workspaceId, roundtableId }),
    ] as readonly { readonly ok: boolean }[];
    return answers.map((answer, at) => ({ what: inRoom[at]!, ok: answer.ok, text: JSON.stringify(answer) }));
  } finally {
    live.disconnect();
    page.disconnect();
  }
}

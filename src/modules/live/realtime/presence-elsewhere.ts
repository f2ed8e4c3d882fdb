import type { Namespace } from 'socket.io';
import type { Constituency } from '../../../kernel/actor.js';
import type { Counted } from '../domain/presence.js';

const question = 'who-is-present';
/** People in one reply: PostgreSQL, which may carry it, allows 8,000 bytes. */
const mostInReply = 120;

/** What this needs of a namespace, whose other processes ask the same. */
export type Processes = Pick<Namespace, 'on' | 'serverSideEmitWithAck'> & {
  readonly adapter: Pick<Namespace['adapter'], 'serverCount'>;
};
type Entry = readonly [personId: string, constituency: Constituency | null];

/** Answers the other processes with the people in a room whose connections this process has. */
export function answerWhoIsPresent(processes: Processes, present: (channelName: string) => readonly Counted[]): void {
  const reply = (channelName: string, from: number, answer: (entries: readonly Entry[]) => void): void =>
    answer(
      present(channelName)
        .slice(from, from + mostInReply)
        .map((one): Entry => [one.personId, one.constituency]),
    );
  processes.on(question as 'connection', reply as never);
}

/**
 * The people in a room whose connections other processes have. `fetchSockets` would also send the headers of each
 * connection, with its cookie, and fails on PostgreSQL for more than a few connections.
 */
export async function presentElsewhere(processes: Processes, channelName: string): Promise<readonly Counted[]> {
  // in memory there are no other processes, and asking them only writes a warning
  if ((await processes.adapter.serverCount()) < 2) return [];
  const found: Counted[] = [];
  for (let from = 0; ; from += mostInReply) {
    const replies = await repliesOf(processes, channelName, from);
    found.push(...replies.flat().map(([personId, constituency]) => ({ personId, constituency })));
    if (replies.every((entries) => entries.length < mostInReply)) return found;
  }
}

/** A process that does not answer in time is omitted. */
async function repliesOf(processes: Processes, channelName: string, from: number): Promise<readonly Entry[][]> {
  try {
    return (await processes.serverSideEmitWithAck(question, channelName, from)) as Entry[][];
  } catch (error) {
    return (error as { readonly responses?: Entry[][] }).responses ?? [];
  }
}

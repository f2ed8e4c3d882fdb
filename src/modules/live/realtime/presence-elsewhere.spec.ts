import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Namespace, Socket } from 'socket.io';
import type { ListeningRights } from '../../../platform/realtime/listening-rights.js';
import type { Counted } from '../domain/presence.js';
import { answerWhoIsPresent, presentElsewhere, type Processes } from './presence-elsewhere.js';
import type { Presence } from './protocol.js';
import { RoomAttendance } from './room-attendance.js';

type Reply = (channelName: string, from: number, answer: (entries: unknown) => void) => void;

/** The other processes, each with its people in room `a`, and the size of the largest reply. */
function processesWith(rooms: readonly (readonly Counted[])[], isSilent = false) {
  const replies: Reply[] = [];
  const sizes: number[] = [];
  const ask = (_: string, channelName: string, from: number) => {
    const answers = replies.map((reply) => {
      let answered: unknown;
      reply(channelName, from, (entries) => (answered = entries));
      sizes.push(Buffer.byteLength(JSON.stringify(answered)));
      return answered;
    });
    return isSilent
      ? Promise.reject(Object.assign(new Error('timeout reached'), { responses: answers }))
      : Promise.resolve(answers);
  };
  const adapter = { serverCount: () => Promise.resolve(1 + rooms.length) };
  const on = (_: string, reply: Reply) => replies.push(reply);
  const processes = { adapter, on, serverSideEmitWithAck: ask } as unknown as Processes;
  for (const people of rooms) answerWhoIsPresent(processes, (channelName) => (channelName === 'a' ? people : []));
  return { processes, sizes };
}

const people = (count: number, constituency: Counted['constituency']): Counted[] =>
  Array.from({ length: count }, (_, index) => ({
    personId: `01a22873-3291-749b-9ec8-${String(index).padStart(12, '0')}`,
    constituency,
  }));

describe('the people of a room in other processes', () => {
  it.each([
    ['none', [[]]],
    ['a few', [people(3, 'workers'), people(2, null)]],
    ['exactly as many as one reply holds', [people(120, 'workers')]],
    ['more than one reply holds', [people(1000, 'government'), people(121, 'employers'), []]],
  ])('are all found, in replies that a notification can carry: %s', async (_, rooms) => {
    const { processes, sizes } = processesWith(rooms);
    const found = await presentElsewhere(processes, 'a');
    const listed = (some: readonly Counted[]): string[] => some.map((one) => JSON.stringify(one)).sort();
    expect(listed(found)).toEqual(listed(rooms.flat()));
    expect(Math.max(...sizes)).toBeLessThan(7500);
    expect(await presentElsewhere(processes, 'b')).toEqual([]);
  });

  it('are those of the processes that answer in time', async () => {
    const { processes } = processesWith([people(4, 'workers')], true);
    expect(await presentElsewhere(processes, 'a')).toHaveLength(4);
  });

  it('are asked for afresh when a change is announced, though someone entered a moment before', async () => {
    const elsewhere = people(1, 'workers');
    const { processes } = processesWith([elsewhere]);
    const announced: Presence[] = [];
    const emitWhenSettled = (_to: unknown, _name: string, message: { present: Presence }) =>
      Promise.resolve(void announced.push(message.present));
    const attendance = new RoomAttendance({ emitWhenSettled } as unknown as ListeningRights);
    attendance.attach({ ...processes, to: () => undefined } as unknown as Namespace);
    const [channel, socket] = [{ name: 'a', meetingId: 'm' }, { id: 's', connected: true } as Socket];
    attendance.announce(channel, socket, 'v');
    attendance.enter(channel, { personId: 'p', constituency: null } as never, { socket, visitId: 'v' });
    expect(await attendance.presence('a')).toMatchObject({ workers: 1, others: 1 });
    elsewhere.pop();
    await sleep(200);
    expect(announced).toMatchObject([{ workers: 0, others: 1 }]);
    attendance.onApplicationShutdown();
  });

  it('are not asked for if there is only one process', async () => {
    const { processes, sizes } = processesWith([]);
    expect(await presentElsewhere(processes, 'a')).toEqual([]);
    expect(sizes).toEqual([]);
  });
});

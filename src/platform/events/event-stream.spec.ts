import { expect, it } from '@jest/globals';
import type { Database } from '../database/database.js';
import type { Logger } from '../observability/logger.js';
import { EventStream } from './event-stream.js';
import type { NotifyListener, WakeMessage } from './notify-listener.js';

it('sends the complete events if those that were too long for their notification cannot be read', async () => {
  let wake: (message: WakeMessage) => void = () => undefined;
  const listener = { on: (take: typeof wake) => (wake = take), onResumed: () => undefined };
  const database = { read: () => Promise.reject(new Error('the connection was closed')) };
  const errors: string[] = [];
  const logger = { error: (text: string) => errors.push(text) };
  const stream = new EventStream(
    listener as unknown as NotifyListener,
    database as unknown as Database,
    logger as unknown as Logger,
  );
  const shown: string[] = [];
  stream.on(['*'], ({ id }) => void shown.push(id));
  const event = { type: 'a', subject: 's', actorId: null, payload: {}, recordedAt: 0 };
  for (const id of ['1', '2', '3']) wake({ kind: 'event', workspaceId: 'w', id, ...(id !== '2' && { event }) });
  await new Promise((resolve) => setImmediate(resolve));
  expect(shown).toEqual(['1', '3']);
  expect(errors).toHaveLength(1);
});

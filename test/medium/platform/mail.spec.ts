import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import { openTestDatabase, type OpenDatabase } from '../../support/database.js';

let db: OpenDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

/** An email with a sign-in link, after this number of attempts to send it. */
async function mailAfter(attempts: number): Promise<string> {
  const id = newId();
  await db.owner(
    `INSERT INTO mail_outbox (id, recipient, subject, body, kind, secret, created_at, attempts, next_attempt_at)
     VALUES ($1, 'a@example.org', 's', 'the secret', 'k', true, now(), $2, now() - interval '1 minute')`,
    [id, attempts],
  );
  return id;
}
const bodyOf = async (id: string) =>
  (await db.owner<{ body: string }>('SELECT body FROM mail_outbox WHERE id = $1', [id]))[0]?.body;

it.each([
  ['sent at once', 1, null, ''],
  ['refused, to be tried again', 9, 'no route', 'the secret'],
  ['refused for the last time', 10, 'no route', ''],
])('the secret of an email that is %s is stored only while it is needed', async (_, attempts, problem, body) => {
  const id = await mailAfter(attempts);
  await db.owner('SELECT mail_finish($1, $2)', [id, problem]);
  expect(await bodyOf(id)).toBe(body);
});

it('a secret is also removed if the last sender was killed', async () => {
  const [given, tried] = [await mailAfter(10), await mailAfter(9)];
  await db.owner('SELECT mail_expire()');
  expect([await bodyOf(given), await bodyOf(tried)]).toEqual(['', 'the secret']);
});

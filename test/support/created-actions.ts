import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { newId } from '../../src/kernel/ids.js';
import { city, type Visitor } from './demonstration.js';

/** Sends the creation of an action under a key; true once it is acknowledged. */
export type Create = (body: object, key: string) => Promise<boolean>;

/** Creates actions one after the other; each is repeated with its key until it is acknowledged. */
export async function keepCreating(create: Create, over: AbortSignal, opened: string[]): Promise<void> {
  for (; !over.aborted; await sleep(50)) {
    const title = `Action ${newId()}`;
    const body = { title: { en: title, zh: title } };
    for (const key = newId(); !over.aborted; await sleep(100))
      if (await create(body, key)) {
        opened.push(title);
        break;
      }
  }
}

/** As a person creates it, over a connection that may break. A conflict with its own key means that it was saved. */
export function createAs(visitor: Visitor): Create {
  return async (body, key) => {
    const options = { body, headers: { 'idempotency-key': key } };
    const answer = await visitor
      .call('POST', `/api/workspaces/${city.workspaceId}/roadmap/actions`, options)
      .catch(() => undefined);
    return answer?.status === 201 || answer?.body['code'] === 'platform.idempotency.in-progress';
  };
}

/** Titles of acknowledged actions that do not exist, and of actions that exist more than once. */
export async function lostAndDoubledActions(
  owner: pg.Pool,
  opened: readonly string[],
): Promise<{ readonly lost: readonly string[]; readonly doubled: readonly string[] }> {
  const { rows } = await owner.query<{ title: string; n: number }>(
    `SELECT title->>'en' AS title, count(*)::int AS n FROM roadmap_action WHERE title->>'en' LIKE 'Action %' GROUP BY 1`,
  );
  const found = new Set(rows.map(({ title }) => title));
  return {
    lost: opened.filter((title) => !found.has(title)),
    doubled: rows.filter(({ n }) => n > 1).map(({ title }) => title),
  };
}

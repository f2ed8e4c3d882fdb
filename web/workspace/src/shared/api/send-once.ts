import { ownStorage } from '../session/own-storage.js';
import { newKey } from './client.js';
import { isProblem } from './problem.js';

interface Attempt<Body> {
  readonly key: string;
  readonly body: Body;
}

interface Repeatable<Body> {
  readonly name: string;
  readonly body: Body;
  /** Whether the person sends what the earlier attempt contained. */
  readonly isSame: (earlier: Body) => boolean;
}

/** Answers from which it is not known whether the request had its effect. */
const unknown: readonly string[] = ['client.offline', 'platform.idempotency.in-progress'];

function earlierAttempt<Body>(name: string): Attempt<Body> | null {
  try {
    return JSON.parse(ownStorage().getItem(name) ?? 'null') as Attempt<Body> | null;
  } catch {
    return null;
  }
}

/**
 * Sends a request whose answer may be lost because the connection or the page ends. If the person sends it again, also
 * after a reload, it has the same key and content, so that it counts once.
 */
export async function sendOnce<Body, Answer>(
  { name, body, isSame }: Repeatable<Body>,
  send: (body: Body, idempotencyKey: string) => Promise<Answer>,
): Promise<Answer> {
  const own = ownStorage();
  const place = `attempt:${name}`;
  const earlier = earlierAttempt<Body>(place);
  const attempt = earlier !== null && isSame(earlier.body) ? earlier : { key: newKey(), body };
  own.setItem(place, JSON.stringify(attempt));
  try {
    const answer = await send(attempt.body, attempt.key);
    own.removeItem(place);
    return answer;
  } catch (error) {
    if (isProblem(error) && error.status < 500 && !unknown.includes(error.code)) own.removeItem(place);
    throw error;
  }
}

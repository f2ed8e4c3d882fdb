import type { Call, Caller, Reply } from './caller.js';
import { jsonOf } from './hostile-values.js';
import type { Operation } from './operations.js';

/** Normal forms of text: composed characters, no blanks at the ends, line breaks of one kind. */
const normal = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').trim();

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Places at which what is read differs from what was sent; compares only what has the same name on both sides. */
export function differences(sent: unknown, read: unknown, at = ''): string[] {
  if (isObject(sent) && isObject(read))
    return Object.keys(sent)
      .filter((name) => Object.hasOwn(read, name))
      .flatMap((name) => differences(sent[name], read[name], `${at}/${name}`));
  const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
  if (!isPlain(sent) || typeof sent !== typeof read) return [];
  const same = typeof sent === 'string' ? normal(sent) === normal(read as string) : sent === read;
  return same
    ? []
    : [`${at}: sent ${JSON.stringify(sent)?.slice(0, 120)}, read ${JSON.stringify(read)?.slice(0, 120)}`];
}

/** A small target of a wave becomes the least number of answers of its strata. */
const isIntended = (name: string, fault: string): boolean =>
  name === 'POST /surveys/waves' && fault.startsWith('/target:');

/** Compares an accepted body with the answer and, where there is one, with the page of the record. */
export async function checkMeaning(
  caller: Caller,
  operation: Operation,
  call: Call,
  answer: Reply['body'],
): Promise<void> {
  if (call.body === undefined || call.body instanceof FormData) return;
  const sent = JSON.parse(jsonOf(call.body)) as unknown;
  const pages = [answer];
  const { method, name } = operation;
  const read = method === 'POST' ? `${name.replace('POST', 'GET')}/{id}` : name.replace(/^\w+/, 'GET');
  const page = caller.all.find((each) => each.name.replace(/\{\w+\}$/, '{id}') === read.replace(/\{\w+\}$/, '{id}'));
  if (page !== undefined && method !== 'GET') {
    const own = /\{(\w+)\}$/.exec(page.path)?.[1];
    const path = method === 'POST' ? { ...call.path, [own!]: String(answer['id']) } : (call.path ?? {});
    const reply = await caller.send(page.name, { as: call.as, path, ...(call.cookie && { cookie: call.cookie }) });
    if (reply.status === 200) pages.push(reply.body);
  }
  for (const each of pages) {
    caller.tally.meanings += 1;
    for (const fault of differences(sent, each).filter((found) => !isIntended(name, found)))
      caller.tally.found(name, `reads ${fault.split(':')[0]} differently`, fault);
  }
}

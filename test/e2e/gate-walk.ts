/** All answers of a running program over HTTP and sockets, in a form in which two data sets can be compared. */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { io } from 'socket.io-client';
import type { Role } from '../../src/kernel/actor.js';
import { movements } from '../../src/modules/indicators/domain/runs/movement.js';
import { unzip } from '../support/unzip.js';
import { entries } from './isolation-entries.js';
import type { EntryPoint } from './walk-routes.js';

export type Language = 'en' | 'zh';

export interface Reader {
  readonly role: Role;
  readonly cookie: string;
}

/** One data set: where it runs, and the names of the records that it created itself. */
export interface WalkedInstallation {
  readonly url: string;
  readonly workspaceId: string;
  readonly owner: pg.Pool;
  readonly readers: readonly Reader[];
  /** Milliseconds; ids created later belong to this data set only. */
  readonly since: number;
  /** Labels of records that all data sets have under their own ids. */
  readonly labels: ReadonlyMap<string, string>;
}

/** Maps requests to answers. */
export type Replies = Map<string, { readonly entryPoint: string; readonly text: string }>;

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const moment = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?/g;
const epoch = /\b1[789]\d{11}\b/g;
/** A waiting screen shows another random code each time. */
const pairingCode = /"code":"[2-9A-Z]{8}"/g;
/** A new calendar has another secret address each time. */
const calendarSecret = /(?<=\/notifications\/calendars\/)[\w-]+/g;
const millisecondsOf = (id: string): number => Number.parseInt(id.replace('-', '').slice(0, 12), 16);

/** Replaces what differs between any data sets: their own ids and times. */
export function comparable({ since, labels }: Pick<WalkedInstallation, 'since' | 'labels'>, text: string): string {
  return text
    .replace(uuid, (id) => labels.get(id) ?? (id[14] === '7' && millisecondsOf(id) >= since ? '<new>' : id))
    .replace(moment, '<time>')
    .replace(epoch, '<time>')
    .replace(pairingCode, '"code":"<code>"')
    .replace(calendarSecret, '<secret>');
}

/** A PDF without the time in its metadata, and without its identifier, which contains the time. */
const withoutTimes = (pdf: string): string => pdf.replace(/\(D:\d{14}Z\)|\/ID \[[^\]]*\]/g, '').replace(moment, '');

/** The text of a body that is compared: plain text, the texts in a workbook or archive, or a hash of anything else. */
function textOf(body: Buffer, type: string): string {
  if (type.includes('spreadsheetml')) return [...unzip(body)].map(([name, text]) => `${name}\n${text}`).join('\n');
  if (/json|text|xml|svg/.test(type)) return body.toString('utf8');
  if (type.includes('zip'))
    return [...unzip(body, 'latin1')].map(([name, text]) => `${name}\n${withoutTimes(text)}`).join('\n');
  const content = type.includes('pdf') ? withoutTimes(body.toString('latin1')) : body;
  return `${body.length} bytes ${createHash('sha256').update(content).digest('hex')}`;
}

const prefixOf = (path: string): string => (path.startsWith('health/') ? '' : '/api');
const irrelevant = /^(date|etag|x-request-id|set-cookie|connection|keep-alive|content-length|transfer-encoding)$/;

export interface Request {
  readonly entryPoint: EntryPoint;
  readonly path: string;
}

export async function ask(
  installation: WalkedInstallation,
  { entryPoint, path }: Request,
  who: Reader,
  language: Language,
): Promise<string> {
  const sends = !['GET', 'DELETE'].includes(entryPoint.method);
  const answer = await fetch(`${installation.url}${prefixOf(path)}/${path}`, {
    method: entryPoint.method,
    headers: {
      cookie: who.cookie,
      'accept-language': language,
      'if-match': '"1"',
      ...(sends && { 'content-type': 'application/json' }),
    },
    ...(sends && { body: '{}' }),
    signal: AbortSignal.timeout(60_000),
  });
  const body = Buffer.from(await answer.arrayBuffer());
  if (answer.status >= 500)
    throw new Error(`${entryPoint.method} ${path}: ${answer.status} ${body.toString('utf8', 0, 300)}`);
  const headers = [...answer.headers].filter(([name]) => !irrelevant.test(name)).sort();
  const text = textOf(body, answer.headers.get('content-type') ?? '');
  return `${answer.status} ${JSON.stringify(headers)}\n${text}`;
}

async function command(
  installation: WalkedInstallation,
  entryPoint: EntryPoint,
  payload: object,
  who: Reader,
): Promise<string> {
  const socket = io(`${installation.url}${entryPoint.path}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie: who.cookie },
  });
  try {
    return JSON.stringify(await socket.timeout(10_000).emitWithAck(entryPoint.method, payload));
  } finally {
    socket.disconnect();
  }
}

/** Parameters for which every value is requested, or a few representatives if `few` is set. */
export class Parameters {
  private readonly known = new Map<string, Promise<readonly string[]>>();

  constructor(
    private readonly installation: WalkedInstallation,
    private readonly indicators: readonly string[],
    private readonly most: number,
  ) {}

  /** All ways to fill in the path of an endpoint. */
  async paths(entryPoint: EntryPoint): Promise<string[]> {
    let paths = [entryPoint.path.replace(':workspaceId', this.installation.workspaceId)];
    const parameters = Object.entries({ ...entries[entryPoint.name], ...instead[entryPoint.name] });
    // fewer for two parameters together
    const most = parameters.length > 1 ? Math.min(4, this.most) : this.most;
    for (const [name, source] of parameters) {
      const all = await this.valuesOf(source);
      const values = source.startsWith('=') ? all : all.slice(-most);
      paths = paths.flatMap((path) => values.map((value) => path.replace(`:${name}`, encodeURIComponent(value))));
    }
    return paths.flatMap((path) => (queries[entryPoint.name] ?? ['']).map((query) => path + query));
  }

  async payload(entryPoint: EntryPoint): Promise<Record<string, string>> {
    const named = Object.entries(entries[entryPoint.name] ?? {}).map(
      async ([name, source]) => [name, (await this.valuesOf(source))[0]!] as const,
    );
    return { workspaceId: this.installation.workspaceId, ...Object.fromEntries(await Promise.all(named)) };
  }

  private valuesOf(source: string): Promise<readonly string[]> {
    const found = this.known.get(source) ?? this.read(source);
    this.known.set(source, found);
    return found;
  }

  private async read(source: string): Promise<readonly string[]> {
    if (source === '=HC-1' || source === '=its_own_share') return this.indicators;
    if (source.startsWith('=')) return [source.slice(1)];
    const [table, column = 'id'] = source.split('.');
    if (table === 'random') return ['00000000-0000-4000-8000-000000000000'];
    const { rows } = await this.installation.owner.query<{ id: string }>(
      `SELECT DISTINCT ${column} AS id FROM ${table} WHERE workspace_id = $1 ORDER BY 1`,
      [this.installation.workspaceId],
    );
    // records created by this data set come in the order of their labels, which is the same in each
    const ids = rows.map(({ id }) => id).sort((a, b) => (this.nameOf(a) < this.nameOf(b) ? -1 : 1));
    return ids.length === 0 ? ['00000000-0000-4000-8000-000000000000'] : ids;
  }

  private nameOf(id: string): string {
    return this.installation.labels.get(id) ?? id;
  }
}

/** Replaces ids of the isolation walk: an indicator also leads to the proposals caused by its change. */
const instead: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'GET workspaces/:workspaceId/chain/of/:type/:id': { type: '=indicator', id: '=HC-1' },
  'GET workspaces/:workspaceId/chain/of/:type/:id/graph': { type: '=indicator', id: '=HC-1' },
};

/** Query parameters of every endpoint that has them: pages, filters and views. */
export const queries: Readonly<Record<string, readonly string[]>> = {
  'GET workspaces/:workspaceId/chain/activity': ['?limit=100', '?context=loop', '?context=indicators'],
  // refused without a language: the file contains the time of reading; the same record is compared as JSON
  'GET workspaces/:workspaceId/chain/meetings/:meetingId/record.pdf': [''],
  'GET workspaces/:workspaceId/conclusions': ['', '?reserved=yes'],
  'GET workspaces/:workspaceId/conclusions/:conclusionId/confirmation-letters.pdf': [''],
  'GET workspaces/:workspaceId/indicators/releases/:releaseId/figures.json': ['', '?language=zh'],
  'GET workspaces/:workspaceId/indicators/releases/:releaseId/figures.pdf': ['', '?language=zh'],
  'GET workspaces/:workspaceId/indicators/runs/:runId/compared-with/:otherId': [
    '',
    ...movements.map((movement) => `?movement=${movement}`),
  ],
  'GET workspaces/:workspaceId/live/rooms/:meetingId/events': ['?after=0'],
  // refused without a language: the file contains the time of reading; the same list is compared as JSON
  'GET workspaces/:workspaceId/live/rooms/:meetingId/speakers.pdf': [''],
  'GET workspaces/:workspaceId/live/rooms/:meetingId/state': [''],
  'GET workspaces/:workspaceId/members': [''],
  'GET workspaces/:workspaceId/notifications': [''],
  'GET workspaces/:workspaceId/organisations': [''],
  'GET workspaces/:workspaceId/people': [''],
  'GET workspaces/:workspaceId/places': ['', '?level=park'],
  'GET workspaces/:workspaceId/roadmap/actions': ['', '?status=proposed', '?sort=-owner&dueIn=2026-11'],
  'GET workspaces/:workspaceId/roadmap/groups': ['?by=status', '?by=owner&sort=place&limit=2', '?by=area&group=1'],
  'GET workspaces/:workspaceId/roadmap/board': ['?by=status', '?by=owner&sort=-nextStep&limit=2'],
  'GET workspaces/:workspaceId/roadmap/places': ['', '?late=true'],
  'GET workspaces/:workspaceId/roadmap/schedule': ['', '?limit=2&offset=1'],
  'GET workspaces/:workspaceId/roadmap/actions/:actionId/comments': [''],
  'GET workspaces/:workspaceId/roadmap/actions/:actionId/schedule': ['', '?delay=10'],
  'GET workspaces/:workspaceId/roadmap/actions/:actionId/schedule/preview': ['?startOn=2026-01-31&dueOn=2026-02-28'],
  'GET workspaces/:workspaceId/roadmap/comparison': ['?on=2026-01-31'],
  'GET workspaces/:workspaceId/roadmap/iati.xml': ['', '?status=confirmed'],
  'GET workspaces/:workspaceId/surveys/frame/imports/template': [
    '?format=xlsx&language=en',
    '?format=csv&language=zh-CN',
  ],
  'GET workspaces/:workspaceId/roadmap/imports/template': ['?format=xlsx&language=en', '?format=csv&language=zh-CN'],
  'GET workspaces/:workspaceId/roadmap/inbox': [''],
  'GET workspaces/:workspaceId/roadmap/reports': ['?words=training'],
  'GET workspaces/:workspaceId/roadmap/state-report': ['', '?status=confirmed&since=2026-01-31'],
  // refused without a language: the file contains the time of reading; the same figures are compared as JSON
  'GET workspaces/:workspaceId/roadmap/plan.pdf': [''],
  'GET workspaces/:workspaceId/roadmap/state-report.pdf': [''],
  'GET workspaces/:workspaceId/roundtable-texts': ['?words=training'],
  // refused without a kind: it states the facts of a wave, never answers
  'GET workspaces/:workspaceId/surveys/waves/:waveId/notice.pdf': [''],
  // refused without another version: it compares questions, never answers
  'GET workspaces/:workspaceId/surveys/questionnaires/:questionnaireId/changes': [''],
  'GET workspaces/:workspaceId/surveys/waves/:waveId/flagged': ['?flag=hours_long'],
  // refused, because no shared file was released
  'GET workspaces/:workspaceId/surveys/waves/:waveId/shared-file': ['?format=analysis', '?format=ddi'],
  'GET phone/:code': ['', '?version=0'],
  'GET phone/:code/modules': ['', '?version=0'],
};

/** The order of entries with the same time is random, so they are compared as a set. */
const unordered = new Set(['GET workspaces/:workspaceId/chain/activity']);

/** Sorts the list within a text, leaving what precedes and follows it. */
function inOrder(entryPoint: EntryPoint, text: string): string {
  if (!unordered.has(entryPoint.name)) return text;
  const sorted = (items: string): string =>
    items
      .split(/(?<=\}),(?=\{"id")/)
      .sort()
      .join('\n');
  return text.replace(/(?<="items":\[)\{"id".*\}(?=\])/s, sorted);
}

/** Requests every page as one reader. */
export async function read(
  installation: WalkedInstallation,
  entryPoints: readonly EntryPoint[],
  given: { readonly who: Reader; readonly language: Language; readonly parameters: Parameters; readonly into: Replies },
): Promise<void> {
  const { who, language, parameters, into } = given;
  const keep = (entryPoint: EntryPoint, what: string, text: string): void => {
    const key = comparable(installation, `${entryPoint.method} ${what} as ${who.role}, ${language}`);
    into.set(key, { entryPoint: entryPoint.name, text: inOrder(entryPoint, comparable(installation, text)) });
  };
  for (const entryPoint of entryPoints) {
    if (entryPoint.kind === 'socket') {
      keep(
        entryPoint,
        entryPoint.path,
        await command(installation, entryPoint, await parameters.payload(entryPoint), who),
      );
      continue;
    }
    for (const path of await parameters.paths(entryPoint))
      keep(entryPoint, path, await ask(installation, { entryPoint, path }, who, language));
  }
}

/** Requests whose answers differ, with the place of the first difference. */
export function differences(
  one: Replies,
  other: Replies,
): { readonly entryPoint: string; readonly request: string; readonly at: string }[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((request) => {
    const [a, b] = [one.get(request), other.get(request)];
    if (a?.text === b?.text) return [];
    return [
      { entryPoint: (a ?? b)!.entryPoint, request, at: `${around(a?.text, b?.text)} | ${around(b?.text, a?.text)}` },
    ];
  });
}

function around(text = '', other = ''): string {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at += 1;
  return text.slice(Math.max(0, at - 120), at + 60);
}

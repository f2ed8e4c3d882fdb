import { io, type Socket } from 'socket.io-client';

/** Screens of one process: one connection for each cookie; with an address, each joins the room. */
export interface ScreensWanted {
  readonly url: string;
  readonly cookies: readonly string[];
  readonly joins: {
    readonly workspaceId: string;
    readonly meetingId: string;
    readonly visitIds: readonly string[];
  } | null;
}

export type ScreensReport =
  | { readonly type: 'ready' }
  /** The last of these screens has event `seq`; milliseconds of the clock that all processes of the machine share. */
  | { readonly type: 'shown'; readonly seq: number; readonly at: number };

/** Screens that enter at the same time. */
const atOnce = 20;

const report = (message: ScreensReport): void => void process.send!(message);
const sockets: Socket[] = [];
const shown = new Map<number, number>();

async function open({ url, joins }: ScreensWanted, place: number, cookie: string): Promise<void> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
  sockets.push(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  if (joins === null) return;
  const { visitIds, ...address } = joins;
  const message = { ...address, lastSeq: 0, visitId: visitIds[place] };
  const answer = (await socket.timeout(60_000).emitWithAck('join', message)) as { readonly ok: boolean };
  if (!answer.ok) throw new Error(`a screen may not join: ${JSON.stringify(answer)}`);
}

async function openAll(wanted: ScreensWanted): Promise<void> {
  const places = [...wanted.cookies.entries()];
  const lane = async (): Promise<void> => {
    for (let next = places.pop(); next !== undefined; next = places.pop()) await open(wanted, ...next);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  for (const socket of sockets)
    socket.on('event', ({ event: { seq } }: { readonly event: { readonly seq: number } }) => {
      const at = Number(process.hrtime.bigint()) / 1e6;
      const count = (shown.get(seq) ?? 0) + 1;
      shown.set(seq, count);
      if (count === sockets.length) report({ type: 'shown', seq, at });
    });
  report({ type: 'ready' });
}

process.on('message', (wanted: ScreensWanted) => void openAll(wanted));
process.on('disconnect', () => process.exit(0));

import { Worker } from 'node:worker_threads';
import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';
import { inBuild } from '../config/in-build.js';
import { currentRequest, type RequestContext } from '../observability/request-context.js';
import type { NamePlates } from './name-plates.js';
import type { PrintDocument } from './print-document.js';
import type { PrintJob, ThreadMessage } from './print-thread.js';
import { WaitingLine } from './waiting-line.js';

const threadFile = 'platform/print/print-thread.js';
/** Each needs one processor: more at a time would only delay everyone else. */
const mostAtOnce = 2;
/** Of one person. */
const mostWaiting = 50;
const longest = { milliseconds: 120_000, megabytes: 768 };
/** Milliseconds after which a thread without work ends; it holds the fonts, which take a second to read. */
const keptFor = 60_000;

/** The place of a document in the line, and afterwards one of the two places for printing. */
interface Turn {
  readonly person: string;
  done: number;
  begin(): void;
}

interface Idle {
  readonly thread: Worker;
  readonly wake: () => void;
}

/** A document that someone waits for. */
export interface PrintState {
  /** Documents that are printed before this one; null: it is being printed. */
  readonly ahead: number | null;
  /** The share that is printed, from 0 to 1. */
  readonly done: number;
}

const line = new WaitingLine<Turn>();
const running = new Set<Turn>();
const turnOf = new WeakMap<RequestContext, Turn>();
const idle: Idle[] = [];

/** Renders a document as PDF in a thread, when it is its turn: two are printed at a time. */
export function renderPdf(document: PrintDocument): Promise<Buffer> {
  return print({ kind: 'document', document });
}

/** Like `renderPdf`, for name plates. */
export function renderNamePlates(plates: NamePlates): Promise<Buffer> {
  return print({ kind: 'name-plates', plates });
}

/** The documents that an account waits for in this process, in their order. */
export function printedFor(accountId: string): readonly PrintState[] {
  const own = [...running].filter(({ person }) => person === accountId);
  return [
    ...own.map(({ done }) => ({ ahead: null, done })),
    ...line.of(accountId).map((_, position) => ({ ahead: line.before(accountId, position), done: 0 })),
  ];
}

/**
 * Waits until it is the turn of this request, and keeps its place until `end` is called: what is printed need not be
 * read, and be in memory, before.
 */
export async function takeTurn(): Promise<{ end(): void }> {
  const request = currentRequest();
  const turn = await waitForTurn(request);
  if (request !== undefined) turnOf.set(request, turn);
  return {
    end: () => {
      if (request !== undefined) turnOf.delete(request);
      end(turn);
    },
  };
}

async function print(job: PrintJob): Promise<Buffer> {
  const request = currentRequest();
  const own = request && turnOf.get(request);
  if (own !== undefined) return inThread(job, own);
  const turn = await waitForTurn(request);
  try {
    return await inThread(job, turn);
  } finally {
    end(turn);
  }
}

function waitForTurn(request: RequestContext | undefined): Promise<Turn> {
  const person = request?.accountId ?? '';
  if (line.of(person).length >= mostWaiting) return Promise.reject(tooManyDocuments());
  return new Promise<Turn>((resolve, reject) => {
    const turn: Turn = { person, done: 0, begin: () => resolve(turn) };
    line.add(turn);
    request?.whenLeft(() => {
      if (line.remove(turn)) reject(notAwaited());
    });
    callNext();
  });
}

function callNext(): void {
  while (running.size < mostAtOnce) {
    const next = line.next();
    if (next === undefined) return;
    running.add(next);
    next.begin();
  }
}

function end(turn: Turn): void {
  running.delete(turn);
  callNext();
}

async function inThread(job: PrintJob, turn: Turn): Promise<Buffer> {
  const thread = idleThread() ?? newThread();
  thread.ref();
  try {
    const content = await answerOf(thread, job, turn);
    keep(thread);
    return content;
  } catch (error) {
    await thread.terminate();
    throw error;
  }
}

function answerOf(thread: Worker, job: PrintJob, turn: Turn): Promise<Buffer> {
  return new Promise<Buffer>((resolve, reject) => {
    const answered = (message: ThreadMessage): void => {
      if ('done' in message) turn.done = message.done;
      else if ('content' in message) end(() => resolve(bytesOf(message.content)));
      else failed(new Error(message.failed));
    };
    const failed = (error: NodeJS.ErrnoException): void =>
      end(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLong() : error));
    const exited = (): void => failed(new Error('the thread ended'));
    const limit = setTimeout(() => failed(tooLong()), longest.milliseconds);
    const end = (settle: () => void): void => {
      clearTimeout(limit);
      thread.off('message', answered).off('error', failed).off('exit', exited);
      settle();
    };
    thread.on('message', answered).on('error', failed).on('exit', exited);
    thread.postMessage(job);
  });
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, byteLength);

function newThread(): Worker {
  return new Worker(inBuild(threadFile), { resourceLimits: { maxOldGenerationSizeMb: longest.megabytes } });
}

/** The one used last, so that others can end. */
function idleThread(): Worker | undefined {
  const free = idle.pop();
  free?.wake();
  return free?.thread;
}

function keep(thread: Worker): void {
  // an idle thread does not keep the process alive
  thread.unref();
  const forget = (): void => {
    const at = idle.findIndex((each) => each.thread === thread);
    if (at !== -1) idle.splice(at, 1)[0]!.wake();
  };
  const ending = setTimeout(() => {
    forget();
    void thread.terminate();
  }, keptFor).unref();
  const wake = (): void => {
    clearTimeout(ending);
    thread.off('error', forget).off('exit', forget);
  };
  thread.on('error', forget).on('exit', forget);
  idle.push({ thread, wake });
}

function tooManyDocuments(): Problem {
  const title = localized('You are waiting for too many documents.', '您等待中的文件过多。');
  const detail = localized('Wait until some of them are downloaded, then try again.', '请等待部分文件下载完成后重试。');
  return new Problem('too-many', 'platform.print.too-many', title, { detail, retryAfter: 10 });
}

function tooLong(): Problem {
  const title = localized('The document is too long to be printed.', '文件过长，无法打印。');
  const detail = localized('Choose less content, for example with filters.', '请减少内容，例如使用筛选。');
  return new Problem('too-large', 'platform.print.too-long', title, { detail });
}

/** No one reads it: the connection has ended. */
function notAwaited(): Problem {
  const title = localized('No one waits for this document any more.', '已无人等待此文件。');
  return new Problem('unavailable', 'platform.print.not-awaited', title);
}

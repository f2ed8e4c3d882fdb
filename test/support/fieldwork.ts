import { Agent, request } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { BoxOpener, InstallationKey } from '../../src/platform/sealing/index.js';
import { Dice, drawPerson } from '../../src/demo/survey-answers.js';
import { newRandomId } from '../../src/kernel/ids.js';
import { parkWorkerQuestionnaire } from '../../src/surveys/catalogue/park-worker.js';
import type { Form, PhoneAnswers } from '../../src/surveys/form/index.js';
import { compileForm } from '../../src/surveys/form/index.js';
import { answerIn } from '../../src/surveys/domain/submission.js';
import { city, type Visitor } from './demonstration.js';

const surveys = `/api/workspaces/${city.workspaceId}/surveys`;
const park = { output: 0.3, process: 0.2, pay: 6500, payGap: 0.15, formality: 0.8, union: 0.4 };

export interface OpenWave {
  readonly waveId: string;
  /** Codes of the posters of all enterprises. */
  readonly codes: readonly string[];
}

/** A wave with the demonstration's frame: drafted, described and opened over HTTP; the fieldwork manager reads the posters. */
export async function openWave(analyst: Visitor, manager: Visitor): Promise<OpenWave> {
  const today = new Date().toISOString().slice(0, 10);
  const drafted = await analyst.call('POST', `${surveys}/waves`, {
    body: {
      title: { en: 'A wave', zh: '一期' },
      startsOn: today,
      endsOn: `${Number(today.slice(0, 4)) + 1}-12-31`,
      target: 3000,
      offer: 'all',
      openPosters: false,
    },
  });
  const waveId = String(drafted.body['id']);
  const texts = Object.fromEntries(
    parkWorkerQuestionnaire.placeholders.map(({ name }) => [name, { en: `the ${name}`, zh: `《${name}》` }]),
  );
  const described = await analyst.call('PATCH', `${surveys}/waves/${waveId}`, {
    headers: { 'if-match': '"1"' },
    body: { texts, approvalExemption: 'A test.' },
  });
  const opened = await analyst.call('POST', `${surveys}/waves/${waveId}/open`);
  if (opened.status !== 200) throw new Error(JSON.stringify([drafted.body, described.body, opened.body]));
  const sheet = await manager.call('GET', `${surveys}/waves/${waveId}/posters`);
  const posters = sheet.body['posters'] as { link: string }[];
  return { waveId, codes: posters.map(({ link }) => new URL(link).pathname.split('/').at(-1)!) };
}

export interface Sent {
  /** A part of an answer by which an otherwise anonymous submission can be recognised. */
  readonly trace: string;
  readonly code: string;
  readonly body: string;
  /** The final answer of the server: 201, or 200 (already stored). */
  acknowledged?: number;
  attempts: number;
}

let form: Form | undefined;

/** Submissions of synthetic persons, each recognised by an unusually precise monthly pay. */
export function drawSubmissions(codes: readonly string[], count: number, first: number): Sent[] {
  const dice = new Dice(first + 1);
  form ??= compileForm(parkWorkerQuestionnaire);
  const people: Sent[] = [];
  while (people.length < count) {
    const { answers, modulesOffered, paceBand } = drawPerson(form, { dice, park, womenShare: 0.45 });
    if (answers['wage_month'] === undefined) continue;
    const trace = String(100_000 + first + people.length);
    const body: PhoneAnswers = {
      instanceId: newRandomId(),
      version: form.version,
      language: 'zh',
      complete: false,
      answers: { ...answers, wage_month: trace },
      modulesOffered,
      modulesTaken: modulesOffered,
      durationBand: '2',
      paceBand,
    };
    people.push({ trace, code: codes[people.length % codes.length]!, body: JSON.stringify(body), attempts: 0 });
  }
  return people;
}

/** Like the phone: repeats the same submission id until the server has confirmed it. A definite refusal is an error. */
export async function sendAll(
  at: () => string,
  submissions: readonly Sent[],
  phones: number,
  options: {
    readonly said?: (status: number, retryAfter: string | undefined) => void;
    /** Aborts when the test has ended. */
    readonly giveUp?: AbortSignal;
    /** Milliseconds between two submissions of a phone. */
    readonly rest?: number;
  } = {},
): Promise<void> {
  const { said, giveUp, rest = 0 } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: phones });
  let next = 0;
  const phone = async (): Promise<void> => {
    for (let sent = submissions[next++]; sent !== undefined && !giveUp?.aborted; sent = submissions[next++]) {
      await send(sent);
      if (rest > 0) await sleep(rest);
    }
  };
  const send = async (sent: Sent): Promise<void> => {
    while (giveUp?.aborted !== true) {
      sent.attempts += 1;
      const answer = await post(agent, `${at()}/api/phone/${sent.code}/answers`, sent.body).catch(() => undefined);
      if (answer !== undefined) said?.(answer.status, answer.retryAfter);
      if (answer?.status === 201 || answer?.status === 200) return void (sent.acknowledged = answer.status);
      if (answer !== undefined && answer.status < 500) throw new Error(`${answer.status}: ${answer.text}`);
      await sleep(100);
    }
  };
  await Promise.all(Array.from({ length: phones }, phone));
  agent.destroy();
}

interface Reply {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

function post(agent: Agent, url: string, body: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { agent, method: 'POST', headers, timeout: 20_000 }, (response) => {
      let text = '';
      response.on('data', (piece: Buffer) => (text += piece.toString()));
      response.once('error', reject);
      // an answer that was cut off does not count
      response.once('end', () =>
        response.complete
          ? resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], text })
          : reject(new Error('cut')),
      );
    });
    sent.once('timeout', () => sent.destroy(new Error('no answer')));
    sent.once('error', reject);
    sent.end(body);
  });
}

/** How often each trace is in the database, sealed or readable. Uses the key of the program's data folder. */
export async function stored(owner: pg.Pool, waveId: string, dataFolder: string): Promise<Map<string, number>> {
  const opener = new BoxOpener(InstallationKey.load(path.join(dataFolder, 'answers.key')).privateKey);
  const client = await owner.connect();
  const found = new Map<string, number>();
  const count = (trace: string | null | undefined): void => {
    if (trace !== null && trace !== undefined) found.set(trace, (found.get(trace) ?? 0) + 1);
  };
  try {
    // one snapshot of both tables, because a set may be opened meanwhile
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const sealed = await client.query<{ place: string; box: Buffer }>(
      `SELECT concat_ws(' ', id, workspace_id, wave_id) AS place, box FROM surveys_sealed_answer WHERE wave_id = $1`,
      [waveId],
    );
    const readable = await client.query<{ trace: string | null }>(
      `SELECT answers->>'wage_month' AS trace FROM surveys_response WHERE wave_id = $1`,
      [waveId],
    );
    await client.query('COMMIT');
    for (const { place, box } of sealed.rows) {
      const trace = answerIn(opener.open(box, place)).body.answers['wage_month'];
      if (typeof trace === 'string') count(trace);
    }
    for (const { trace } of readable.rows) count(trace);
    return found;
  } finally {
    client.release();
  }
}

export interface Tally {
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly neverSent: readonly string[];
}

export function compare(sent: readonly Sent[], found: ReadonlyMap<string, number>): Tally {
  const acknowledged = sent.filter((one) => one.acknowledged !== undefined);
  const known = new Set(sent.filter((one) => one.attempts > 0).map(({ trace }) => trace));
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter(({ trace }) => !found.has(trace)).map(({ trace }) => trace),
    doubled: [...found].filter(([, times]) => times > 1).map(([trace]) => trace),
    neverSent: [...found.keys()].filter((trace) => !known.has(trace)),
  };
}

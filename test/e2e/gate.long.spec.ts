import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roles } from '../../src/kernel/actor.js';
import { everything, leaks, some, walk, type Walk } from './gate-readers.js';
import {
  approve,
  buildCity,
  type City,
  draft,
  startInstallation,
  forgetCity,
  type RunningInstallation,
  visitorOf,
} from './gate-installations.js';
import { differences, type Replies } from './gate-walk.js';
import { tellsOfAnswers } from './isolation-entries.js';

let city: City;
let base: RunningInstallation;
let alternative: RunningInstallation;
/** Its published figures differ too. */
let changed: RunningInstallation;

beforeAll(async () => {
  city = await buildCity();
  base = await startInstallation(city, city.answers.base);
  alternative = await startInstallation(city, city.answers.alternative);
  changed = await startInstallation(city, city.answers.changed);
}, 600_000);
afterAll(async () => {
  for (const installation of [base, alternative, changed]) await installation?.close();
  if (city) await forgetCity(city);
});

// first, because some answers depend on what was read before
it('answers depend on survey answers where the table says so, and nowhere else', async () => {
  const asked: Walk = { role: 'analyst', language: 'en', over: everything };
  const [one, same, other] = await Promise.all(
    [base, alternative, changed].map((installation) => walk(installation, asked)),
  );
  expect(leaks(one!, same!)).toEqual([]);
  const hanging = new Set(differences(one!, other!).map(({ entryPoint }) => entryPoint));
  expect([...hanging].sort()).toEqual(Object.keys(tellsOfAnswers).sort());
}, 600_000);

/** Every role in one of the two languages; gate.spec.ts reads as an analyst in English. */
const readers = roles.map((role, at) => [role, at % 2 === 0 ? 'zh' : 'en'] as const);
const walked = new Map<string, Replies>();

it.each(readers)(
  'everything that %s can ask for in %s is the same whatever is withheld',
  async (role, language) => {
    const [one, other] = await Promise.all(
      [base, alternative].map((installation) => walk(installation, { role, language, over: everything })),
    );
    process.stderr.write(`walk of the gate: ${role} in ${language}, ${one!.size} requests in each data set\n`);
    walked.set(`${role} ${language}`, other!);
    expect(leaks(one!, other!)).toEqual([]);
  },
  600_000,
);

it('the same holds for the reader with the fewest rights in Chinese', async () => {
  const asked: Walk = { role: 'observer', language: 'zh', over: some };
  const [one, other] = await Promise.all([base, alternative].map((installation) => walk(installation, asked)));
  expect(leaks(one!, other!)).toEqual([]);
}, 180_000);

describe('a release before its announced time', () => {
  const asked: Walk = { role: 'observer', language: 'en', over: everything };
  const second = 'SELECT id FROM indicators_run WHERE number = 3';

  it('changes no answer of the program to those who may not see it, as a draft and after its approval', async () => {
    const before = walked.get('observer en') ?? (await walk(alternative, asked));
    /** The walk knows the id of the draft, which the reader does not; those requests are answered as not found below. */
    const changesOf = async (): Promise<unknown> => {
      const after = await walk(alternative, asked);
      return leaks(before, new Map([...after].filter(([request]) => before.has(request))));
    };
    const [run] = await alternative.sql<{ id: string }>(second);
    const reason = { en: 'A test run was published', zh: '误发了测试结果' };
    const leftOut = [{ indicatorId: 'union_density', reason }];
    const announcedAt = new Date(Date.now() + 86_400_000).toISOString();
    const id = await draft(alternative, { runId: run!.id, kind: 'correction', reason, leftOut, announcedAt });
    const paths = ['/indicators/releases', `/indicators/releases/${id}`];
    const statuses = async (role: 'observer' | 'member' | 'analyst'): Promise<unknown[]> => {
      const visitor = visitorOf(alternative.url, alternative.readers, role);
      const answers = await Promise.all(
        paths.map((path) => visitor.call('GET', `/api/workspaces/${alternative.workspaceId}${path}`)),
      );
      return answers.map(({ status, body }) => (status === 200 ? JSON.stringify(body).includes(id) : body['code']));
    };
    for (const step of [async () => undefined, () => approve(alternative, id)]) {
      await step();
      expect(await changesOf()).toEqual([]);
      expect(await statuses('observer')).toEqual([false, 'indicators.release.not-found']);
      expect(await statuses('member')).toEqual([false, 'indicators.release.not-found']);
      expect(await statuses('analyst')).toEqual([true, true]);
    }
    await visitorOf(alternative.url, alternative.readers, 'analyst').call(
      'POST',
      `/api/workspaces/${alternative.workspaceId}/indicators/releases/${id}/withdrawal`,
    );
    expect(await changesOf()).toEqual([]);
  }, 300_000);
});

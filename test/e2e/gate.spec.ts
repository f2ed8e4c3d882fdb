import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { ReadFigures } from '../../src/modules/indicators/use-cases/publication/read-figures.js';
import { secretPay, secrets } from '../support/answer-sets.js';
import { everything, leaks, walk, type Walk } from './gate-readers.js';
import { ask, queries, type Replies } from './gate-walk.js';
import { buildCity, type City, startInstallation, forgetCity, type RunningInstallation } from './gate-installations.js';
import { tellsOfAnswers } from './isolation-entries.js';
import { type EntryPoint, entryPointsOf } from './walk-routes.js';

let city: City;
/** Two data sets that differ only in what must be suppressed; gate.long.spec.ts has one in which published figures differ. */
let base: RunningInstallation;
let alternative: RunningInstallation;
let entryPoints: readonly EntryPoint[];

beforeAll(async () => {
  city = await buildCity();
  base = await startInstallation(city, city.answers.base);
  alternative = await startInstallation(city, city.answers.alternative);
  entryPoints = entryPointsOf(base.running.app);
}, 600_000);
afterAll(async () => {
  for (const installation of [base, alternative]) await installation?.close();
  if (city) await forgetCity(city);
});

/** The same walk through both data sets in parallel. */
const inBoth = (asked: Walk): Promise<[Replies, Replies]> => Promise.all([walk(base, asked), walk(alternative, asked)]);

const cellsSql = `
  SELECT r.number AS run, c.indicator_id AS indicator, c.cell_key AS key, c.status
  FROM indicators_cell c JOIN indicators_run r ON r.id = c.run_id ORDER BY 1, 2, 3`;

describe('the secrets in the test data', () => {
  it('are suppressed or coded in both data sets, in the same cells', async () => {
    const [one, other] = [await base.sql(cellsSql), await alternative.sql(cellsSql)];
    expect(other).toEqual(one);
    const names = one.map(({ indicator, key, status }) => `${indicator} ${key} ${status}`);
    for (const { indicator, key, status } of secrets) expect(names).toContain(`${indicator} ${key} ${status}`);
    const posters = await base.sql(`SELECT status FROM indicators_poster_cell WHERE breakdown = 'park'`);
    expect(posters.filter(({ status }) => status === 'withheld').length).toBeGreaterThan(4);
  });
});

describe('every answer of the program', () => {
  let one: Replies;

  it('has its queries listed', () => {
    const asked = entryPoints.filter(({ method, isQueried }) => method === 'GET' && isQueried).map(({ name }) => name);
    expect(asked.filter((name) => queries[name] === undefined)).toEqual([]);
    expect(Object.keys(queries).filter((name) => !asked.includes(name))).toEqual([]);
  });

  it('is the same whatever is suppressed', async () => {
    const all: Walk = { role: 'analyst', language: 'en', over: everything };
    const [walked, other] = await inBoth(all);
    one = walked;
    process.stderr.write(
      `walk of the gate: ${entryPoints.length} entryPoints, ${one.size} requests in each data set\n`,
    );
    expect(leaks(one, other)).toEqual([]);
  }, 300_000);

  it('does not contain the pay that only suppressed cells include', () => {
    const forms = Object.values(secretPay).map((yuan) => {
      const [thousands, rest] = [Math.floor(yuan / 1000), String(yuan % 1000).padStart(3, '0')];
      return new RegExp(`(?<![\\w.-])${thousands}[,\u202f\u00a0 ]?${rest}(?:\\.0+)?(?![\\w-])`);
    });
    const protectedOnly = [...one].filter(([, { entryPoint }]) => tellsOfAnswers[entryPoint] !== 'answers');
    const found = protectedOnly.filter(([, { text }]) => forms.some((form) => form.test(text)));
    expect(found.map(([request]) => request)).toEqual([]);
    const answers = [...one.values()].filter(({ entryPoint }) => tellsOfAnswers[entryPoint] === 'answers');
    expect(answers.some(({ text }) => forms.every((form) => form.test(text)))).toBe(true);
  });
});

describe('everything that is sent and stored while figures are computed', () => {
  it('is the same whatever is suppressed: sockets, jobs, events, emails, log', () => {
    expect([...base.heard.keys()]).toEqual(['socket events', 'log', 'mail', 'events', 'jobs', 'deliveries']);
    expect(leaks(base.heard, alternative.heard)).toEqual([]);
    expect(base.heard.get('socket events')!.text).toContain('indicators.run.finished');
    expect(base.heard.get('log')!.text).toContain('request');
    expect(base.heard.get('events')!.text).toContain('indicators.indicator.moved');
  });
});

type Line = Readonly<Record<string, string>>;

async function linesOfRun(installation: RunningInstallation, number: number): Promise<Line[]> {
  const [run] = await installation.sql<{ id: string }>('SELECT id FROM indicators_run WHERE number = $1', [number]);
  const entryPoint = entryPoints.find(({ path }) => path.endsWith('runs/:runId/figures.csv'))!;
  const path = `workspaces/${installation.workspaceId}/indicators/runs/${run!.id}/figures.csv`;
  const body = await ask(installation, { entryPoint, path }, installation.readers[0]!, 'en');
  return parse(body.slice(body.indexOf('\n') + 1), { columns: true, bom: true, record_delimiter: '\r\n' });
}

describe('a suppressed figure', () => {
  it('looks like every other suppressed one', async () => {
    const lines = await linesOfRun(base, 3);
    const address = new Set([
      'indicator',
      'indicator_en',
      'indicator_zh',
      'unit',
      'breakdown',
      'level',
      'level_en',
      'level_zh',
      'sex',
    ]);
    const looks = lines
      .filter(({ status }) => status === 'withheld')
      .map((line) =>
        JSON.stringify(Object.entries(line).filter(([name]) => !address.has(name) && name !== 'definition_version')),
      );
    expect(looks.length).toBeGreaterThan(50);
    expect(new Set(looks).size).toBe(1);
    const pages = await base.sql<{ shape: string }>(
      `SELECT DISTINCT (to_jsonb(c) - ARRAY['run_id', 'workspace_id', 'indicator_id', 'cell_key', 'position', 'sex', 'breakdown', 'level'])::text AS shape
       FROM indicators_cell c WHERE status = 'withheld'`,
    );
    expect(pages).toEqual([{ shape: '{"coded": null, "figure": null, "status": "withheld"}' }]);
  });
});

/** The secret value, counted directly: women with long hours among the answers of the wave. */
async function secretOf({ sql, waveId }: RunningInstallation): Promise<number> {
  const [found] = await sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM surveys_response
     WHERE wave_id = $1 AND psu_code IS NOT NULL AND answers->>'hours_other' = '20' AND answers->>'sex' = '2'`,
    [waveId],
  );
  return found!.n;
}

describe('a deliberate leak', () => {
  const asked: Walk = {
    role: 'observer',
    language: 'zh',
    over: { indicators: ['excessive_hours_rate'], most: 2 },
    through: ({ name }) => tellsOfAnswers[name] === 'figures',
  };
  const found = async (): Promise<string[]> => {
    const each = leaks(...(await inBoth(asked)));
    return [
      ...new Set(each.map(({ entryPoint }) => entryPoint.replace('GET workspaces/:workspaceId/indicators', ''))),
    ].sort();
  };
  const both = async (work: (installation: RunningInstallation) => Promise<unknown>): Promise<void> => {
    for (const installation of [base, alternative]) await work(installation);
  };
  const run = `run_id = (SELECT id FROM indicators_run WHERE number = 3)`;
  const cell = `${run} AND indicator_id = 'excessive_hours_rate' AND cell_key = 'F|*'`;

  it('changes an answer', async () => {
    expect(await secretOf(base)).not.toBe(await secretOf(alternative));
    expect(await found()).toEqual([]);
  }, 180_000);

  it('is found if the gate lets one cell through', async () => {
    const rest = `'interval', '[0.1, 0.9]'::jsonb, 'df', 4, 'cv', 0.2, 'flags', '[]'::jsonb, 'gap', NULL`;
    const figure = `jsonb_build_object('value', 0.5, 'standardError', 0.1, 'n', $1::int, ${rest})`;
    const letThrough = `UPDATE indicators_cell SET status = 'unreliable', figure = ${figure}, coded = NULL WHERE ${cell}`;
    const [{ coded }] = (await base.sql(`SELECT coded::text FROM indicators_cell WHERE ${cell}`)) as [
      { coded: string },
    ];
    await both(async (installation) => installation.sql(letThrough, [await secretOf(installation)]));
    const places = await found();
    await both((installation) =>
      installation.sql(`UPDATE indicators_cell SET status = 'coded', figure = NULL, coded = $1::jsonb WHERE ${cell}`, [
        coded,
      ]),
    );
    expect(places).toEqual([
      '',
      '/:indicatorId',
      '/:indicatorId/figures.csv',
      '/:indicatorId/figures.xlsx',
      '/overview',
      '/releases/:releaseId/figures.csv',
      '/releases/:releaseId/figures.json',
      // printed releases do not contain the number of respondents, which differs here
      '/releases/:releaseId/figures.xlsx',
    ]);
  }, 180_000);

  it('is found if cells that are not numbers are ordered by their size', async () => {
    const move = `UPDATE indicators_cell SET position = position + $1::int WHERE ${cell}`;
    const by = (places: number) => async (installation: RunningInstallation) =>
      installation.sql(move, [places * ((await secretOf(installation)) - 3)]);
    await both(by(2000));
    const places = await found();
    await both(by(-2000));
    expect(places).toEqual(expect.arrayContaining(['/:indicatorId', '/:indicatorId/figures.csv']));
    expect(await found()).toEqual([]);
  }, 180_000);

  it('is found if only the files of an indicator reveal it', async () => {
    await both(async (installation) => {
      const figures = installation.running.app.get(ReadFigures, { strict: false });
      const real = figures.ofIndicator.bind(figures);
      const number = await secretOf(installation);
      figures.ofIndicator = async (actor, id) =>
        (await real(actor, id)).map((figure) => ({ ...figure, run: { ...figure.run, number } }));
    });
    expect(await found()).toEqual(['/:indicatorId/figures.csv', '/:indicatorId/figures.xlsx']);
  }, 180_000);
});

describe('every request that changes something', () => {
  it('has the same answer whatever is suppressed', async () => {
    // a letter has a random link in its code, and a notice may have one
    const printed = ['letters', 'notices', 'notice-messages'].map(
      (what) => `POST workspaces/:workspaceId/notifications/meetings/:meetingId/${what}`,
    );
    const through = ({ kind, method, name, permission }: EntryPoint): boolean =>
      kind === 'http' && method !== 'GET' && permission !== undefined && !printed.includes(name);
    const over = { indicators: ['union_density'], most: 1 };
    const asked: Walk = { role: 'administrator', language: 'en', over, through };
    expect(leaks(...(await inBoth(asked)))).toEqual([]);
  }, 180_000);
});

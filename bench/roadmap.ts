/**
 * The roadmap with 5,000 actions, 10,000 dependencies, 50,000 links to conclusions and 50,000 progress reports: the
 * critical path and what slips when the first action is late, of a network given in reverse order; replies of the
 * server with what a view shows at first; the first paint of the board in Chromium (`CHROMIUM_PATH`) at a quarter of the
 * processor's speed; and the time until a change is on the boards that others have open.
 */
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type pg from 'pg';
import type { Activity, Dependency } from '../src/roadmap/domain/schedule.js';
import { schedule, slipsAfter } from '../src/roadmap/domain/schedule.js';
import { type DemonstrationServer, replyTimes, withDemonstration } from './support/demonstration-server.js';
import { median } from './support/median.js';

const actions = 5000;
const links = 10_000;
const turns = 15;

/** Repeatable pseudo-random numbers (Park and Miller, 1988). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function network(): { readonly activities: readonly Activity[]; readonly dependencies: readonly Dependency[] } {
  const next = numbers(20);
  const activities = Array.from({ length: actions }, (_, number) => ({
    ...{ id: `action-${number}`, start: number + next(400), length: 1 + next(200) },
  }));
  const dependencies = Array.from({ length: links }, (): Dependency => {
    const from = next(actions - 1);
    const to = Math.min(actions - 1, from + 1 + next(50));
    return {
      ...{ predecessorId: `action-${from}`, successorId: `action-${to}` },
      ...{ kind: next(4) === 0 ? 'start-start' : 'finish-start', lagDays: next(15) },
    };
  });
  return { activities: activities.toReversed(), dependencies };
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

interface Figure {
  readonly value: number;
  readonly limit?: number;
  readonly unit: string;
}

type Figures = Readonly<Record<string, Figure>>;

const figure = (value: number, unit: string, limit?: number): Figure => ({
  ...{ value: Math.round(value * 100) / 100, unit },
  ...(limit !== undefined && { limit }),
});

export async function run(): Promise<{ figures: Figures }> {
  const figures = { ...networkFigures(), ...(await withDemonstration('roadmap', fill, served)) };
  return { figures };
}

function networkFigures(): Figures {
  const { activities, dependencies } = network();
  const path = Array.from({ length: turns }, () => milliseconds(() => schedule(activities, dependencies)));
  const late = { id: 'action-0', days: 30 };
  const slips = Array.from({ length: turns }, () => milliseconds(() => slipsAfter(activities, dependencies, late)));
  const critical = [...schedule(activities, dependencies).values()].filter((timing) => timing.critical).length;
  return {
    actions: figure(actions, 'actions'),
    dependencies: figure(links, 'dependencies'),
    critical: figure(critical, 'critical actions'),
    criticalPath: figure(median(path), 'ms', 50),
    slips: figure(median(slips), 'ms', 50),
    worst: figure(Math.max(...path, ...slips), 'ms'),
  };
}

const addresses: Readonly<Record<string, string>> = {
  /** A small reply, for comparison: what every request costs on this machine. */
  small: '/roadmap/views',
  board: '/roadmap/board?by=status',
  boardByOwner: '/roadmap/board?by=owner',
  boardByArea: '/roadmap/board?by=area',
  table: '/roadmap/actions?limit=100',
  tableByOwner: '/roadmap/actions?limit=100&offset=4900&sort=-owner',
  timeline: '/roadmap/schedule',
  timelineEnd: '/roadmap/schedule?offset=4900',
  tiles: '/roadmap/places',
  search: '/roadmap/reports?words=heat%20protection',
  searchChinese: `/roadmap/reports?words=${encodeURIComponent('高温')}`,
  searchNothing: '/roadmap/reports?words=nothing-of-this',
  searchTitle: '/roadmap/actions?text=safety&limit=100',
  searchComment: '/roadmap/reports?words=handrail',
  chainReport: '/chain/report',
  /** From an indicator that most actions are to change, back to all their conclusions and roundtables. */
  chainGraph: '/chain/of/indicator/osh_training_rate/graph',
};

/** What a timeline with all its pages open refetches after a change: each page has as many actions as those before it. */
async function allPages({ origin, workspaceId, cookie }: DemonstrationServer): Promise<Figures> {
  const start = performance.now();
  for (let offset = 0, limit = 100; offset < actions; offset += limit, limit = Math.min(offset, 500)) {
    const address = `${origin}/api/workspaces/${workspaceId}/roadmap/schedule?limit=${limit}&offset=${offset}`;
    await (await fetch(address, { headers: { cookie } })).arrayBuffer();
  }
  return { timelineAllPages: figure(performance.now() - start, 'ms') };
}

async function served(server: DemonstrationServer): Promise<Figures> {
  const figures: Record<string, Figure> = { ...(await allPages(server)) };
  for (const [name, address] of Object.entries(addresses)) {
    const times = await replyTimes(server, address);
    figures[name] = figure(median(times), 'ms', 50);
    figures[`${name}Worst`] = figure(Math.max(...times), 'ms');
  }
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    return { ...figures, ...(await screens(browser, server)) };
  } finally {
    await browser.close();
  }
}

async function screens(browser: Browser, server: DemonstrationServer): Promise<Figures> {
  const context = await browser.newContext({ baseURL: server.origin, locale: 'en-GB' });
  const [name = '', value = ''] = server.cookie.split('=');
  await context.addCookies([{ name, value, url: server.origin }]);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto('/');
  await page.waitForURL('**/w/*');
  const home = page.url();
  const paints: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    await page.goto(`${home}/roadmap`);
    await page.locator('.rm-card').first().waitFor({ timeout: 120_000 });
    const time = await page.evaluate<number>(
      'new Promise((done) => requestAnimationFrame(() => done(performance.now())))',
    );
    if (turn > 0) paints.push(time);
  }
  process.stderr.write(`first paint of the board: ${paints.map(Math.round).join(' ')} ms\n`);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const others = [page, await context.newPage(), await context.newPage()];
  for (const one of others) await one.goto(`${home}/roadmap`);
  const delays = await changesShown(others, server);
  process.stderr.write(`a change on three boards: ${delays.map(Math.round).join(' ')} ms\n`);
  return {
    boardPaint: figure(median(paints), 'ms', 1000),
    change: figure(median(delays), 'ms', 100),
    changeWorst: figure(Math.max(...delays), 'ms'),
  };
}

/** Milliseconds from the reply to a change until a board shows it, for each change and board. */
async function changesShown(boards: readonly Page[], server: DemonstrationServer): Promise<readonly number[]> {
  const delays: number[] = [];
  const address = `${server.origin}/api/workspaces/${server.workspaceId}/roadmap/actions`;
  const headers = { cookie: server.cookie, 'content-type': 'application/json', origin: server.origin };
  const first = await boards[0]!.locator('.rm-card-title').first().getAttribute('href');
  const id = first!.split('/').at(-1)!;
  for (let turn = 0; turn < 5; turn += 1) {
    const title = `Changed for the ${turn + 1}. time`;
    const waits = boards.map((board) =>
      board.evaluate<number>(`new Promise((done) => {
        const look = () => document.body.textContent.includes('${title}') && done(Date.now());
        new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
      })`),
    );
    // the pages observe before the change, and no earlier one is still being gathered
    await new Promise((done) => setTimeout(done, 3000));
    const { version } = (await (await fetch(`${address}/${id}`, { headers })).json()) as { version: number };
    const reply = await fetch(`${address}/${id}`, {
      ...{ method: 'PATCH', headers: { ...headers, 'if-match': `"${version}"` } },
      body: JSON.stringify({ title: { en: title, zh: '' } }),
    });
    if (reply.status !== 200) throw new Error(`the change: ${reply.status} ${await reply.text()}`);
    const changedAt = Date.now();
    for (const shownAt of await Promise.all(waits)) delays.push(shownAt - changedAt);
  }
  return delays;
}

/** Multiplies the actions and reports of the demonstration with SQL. */
async function fill(owner: pg.Client, workspaceId: string): Promise<void> {
  const query = (sql: string, ...more: readonly unknown[]) => owner.query(sql, [workspaceId, ...more]);
  await query(
    `INSERT INTO roadmap_action SELECT copy.* FROM generate_series(1, $2::int) AS n
     JOIN LATERAL (SELECT t FROM roadmap_action t WHERE workspace_id = $1 AND number = 1 + n % 10) a ON true,
     LATERAL jsonb_populate_record(a.t, jsonb_build_object('id', gen_random_uuid(), 'number', 1000 + n,
       'start_on', DATE '2026-01-01' + n / 5, 'due_on', DATE '2026-01-10' + n / 5 + n % 90)) AS copy`,
    actions - 10,
  );
  // those of the demonstration do not follow the numbers, so that more could close a cycle
  await query('DELETE FROM roadmap_dependency WHERE workspace_id = $1');
  await query(
    'CREATE TEMP TABLE numbered AS SELECT id, row_number() OVER (ORDER BY number) AS n FROM roadmap_action WHERE workspace_id = $1',
  );
  await query(
    `INSERT INTO roadmap_dependency SELECT gen_random_uuid(), $1, p.id, s.id, 'finish-start', 0, 1
     FROM generate_series(1, $2::int) AS k JOIN numbered p ON p.n = 1 + k % 4900 JOIN numbered s ON s.n = p.n + 1 + k / 4900 * 7
     ON CONFLICT DO NOTHING`,
    links,
  );
  await query(
    `INSERT INTO dialogue_conclusion SELECT copy.* FROM generate_series(1, 2500) AS n
     JOIN LATERAL (SELECT t FROM dialogue_conclusion t WHERE workspace_id = $1 ORDER BY id LIMIT 1) c ON true,
     LATERAL jsonb_populate_record(c.t, jsonb_build_object('id', gen_random_uuid(), 'number', 1000 + n)) AS copy`,
  );
  await query(
    'CREATE TEMP TABLE concluded AS SELECT id, row_number() OVER (ORDER BY id) AS n FROM dialogue_conclusion WHERE workspace_id = $1',
  );
  await query(
    `INSERT INTO roadmap_action_conclusion SELECT $1, a.id, c.id
     FROM numbered a, generate_series(0, 9) AS k JOIN concluded c ON true WHERE c.n = 1 + (a.n * 7 + k * 131) % 2400 ON CONFLICT DO NOTHING`,
  );
  await query(
    `INSERT INTO roadmap_update SELECT copy.* FROM generate_series(1, 50000) AS k JOIN numbered a ON a.n = 1 + k % 5000
     JOIN LATERAL (SELECT t FROM roadmap_update t WHERE workspace_id = $1 AND status_after <> 'claimed-done' ORDER BY id LIMIT 1) u ON true,
     LATERAL jsonb_populate_record(u.t, jsonb_build_object('id', gen_random_uuid(), 'action_id', a.id,
       'text', 'Report ' || k || ' on training, noise and dust in the workshops of the park. 第' || k || '份报告：车间粉尘与噪声治理进展。'
         || CASE WHEN k % 5000 = 7 THEN ' Heat protection is in place. 高温防护已落实。' ELSE '' END)) AS copy`,
  );
  await query(
    `INSERT INTO roadmap_comment SELECT gen_random_uuid(), $1, a.id, p.id, 'workers', 'Comment ' || k || ' on the workshops of the park.'
       || CASE WHEN k % 5000 = 7 THEN ' The handrail is missing.' ELSE '' END, 'en', now(), NULL, NULL
     FROM generate_series(1, 50000) AS k JOIN numbered a ON a.n = 1 + k % 5000
     CROSS JOIN (SELECT id FROM identity_person WHERE workspace_id = $1 LIMIT 1) p`,
  );
  await query(
    `INSERT INTO roadmap_target (id, workspace_id, action_id, indicator_id, target, version)
     SELECT gen_random_uuid(), $1, id, 'osh_training_rate', 0.8, 1 FROM numbered ON CONFLICT DO NOTHING`,
  );
  await owner.query('ANALYZE');
  await delivered(owner);
}

/** Waits until the events of loading the demonstration are delivered: otherwise open pages refetch meanwhile. */
async function delivered(owner: pg.Client): Promise<void> {
  for (let turn = 0; turn < 600; turn += 1) {
    const { rows } = await owner.query('SELECT FROM event_delivery WHERE dead_at IS NULL LIMIT 1');
    if (rows.length === 0) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('the events of loading are not delivered after two minutes');
}

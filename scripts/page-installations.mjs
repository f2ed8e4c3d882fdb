/** Running programs for `scripts/screenshots.mjs`, each with a temporary data folder. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './lib.mjs';

/** Starts the built program; or, with `url` and `data`, uses one that is running and leaves it running. */
export async function startInstallation({ demonstration, url, data }) {
  if (url) return { url, data, stop: async () => undefined };
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tripartite-pages-'));
  chmodSync(folder, 0o755);
  const own = path.join(folder, 'data');
  const environment = { DATA_DIR: own, PORT: '0', HOST: '127.0.0.1', DEMO: String(demonstration), RATE_LIMIT: '0' };
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: root,
    env: { ...process.env, LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let waited = 0; waited < 180_000; waited += 100) {
    const ready = /Tripartite is ready: (http:\S+)/.exec(said)?.[1];
    if (ready) return { url: ready.replace('localhost', '127.0.0.1'), data: own, stop };
    if (child.exitCode !== null) throw new Error(`The program ended: ${said}`);
    await sleep(100);
  }
  await stop();
  throw new Error('The program was not ready after three minutes.');
}

/** Sessions by role, and for members also by group; without a group, that of the workers. */
const accountOf = {
  administrator: 'administrator',
  facilitator: 'facilitator',
  analyst: 'analyst',
  'fieldwork-manager': 'fieldwork-manager',
  observer: 'observer',
  interpreter: 'interpreter',
  member: 'member-workers',
  'member-workers': 'member-workers',
  'member-employers': 'member-employers',
  'member-government': 'member-government',
};

async function signInAll(browser, { url, data }) {
  const accounts = JSON.parse(readFileSync(path.join(data, 'demo-accounts.json'), 'utf8'));
  const sessions = {};
  for (const [name, account] of Object.entries(accountOf)) {
    const { email, password } = accounts.find((one) => one.email.startsWith(`${account}@`));
    const context = await browser.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } });
    const answer = await context.request.post('/api/sign-in', { data: { email, password } });
    if (!answer.ok()) throw new Error(`Signing in as ${email} failed: ${answer.status()} ${await answer.text()}`);
    sessions[name] = await context.storageState();
    await context.close();
  }
  return sessions;
}

/** The newest email with such a link: in an installation without a mail server, emails are files. */
async function secretInMail(data, pattern) {
  for (let waited = 0; waited < 10_000; waited += 200) {
    const folder = path.join(data, 'mail');
    const letters = existsSync(folder) ? readdirSync(folder).sort().reverse() : [];
    for (const letter of letters) {
      const text = readFileSync(path.join(folder, letter), 'utf8').replaceAll('=\r\n', '');
      const secret = pattern.exec(text)?.[1];
      if (secret) return secret;
    }
    await sleep(200);
  }
  throw new Error(`No letter with ${pattern} in ${data}/mail`);
}

async function invite(request, data, workspaceId, email) {
  const person = await request.post(`/api/workspaces/${workspaceId}/people`, {
    data: {
      name: { en: `Workers' adviser (${email})`, zh: `工人方顾问（${email}）` },
      capacity: 'adviser',
      sex: 'not-stated',
      language: 'en',
    },
  });
  const { id } = await person.json();
  const answer = await request.post(`/api/workspaces/${workspaceId}/invitations`, {
    data: { personId: id, email, roles: ['member'] },
  });
  if (!answer.ok()) throw new Error(`Inviting failed: ${await answer.text()}`);
  return secretInMail(data, /(?<!notifications)\/invitation#([\w-]{43})/);
}

async function idsOf(request, workspaceId) {
  const get = async (place) => {
    const answer = await request.get(`/api/workspaces/${workspaceId}/${place}`);
    return answer.ok() ? answer.json() : {};
  };
  const { items: roundtables = [] } = await get('roundtables');
  const { items: waves = [] } = await get('surveys/waves');
  const { items: questionnaires = [] } = await get('surveys/questionnaires');
  const { items: actions = [] } = await get('roadmap/actions');
  const { items: conclusions = [] } = await get('conclusions');
  const { items: runs = [] } = await get('indicators/runs');
  const { items: releases = [] } = await get('indicators/releases');
  const { items: weights = [] } = await get('indicators/weights');
  const { items: indicators = [] } = await get('indicators');
  const published = await request.get(`/api/public/${workspaceId}/roadmap/en`);
  return {
    publicPage: published.ok() ? workspaceId : undefined,
    upcoming: roundtables.find(({ state }) => state !== 'closed')?.id,
    ...(await groupIds(get)),
    closed: roundtables.find(({ state }) => state === 'closed')?.id,
    wave: (waves.find(({ state }) => state === 'open') ?? waves[0])?.id,
    answeredWave: waves.findLast(({ state }) => state === 'closed')?.id,
    questionnaire: questionnaires.find(({ state }) => state === 'published')?.id,
    questionnaireDraft: questionnaires.find(({ state }) => state === 'draft')?.id,
    action: actions[0]?.id,
    groupAction: actions.find(({ owner }) => owner?.kind === 'working-group')?.id,
    conclusion: (conclusions.find(({ confirmation }) => confirmation) ?? conclusions[0])?.id,
    run: runs[0]?.id,
    release: releases[0]?.id,
    runBefore: runs[1]?.id,
    weights: weights[0]?.id,
    indicator: indicators[0]?.id ?? indicators[0]?.indicatorId,
  };
}

/** The working group with meetings, one that was held and one that is ahead. */
async function groupIds(get) {
  const { items: groups = [] } = await get('working-groups');
  const group = groups.find(({ meetingCount }) => meetingCount > 0);
  if (group === undefined) return {};
  const { meetings = [] } = await get(`working-groups/${group.id}`);
  return {
    group: group.id,
    groupHeld: meetings.find(({ state }) => state === 'closed')?.id,
    groupAhead: meetings.find(({ state }) => state === 'convened')?.id,
  };
}

async function phoneLinkOf(request, workspaceId, waveId) {
  const sheet = await request.get(`/api/workspaces/${workspaceId}/surveys/waves/${waveId}/posters`);
  const { posters } = await sheet.json();
  return new URL(posters[0].link).pathname;
}

/** A role that waits for a second administrator, because the administrator gives it to itself. */
async function requestPair(request, workspaceId) {
  const { items } = await (await request.get(`/api/workspaces/${workspaceId}/members`)).json();
  const { accountId, version } = items.find(({ roles }) => roles.includes('administrator'));
  const change = { headers: { 'if-match': `"${version}"` }, data: { roles: ['administrator', 'analyst'] } };
  await request.patch(`/api/workspaces/${workspaceId}/members/${accountId}`, change);
}

/** The secret of the link on which an organisation names its delegates for the roundtable ahead. */
async function askForDelegates(request, workspaceId, roundtableId) {
  const here = `/api/workspaces/${workspaceId}`;
  const { items } = await (await request.get(`${here}/organisations?constituency=employers`)).json();
  const organisationId = items[0].id;
  const seats = { organisationId, titularSeats: 2, substituteSeats: 1 };
  await request.post(`${here}/roundtables/${roundtableId}/reply-slips`, { data: seats });
  const message = `${here}/notifications/meetings/${roundtableId}/notice-messages`;
  const { en } = await (await request.post(message, { data: { organisationId, email: null } })).json();
  return /\/dialogue\/reply#([\w-]{75})/.exec(en)[1];
}

/** Returns sessions by role, the records to show, and secrets for the pages behind links in emails. */
export async function lookAround(browser, installation) {
  const sessions = await signInAll(browser, installation);
  const as = (role) =>
    browser.newContext({
      baseURL: installation.url,
      storageState: sessions[role],
      extraHTTPHeaders: { origin: installation.url },
    });
  const context = await as('administrator');
  const { memberships } = await (await context.request.get('/api/me')).json();
  const workspaces = [];
  for (const { workspace } of memberships) {
    const reader = await as('analyst');
    const ids = await idsOf(reader.request, workspace.id);
    await reader.close();
    workspaces.push({ id: workspace.id, slug: workspace.slug, ids });
  }
  const city = workspaces.find(({ slug }) => slug === 'demonstration');
  const manager = await as('fieldwork-manager');
  const phoneLink = await phoneLinkOf(manager.request, city.id, city.ids.wave);
  await manager.close();
  const facilitator = await as('facilitator');
  const reply = await askForDelegates(facilitator.request, city.id, city.ids.upcoming);
  await facilitator.close();
  const { data } = installation;
  const secrets = {
    token: 'A'.repeat(43),
    meeting: await secretInMail(data, /\/notifications\/invitation#([\w-]{75})/),
    reply,
    invitation: await invite(context.request, data, city.id, `adviser-${Date.now()}@demo.example`),
  };
  await requestPair(context.request, city.id);
  await context.close();
  return { sessions, workspaces, phoneLink, secrets };
}

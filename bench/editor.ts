/**
 * The editor of questionnaires with 500 questions in Chromium (`CHROMIUM_PATH`): from a key to the end of the next frame,
 * for a text, a rule and a choice of the last group, beside a textarea of an empty page in the same run. Someone pauses
 * after every ten keys, as long as the page waits before it checks the form.
 */
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { type DemonstrationServer, withDemonstration } from './support/demonstration-server.js';
import { median } from './support/median.js';

const groups = 25;
const inGroup = 20;
const keys = 100;
const pause = { between: 80, afterTen: 650 };
const limit = 50;

interface Figure {
  readonly value: number;
  readonly limit?: number;
  readonly unit: string;
}

export async function run(): Promise<{ figures: Readonly<Record<string, Figure>> }> {
  return { figures: await withDemonstration('editor', () => Promise.resolve(), typed) };
}

async function typed(server: DemonstrationServer): Promise<Readonly<Record<string, Figure>>> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const context = await browser.newContext({
      ...{ baseURL: server.origin, locale: 'en-GB', viewport: { width: 1440, height: 900 } },
      extraHTTPHeaders: { origin: server.origin },
    });
    const [name = '', value = ''] = (await server.cookieOf('analyst')).split('=');
    await context.addCookies([{ name, value, url: server.origin }]);
    const bare = await context.newPage();
    await bare.setContent('<textarea></textarea>');
    const figures = { ...(await figuresOf('bare', bare.locator('textarea'))) };
    await bare.close();
    const page = await opened(context, await draft(context, server));
    Object.assign(figures, await figuresOf('text', page.getByRole('textbox', { name: 'Question, English' }), limit));
    await page.getByRole('group', { name: 'Asked if' }).getByRole('button', { name: 'Type the rule' }).click();
    Object.assign(figures, await figuresOf('rule', page.getByRole('textbox', { name: 'Asked if' }), limit));
    Object.assign(
      figures,
      await figuresOf('choice', page.getByRole('textbox', { name: 'Choice 1 in English' }), limit),
    );
    return figures;
  } finally {
    await browser.close();
  }
}

/** Creates a draft of 500 questions with 50 choice lists, and returns its id. */
async function draft({ request }: BrowserContext, { workspaceId }: DemonstrationServer): Promise<string> {
  const base = `/api/workspaces/${workspaceId}/surveys`;
  const created = await request.post(`${base}/questionnaire-drafts`, {
    data: { name: 'five-hundred', title: 'Five hundred questions', template: 'blank' },
  });
  const { id } = (await created.json()) as { id: string };
  const { model } = (await (await request.get(`${base}/questionnaires/${id}/draft`)).json()) as { model: object };
  const saved = await request.put(`${base}/questionnaires/${id}/draft`, {
    ...{ data: { model: { ...model, items: items(), lists: lists() } }, headers: { 'if-match': '"1"' } },
  });
  if (!saved.ok()) throw new Error(`the draft: ${saved.status()} ${await saved.text()}`);
  return id;
}

const texts = (en: string, zh: string) => ({ 'English (en)': en, '中文 (zh)': zh });

const lists = () =>
  Array.from({ length: 2 * groups }, (_, at) => ({
    name: `l${at}`,
    choices: Array.from({ length: 5 }, (_each, code) => ({
      ...{ name: `${code}`, label: texts(`Choice ${code}`, `选项${code}`) },
    })),
  }));

const items = () =>
  Array.from({ length: groups }, (_, group) => ({
    ...{ kind: 'group', id: `g${group}`, name: `g${group}`, label: texts(`Group ${group}`, `组${group}`) },
    items: Array.from({ length: inGroup }, (_each, at) => ({
      ...{ kind: 'question', id: `q${group}_${at}`, name: `q${group}_${at}` },
      label: texts(`Question ${at} of group ${group}?`, `第${group}组第${at}题`),
      type: at % 2 ? { kind: 'integer' } : { kind: 'selectOne', choices: { from: { list: `l${group}` } } },
      relevant: at > 0 ? { text: `\${q${group}_0} = '1'` } : undefined,
    })),
  }));

/** The editor at a question of the last group. */
async function opened(context: BrowserContext, id: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/');
  await page.waitForURL('**/w/*');
  await page.goto(`${page.url()}/surveys/questionnaires/${id}/edit`);
  await page.locator(`[data-id="q${groups - 1}_10"]`).click({ timeout: 60_000 });
  await page.locator('.sv-choice').first().waitFor();
  return page;
}

/** Notes how long it takes from a key to the end of the frame after the input that it causes. */
const watch = `(() => {
  window.keyTimes = [];
  const { port1, port2 } = new MessageChannel();
  let pressed = 0;
  port1.onmessage = () => window.keyTimes.push(performance.now() - pressed);
  addEventListener('keydown', (event) => { pressed = event.timeStamp; }, true);
  addEventListener('input', () => requestAnimationFrame(() => port2.postMessage(0)), true);
})()`;

async function figuresOf(name: string, field: Locator, most?: number): Promise<Record<string, Figure>> {
  const times = await keyTimes(field);
  const limited = most === undefined ? {} : { limit: most };
  const rounded = (value: number): number => Math.round(value * 10) / 10;
  const ordered = [...times].sort((one, other) => one - other);
  process.stderr.write(`${name}: ${ordered.map(Math.round).join(' ')} ms\n`);
  return {
    [name]: { value: rounded(median(times)), unit: 'ms, median', ...limited },
    [`${name}P95`]: { value: rounded(ordered[Math.ceil(0.95 * times.length) - 1]!), unit: 'ms', ...limited },
  };
}

async function keyTimes(field: Locator): Promise<readonly number[]> {
  const page = field.page();
  await field.click();
  await page.evaluate('window.keyTimes === undefined').then((first) => first && page.evaluate(watch));
  await page.keyboard.press('End');
  await page.keyboard.type('warm', { delay: pause.between });
  await page.waitForTimeout(2000);
  await page.evaluate('window.keyTimes.length = 0');
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press('abcdefghij'[key % 10]!);
    await page.waitForTimeout(key % 10 === 9 ? pause.afterTen : pause.between);
  }
  const times = await page.evaluate<number[]>('window.keyTimes');
  if (times.length !== keys) throw new Error(`${times.length} of ${keys} keys were seen`);
  return times;
}

#!/usr/bin/env node
/**
 * Pictures of pages, to be looked at: each address at 360 and 1440 pixels, in English and Chinese.
 *
 *   node scripts/screenshots.mjs --origin http://127.0.0.1:3000 --email … --password … [--dark] [--axe] [--out folder] [address …]
 *
 * Without addresses it takes every page of the navigation of each workspace the account belongs to. Credentials may also come from DEMO_EMAIL and DEMO_PASSWORD.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    origin: { type: 'string', default: 'http://127.0.0.1:3000' },
    email: { type: 'string', default: process.env.DEMO_EMAIL },
    password: { type: 'string', default: process.env.DEMO_PASSWORD },
    out: { type: 'string', default: 'test-results/pages' },
    widths: { type: 'string', default: '360,1440' },
    dark: { type: 'boolean', default: false },
    axe: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(
    'screenshots.mjs --origin URL --email E --password P [--dark] [--axe] [--out FOLDER] [--widths 360,1440] [ADDRESS …]',
  );
  process.exit(0);
}

const chromiumPath = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
  .filter(Boolean)
  .find((place) => existsSync(place));
if (!chromiumPath) {
  console.error('No Chromium found; set CHROMIUM_PATH.');
  process.exit(1);
}

const steps = [
  '',
  'roundtables',
  'conclusions',
  'roadmap',
  'surveys',
  'indicators',
  'directory',
  'activity',
  'settings',
];
const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});

async function session() {
  if (!values.email) return undefined;
  const context = await browser.newContext({ baseURL: values.origin });
  const answer = await context.request.post('/api/sign-in', {
    data: { email: values.email, password: values.password },
  });
  if (!answer.ok()) throw new Error(`signing in failed: ${answer.status()} ${await answer.text()}`);
  const state = await context.storageState();
  const me = await (await context.request.get('/api/me')).json();
  await context.close();
  return { state, slugs: me.memberships.map(({ workspace }) => workspace.slug) };
}

const signedIn = await session();
const addresses =
  positionals.length > 0
    ? positionals
    : [
        '/sign-in',
        ...(signedIn?.slugs ?? []).flatMap((slug) => steps.map((step) => `/w/${slug}${step && `/${step}`}`)),
      ];

const axe = values.axe ? readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8') : '';

let faults = 0;
for (const language of ['en', 'zh']) {
  for (const width of values.widths.split(',').map(Number)) {
    const context = await browser.newContext({
      baseURL: values.origin,
      storageState: signedIn?.state,
      viewport: { width, height: width < 600 ? 780 : 900 },
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      colorScheme: values.dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') console.log(`  console at ${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => console.log(`  uncaught at ${page.url()}: ${error.message}`));
    for (const address of addresses) {
      await page.goto(address);
      await page
        .locator('h1')
        .first()
        .waitFor({ timeout: 10_000 })
        .catch(() => console.log(`  no heading at ${address}`));
      await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
      const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      if (wider > 0) {
        faults += 1;
        console.log(`  ${address} at ${width} in ${language} is ${wider} px too wide`);
      }
      if (values.axe) {
        await page.evaluate(axe);
        const { violations } = await page.evaluate('axe.run()');
        for (const { id, help, nodes } of violations) {
          faults += 1;
          console.log(`  ${address} at ${width} in ${language}: ${id}, ${help}`);
          for (const { target, failureSummary } of nodes.slice(0, 3)) {
            console.log(`    ${target.join(' ')} ${failureSummary?.split('\n').slice(1).join(' ') ?? ''}`);
          }
        }
      }
      // as tall as the page, so that what sticks to the window's edge does not lie across it
      const tall = await page.evaluate('document.documentElement.scrollHeight');
      const view = { width, height: width < 600 ? 780 : 900 };
      if (tall > view.height) await page.setViewportSize({ width, height: Math.min(tall, 8000) });
      const name = address.replace(/^\//, '').replaceAll(/[^\w-]+/g, '_') || 'home';
      const file = path.join(values.out, `${name}-${width}-${language}${values.dark ? '-dark' : ''}.png`);
      mkdirSync(path.dirname(file), { recursive: true });
      await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
      await page.setViewportSize(view);
      console.log(file);
    }
    await context.close();
  }
}
await browser.close();
process.exitCode = faults > 0 ? 1 : 0;

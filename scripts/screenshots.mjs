#!/usr/bin/env node
/**
 * Pictures of every page of both clients, to be looked at: at 360 and 1440 pixels, in English and Chinese.
 *
 *   node scripts/screenshots.mjs [--only WORD,WORD] [--dark] [--axe] [--widths 360,1440] [--languages en,zh] [--out FOLDER]
 *   node scripts/screenshots.mjs --pdf [--only WORD,WORD] [--languages en,zh]     the same pages as they are printed, as PDF
 *   node scripts/screenshots.mjs --readme              the few pictures of README.md, into docs/images
 *
 * A picture is taken of a finished page: no skeletons, no open requests, fonts loaded.
 * It builds and starts the program twice in folders of its own, once with the demonstration and once empty, and ends with an error
 * when a page is missing from `scripts/pages.mjs`, wider than its window, or (with --axe) has findings.
 * `--data FOLDER --origin URL` takes a demonstration that is running already, with its data folder, and leaves out the empty installation.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { install } from './lib.mjs';
import { emptyPages, missingPages, openPages, phonePages, workspacePages } from './pages.mjs';
import { act, launchBrowser } from './page-acts.mjs';
import { finished, watchRequests } from './page-finished.mjs';
import { tooSmall } from './page-touch.mjs';
import { lookAround, startInstallation } from './page-installations.mjs';
import { takeReadmePictures } from './readme-pictures.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    out: { type: 'string', default: 'test-results/pages' },
    widths: { type: 'string', default: '360,1440' },
    languages: { type: 'string', default: 'en,zh' },
    dark: { type: 'boolean', default: false },
    axe: { type: 'boolean', default: false },
    pdf: { type: 'boolean', default: false },
    readme: { type: 'boolean', default: false },
    origin: { type: 'string' },
    data: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(
    'screenshots.mjs [--readme] [--only WORD,WORD] [--dark] [--axe] [--pdf] [--widths 360,1440] [--languages en,zh] [--out FOLDER] [--origin URL --data FOLDER]',
  );
  process.exit(0);
}

const axeSource = () => readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let pictures = 0;
let faults = 0;

function fault(where, what) {
  faults += 1;
  console.log(`  ${where}: ${what}`);
}

async function findings(page, where) {
  await page.evaluate(axeSource());
  const { violations } = await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(tags)} })`);
  for (const { id, help, nodes } of violations) fault(where, `${id}, ${help}: ${nodes[0].target.join(' ')}`);
}

/** The filled buttons that a reader sees at once: those of an open dialog, or those of the page. */
const primaryButtons = `(() => {
  const top = [...document.querySelectorAll('[role=dialog]')].at(-1) ?? document.querySelector('main') ?? document.body;
  return [...top.querySelectorAll('.mantine-Button-root:is(:not([data-variant]), [data-variant=filled])')]
    .filter((button) => button.checkVisibility())
    .map((button) => button.textContent);
})()`;

async function reach(page, shown, where, openRequests) {
  await page.goto('about:blank');
  await page.goto(shown.address);
  const heading = page.locator('h1').first();
  await heading.waitFor({ timeout: 10_000 }).catch(() => fault(where, 'no heading'));
  const waitUntilFinished = async () => {
    const left = await finished(page, openRequests);
    if (left !== null) fault(where, `not finished: ${left}`);
  };
  await waitUntilFinished();
  if (!shown.act) return;
  await act(shown.act, page).catch((error) => fault(where, `${shown.act}: ${error.message}`));
  await waitUntilFinished();
}

const fileOf = (shown, view, ending) => {
  const width = ending === 'png' ? `-${view.width}` : '';
  const file = path.join(values.out, `${shown.name}${width}-${view.language}${values.dark ? '-dark' : ''}.${ending}`);
  mkdirSync(path.dirname(file), { recursive: true });
  return file;
};

/** As the browser's own dialog prints it: A4 unless the page says otherwise, without backgrounds. */
async function print(page, shown, view, openRequests) {
  await reach(page, shown, `${shown.name} as PDF in ${view.language}`, openRequests);
  const file = fileOf(shown, view, 'pdf');
  await page.pdf({ path: file, format: 'A4', preferCSSPageSize: true });
  pictures += 1;
  console.log(file);
}

async function take(page, shown, view, openRequests) {
  const where = `${shown.name} at ${view.width} in ${view.language}`;
  await reach(page, shown, where, openRequests);
  const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  if (wider > 0) fault(where, `${wider} px too wide`);
  // on a phone rows are cards, and what is next to them is cut off
  const cut = '.tp-table-scroll:not(.tp-table-keep)';
  const cards = `[...document.querySelectorAll('${cut}')].some((each) => each.scrollWidth > each.clientWidth)`;
  if (view.width < 640 && (await page.evaluate(cards))) fault(where, 'a card is wider than its place');
  const small = view.width < 640 ? await tooSmall(page) : null;
  if (small) fault(where, small);
  const primary = await page.evaluate(primaryButtons);
  if (primary.length > 1) fault(where, `more than one primary button: ${primary.join(', ')}`);
  if (values.axe) await findings(page, where);
  // as tall as the page, so that what sticks to the window's edge does not lie across it
  const tall = await page.evaluate('document.documentElement.scrollHeight');
  if (tall > view.height) await page.setViewportSize({ width: view.width, height: Math.min(tall, 8000) });
  const file = fileOf(shown, view, 'png');
  await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
  await page.setViewportSize({ width: view.width, height: view.height });
  pictures += 1;
  console.log(file);
}

async function takeAll(browser, installation, pages) {
  for (const language of values.languages.split(',')) {
    for (const width of values.pdf ? [1440] : values.widths.split(',').map(Number)) {
      const view = { language, width, height: width < 600 ? 780 : 900 };
      for (const as of [...new Set(pages.map((page) => page.as))]) {
        const context = await browser.newContext({
          baseURL: installation.url,
          storageState: as === null ? undefined : installation.sessions[as],
          viewport: { width, height: view.height },
          locale: language === 'zh' ? 'zh-CN' : 'en-GB',
          colorScheme: values.dark ? 'dark' : 'light',
          hasTouch: width < 600,
          reducedMotion: 'reduce',
        });
        const page = await context.newPage();
        const openRequests = watchRequests(page);
        page.on('pageerror', (error) => fault(page.url(), `uncaught: ${error.message}`));
        page.on('console', (message) => {
          if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) fault(page.url(), message.text());
        });
        for (const shown of pages.filter((one) => one.as === as))
          await (values.pdf ? print : take)(page, shown, view, openRequests);
        await context.close();
      }
    }
  }
}

const wanted = (pages) => pages.filter(({ name }) => values.only.split(',').some((word) => name.includes(word)));

if (!values.origin) {
  await install({ development: true });
  await build();
}
const browser = await launchBrowser();
const installation = await startInstallation({ demonstration: true, url: values.origin, data: values.data });
try {
  const found = await lookAround(browser, installation);
  if (values.readme) await takeReadmePictures(browser, { ...installation, ...found });
  else {
    const fill = (page) => ({ ...page, address: page.address.replace(/\{([\w-]+)\}/, (_, key) => found.secrets[key]) });
    const pages = [
      ...openPages.map(fill),
      ...found.workspaces.flatMap(({ slug, ids }) => workspacePages(slug, ids)),
      ...phonePages(found.phoneLink),
    ];
    for (const route of missingPages(pages)) fault(route, 'is a page without a picture: add it to scripts/pages.mjs');
    await takeAll(browser, { ...installation, sessions: found.sessions }, wanted(pages));
    if (!values.origin && wanted(emptyPages).length > 0) {
      const empty = await startInstallation({ demonstration: false });
      try {
        await takeAll(browser, empty, wanted(emptyPages));
      } finally {
        await empty.stop();
      }
    }
  }
} finally {
  await browser.close();
  await installation.stop();
}
if (!values.readme) console.log(`${pictures} pictures, ${faults} faults`);
process.exitCode = faults > 0 ? 1 : 0;

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { describeWhen } from './when.js';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** `CHROMIUM_PATH`, or the usual paths. Nothing is downloaded. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return existsSync(named) ? named : undefined;
  return usualPlaces.find((place) => existsSync(place));
}

/** `describe` for tests that need a browser: without one they are skipped with a reason, or fail with `CI=true`. */
export function describeInBrowser(name: string, body: () => void): void {
  const lacking = findChromium() ? null : 'Chromium not found (install chromium, or set CHROMIUM_PATH)';
  describeWhen(lacking, name, body);
}

export const browserArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
];

export function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium found; set CHROMIUM_PATH');
  return chromium.launch({ executablePath, headless: true, args: [...browserArguments] });
}

export interface View {
  /** CSS pixels; 360 is a phone, 1440 a desktop. */
  readonly width?: number;
  readonly height?: number;
  readonly language?: 'en' | 'zh';
  readonly scheme?: 'light' | 'dark';
}

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Console errors, uncaught exceptions, refused policies and requests to other hosts; must remain empty. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/**
 * A visitor with separate cookies and storage. `origin` is the only host that may be requested. Answers of 401 or 404
 * appear in the browser's console by themselves and are not counted as errors.
 */
export async function visit(browser: Browser, origin: string, view: View = {}): Promise<Visit> {
  const { width = 1440, height = width < 600 ? 780 : 900, language = 'en', scheme = 'light' } = view;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    colorScheme: scheme,
    hasTouch: width < 600,
    reducedMotion: 'reduce',
    baseURL: origin,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  watch(page, origin, complaints);
  return { context, page, complaints, close: () => context.close() };
}

function watch(page: Page, origin: string, complaints: string[]): void {
  const own = new URL(origin).host;
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) {
      complaints.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const address = new URL(request.url());
    const local = address.protocol === 'data:' || address.protocol === 'blob:';
    if (!local && address.host !== own) complaints.push(`third party: ${address.href}`);
  });
}

const axeSource = (): string => readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeAnswer {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
  }[];
}

/** Findings of axe for WCAG 2.2 A and AA and its own best practices, one per line; `expect(...).toEqual([])`. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Evaluated over the debugger, so that the content security policy of the page is not changed; once per document.
  if (!(await page.evaluate<boolean>(`typeof axe === 'object'`))) await page.evaluate(axeSource());
  const options = {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // Not needed: the passed rules for each node, and style sheets loaded again for rules that are not run.
    resultTypes: ['violations'],
    preload: { assets: ['media'] },
    elementRef: true,
  };
  // An open menu, list or dialog is appended to the body, outside the landmarks; this is not a finding of `region`.
  const overlay = '[data-portal], [data-mantine-shared-portal-node]';
  // What a dialog covers cannot be pressed before it is closed, so its size does not matter.
  const { violations } = await page.evaluate<AxeAnswer>(`(async () => {
    const { violations } = await axe.run(document, ${JSON.stringify(options)});
    const dialog = document.querySelector('[role=dialog]') !== null;
    const isCovered = ({ id }, { element }) => id === 'target-size' && dialog && !element.closest('${overlay}');
    const isOverlay = ({ id }, { element }) => id === 'region' && element.closest('${overlay}') !== null;
    const isMeant = (found, node) => !isOverlay(found, node) && !isCovered(found, node);
    const plain = ({ target, failureSummary }) => ({ target, failureSummary });
    return {
      violations: violations.map((found) => ({
        id: found.id,
        help: found.help,
        nodes: found.nodes.filter((node) => isMeant(found, node)).map(plain),
      })),
    };
  })()`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')} (${node.failureSummary ?? ''})`),
  );
}

/** Pixels by which the page is wider than its window; must be 0. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** With `npm test -- --pictures`, writes `test-results/<name>.png` for review; nothing is compared with it. */
export async function picture(page: Page, name: string, fullPage = true): Promise<void> {
  if (process.env['TEST_PICTURES'] !== 'true') return;
  const file = path.resolve('test-results', `${name}.png`);
  mkdirSync(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file, fullPage, animations: 'disabled' });
}

/** Roles that a screen reader announces with a name; a line without a quoted name after them has none. */
const unnamedControl =
  /^\s*- (?:button|link|textbox|spinbutton|radio|checkbox|combobox|tab|option|dialog|table|img)(?: \[.*\])?:?$/;

/**
 * The text that a screen reader gets, in its order, without unnamed controls; with `npm test -- --pictures` also as
 * `test-results/<name>.txt` for reading.
 */
export async function expectNamedControls(page: Page, name: string): Promise<string> {
  const text = await page.locator('body').ariaSnapshot();
  if (process.env['TEST_PICTURES'] === 'true') {
    const file = path.resolve('test-results', `${name}.txt`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text.split('\n').filter((line) => unnamedControl.test(line))).toEqual([]);
  return text;
}

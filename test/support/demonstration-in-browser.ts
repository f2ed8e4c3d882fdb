import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axeFindings, launchBrowser, picture, sidewaysOverflow, type View, visit, type Visit } from './browser.js';
import { type CuttableLine, cuttableLine } from './cuttable-line.js';
import { accountIn, type Demonstration, startDemonstration, type Visitor } from './demonstration.js';

export interface DemonstrationInBrowser {
  /** A separate visitor, signed in, at an address of the fictitious city. */
  enter(who: string, address: string, view: View): Promise<Visit>;
  /** A separate visitor without an account, at an address of the program. */
  open(address: string, view: View): Promise<Visit>;
  /** Like `enter`, over a separate connection that can be cut. */
  enterOverLine(who: string, address: string, view: View): Promise<Visit & { readonly line: CuttableLine }>;
  /** Another person, without a browser. */
  signIn(who: string): Promise<Visitor>;
  /** The credentials that a person types. */
  account(who: string): { readonly email: string; readonly password: string };
  /** The data folder of the program, for changes with SQL. */
  folder(): string;
  /** Errors of all visitors. */
  complaints(): readonly string[];
}

/**
 * For a `describe`: starts the program with the demonstration and a browser, and removes everything afterwards; visits
 * end with their test.
 */
export function demonstrationInBrowser(): DemonstrationInBrowser {
  let running: Demonstration;
  let browser: Browser;
  const visits: Visit[] = [];
  beforeAll(async () => {
    running = await startDemonstration();
    browser = await launchBrowser();
  }, 300_000);
  // a page that is left open would continue to send requests
  afterEach(async () => {
    await Promise.all(visits.map(({ close }) => close()));
  });
  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });
  const enterAt = async (url: string, who: string, address: string, view: View): Promise<Visit> => {
    const entered = await visit(browser, url, view);
    visits.push(entered);
    const { email, password } = accountIn(running.folder, who);
    const answer = await entered.context.request.post('/api/sign-in', {
      data: { email, password },
      headers: { origin: url },
    });
    expect(answer.status()).toBeLessThan(300);
    await entered.page.goto(`/w/demonstration${address}`);
    return entered;
  };
  return {
    enter: (who, address, view) => enterAt(running.url, who, address, view),
    open: async (address, view) => {
      const opened = await visit(browser, running.url, view);
      visits.push(opened);
      await opened.page.goto(address);
      return opened;
    },
    enterOverLine: async (who, address, view) => {
      const line = await cuttableLine(running.url);
      const entered = await enterAt(line.url, who, address, view);
      const close = async (): Promise<void> => {
        await entered.close();
        await line.close();
      };
      visits.splice(visits.indexOf(entered), 1, { ...entered, close });
      return { ...entered, line };
    },
    signIn: (who) => running.signIn(who),
    account: (who) => accountIn(running.folder, who),
    folder: () => running.folder,
    complaints: () => visits.flatMap(({ complaints }) => complaints),
  };
}

/** Expects no findings of axe and nothing cut off, once the page is finished. */
export async function expectWhole(page: Page, name: string): Promise<void> {
  await page.locator('[role=status][aria-label]').first().waitFor({ state: 'detached' });
  expect({ page: name, findings: await axeFindings(page) }).toEqual({ page: name, findings: [] });
  // an open dialog hides the scroll bar, so the page is narrower than the window
  expect({ page: name, cutOff: Math.max(0, await sidewaysOverflow(page)) }).toEqual({ page: name, cutOff: 0 });
  await picture(page, name);
}

/** The same as tall as the page, so that the bottom bar of a phone covers nothing. */
export async function expectWholeAtFullHeight(page: Page, name: string): Promise<void> {
  const view = page.viewportSize()!;
  const height = (): Promise<number> => page.evaluate<number>('document.documentElement.scrollHeight');
  // what arrives meanwhile makes the page taller, and its header would then cover the first line
  for (let [shown, tall] = [0, await height()]; shown < tall; tall = await height()) {
    shown = tall;
    await page.setViewportSize({ width: view.width, height: Math.max(view.height, Math.min(tall, 6000)) });
    await page.locator('[role=status][aria-label]').first().waitFor({ state: 'detached' });
  }
  await page.evaluate('scrollTo(0, 0)');
  await expectWhole(page, name);
  await page.setViewportSize(view);
}

/** Pixels of a cross-table that are reached only by scrolling. */
export async function beyondItsEdge(page: Page): Promise<number> {
  const around = page.locator('main [role=region]:has(> table)');
  await around.waitFor();
  return around.evaluate((region) => region.scrollWidth - region.clientWidth);
}

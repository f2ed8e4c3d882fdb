import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { prepareDemonstration } from '../../src/demo/prepare-demonstration.js';
import { Settings } from '../../src/platform/config/environment.js';
import { type RunningApp, startApp } from '../support/app.js';
import {
  axeFindings,
  describeInBrowser,
  launchBrowser,
  picture,
  sidewaysOverflow,
  type View,
  visit,
  type Visit,
} from '../support/browser.js';
import { wordsIn } from '../support/words.js';

/** From the form through the job to what was done, as an analyst and as a member see it. */
describeInBrowser('weight sets in a browser', () => {
  let running: RunningApp;
  let browser: Browser;
  const passwords = new Map<string, { email: string; password: string }>();

  beforeAll(async () => {
    running = await startApp({ settings: { DEMO: 'true' } });
    const accounts = await prepareDemonstration(running.app, running.app.get(Settings), () => undefined);
    for (const { role, email, password } of accounts) passwords.set(role, { email, password });
    browser = await launchBrowser();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });

  async function enter(who: string, view: View): Promise<Visit> {
    const entered = await visit(browser, running.url, view);
    const headers = { origin: running.url };
    await entered.context.request.post('/api/sign-in', { data: passwords.get(who), headers });
    await entered.page.goto('/w/demonstration/indicators/weights');
    return entered;
  }

  it.each([
    { width: 1440, language: 'en' },
    { width: 360, language: 'zh', scheme: 'dark' },
  ] as const)(
    'are made in a form, with progress, and explained: %j',
    async (view) => {
      const { page, complaints, close } = await enter('analyst', view);
      const say = await wordsIn(view.language);
      const go = page.getByRole('button', { name: say('indicators:weights.form.go') });
      await go.waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
      await page.getByLabel(say('indicators:weights.form.trim')).check();
      expect(await axeFindings(page)).toEqual([]);
      await go.click();
      await page.getByRole('heading', { name: say('indicators:weights.facts.title') }).waitFor({ timeout: 60_000 });
      expect(new URL(page.url()).pathname).toMatch(/\/indicators\/weights\/[\da-f-]{36}$/);
      await page.getByText(say('indicators:weights.facts.effect'), { exact: true }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
      await picture(page, `weights/made-${view.width}-${view.language}`);
      expect(complaints).toEqual([]);
      await close();
    },
    120_000,
  );

  it('are refused in words when they cannot be: population counts of people whom nobody asked', async () => {
    const { page, close } = await enter('analyst', { width: 1440, language: 'en' });
    const say = await wordsIn('en');
    await page.getByLabel(say('indicators:weights.margin.park-sex')).uncheck();
    await page.getByLabel(say('indicators:weights.margin.park-size')).uncheck();
    await page.getByText(say('indicators:weights.form.some')).waitFor();
    expect(await page.getByRole('button', { name: say('indicators:weights.form.go') }).isDisabled()).toBe(true);
    await page.getByRole('combobox', { name: say('indicators:weights.form.calibration') }).click();
    await page.getByRole('option', { name: say('indicators:weights.calibration.logit') }).click();
    await page.getByLabel(say('indicators:weights.margin.park-sex')).check();
    await page.getByLabel(say('indicators:weights.form.classes')).uncheck();
    await page.getByLabel(say('indicators:weights.form.low')).fill('0.99');
    await page.getByLabel(say('indicators:weights.form.high')).fill('1.01');
    await page.getByRole('button', { name: say('indicators:weights.form.go') }).click();
    await page.getByText('The weights did not settle on the population counts.').waitFor({ timeout: 60_000 });
    await page.getByText(/Worst: women and men by park, off by/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'weights/refused-1440-en');
    await close();
  }, 120_000);

  it('show a member what was done, without counts of answers and without the form', async () => {
    const { page, close } = await enter('member', { width: 1440, language: 'en' });
    const say = await wordsIn('en');
    await page
      .getByRole('link', { name: say('indicators:weights.name', { number: 2 }) })
      .first()
      .click();
    const table = page.getByRole('table', { name: say('indicators:weights.classes.title') });
    await table.waitFor();
    expect(await table.getByRole('columnheader', { name: say('indicators:weights.classes.answers') }).count()).toBe(0);
    expect(await page.getByRole('button', { name: say('indicators:weights.form.go') }).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await close();
  }, 120_000);
});

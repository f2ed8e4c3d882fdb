import { expect, it } from '@jest/globals';
import { axeFindings, describeInBrowser, sidewaysOverflow } from '../support/browser.js';
import { demonstrationInBrowser, expectWhole } from '../support/demonstration-in-browser.js';
import { wordsIn } from '../support/words.js';

/** From the form through the job to the summary, for an analyst and for a member. */
describeInBrowser('weight sets in a browser', () => {
  const { enter } = demonstrationInBrowser();
  const address = '/indicators/weights';

  it.each([
    { width: 1440, language: 'en' },
    { width: 360, language: 'zh', scheme: 'dark' },
  ] as const)(
    'are created in a form, with progress and an adjustment summary: %j',
    async (view) => {
      const { page, complaints, close } = await enter('analyst', address, view);
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
      await expectWhole(page, `weights/made-${view.width}-${view.language}`);
      expect(complaints).toEqual([]);
      await close();
    },
    120_000,
  );

  it('are refused with a reason when the population totals cannot be matched', async () => {
    const { page, close } = await enter('analyst', address, { width: 1440, language: 'en' });
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
    await page.getByText('Calibration did not converge to the population totals.').waitFor({ timeout: 60_000 });
    await page.getByText(/Largest difference: women and men by park, /).waitFor();
    await expectWhole(page, 'weights/refused-1440-en');
    await close();
  }, 120_000);

  it('show a member the adjustment summary, without weighting classes and without the form', async () => {
    const { page, close } = await enter('member-workers', address, { width: 1440, language: 'en' });
    const say = await wordsIn('en');
    await page
      .getByRole('link', { name: say('indicators:weights.name', { number: 2 }) })
      .first()
      .click();
    await page.getByRole('heading', { name: say('indicators:weights.facts.title') }).waitFor();
    await page.getByText(say('indicators:weights.facts.few'), { exact: true }).waitFor();
    expect(await page.getByRole('heading', { name: say('indicators:weights.classes.title') }).count()).toBe(0);
    expect(await page.getByRole('button', { name: say('indicators:weights.form.go') }).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await close();
  }, 120_000);
});

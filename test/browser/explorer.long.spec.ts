import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Download, Page } from 'playwright-core';
import { describeInBrowser, type View } from '../support/browser.js';
import { beyondItsEdge, demonstrationInBrowser, expectWhole } from '../support/demonstration-in-browser.js';
import { unzip } from '../support/unzip.js';
import { type Say, wordsIn } from '../support/words.js';

const stamp = 'Project statistics, not official statistics / 项目统计数据，非官方统计数据';
const indicator = 'social_insurance_full_rate';

/** Finding an indicator, reading, downloading, comparing and cross-tabulating it, partly with the keyboard. */
describeInBrowser('the explorer in a browser', () => {
  const { enter } = demonstrationInBrowser();

  const views: readonly View[] = [
    { width: 1440, language: 'en' },
    { width: 1440, language: 'zh', scheme: 'dark' },
    { width: 360, language: 'zh' },
    { width: 360, language: 'en', scheme: 'dark' },
  ];

  const addresses = {
    catalogue: '/indicators',
    found: '/indicators?text=women&sdg=5.5',
    indicator: `/indicators/${indicator}?by=age_group`,
    counted: '/indicators/action_completion_rate',
    waves: `/indicators/compare?indicator=${indicator}`,
    levels: `/indicators/compare?kind=levels&indicator=${indicator}&by=park`,
    sexes: `/indicators/compare?kind=levels&indicator=${indicator}&by=sex`,
    indicators: '/indicators/compare?kind=indicators',
    table: `/indicators/table?indicator=${indicator}&rows=park`,
    pair: `/indicators/table?indicator=${indicator}&rows=park&columns=contract_type`,
  };

  it.each(views)(
    'has no accessibility findings and nothing cut off at %j',
    async (view) => {
      const { page } = await enter('analyst', '/indicators', view);
      for (const [name, address] of Object.entries(addresses)) {
        await page.goto(`/w/demonstration${address}`);
        await page.locator('h1').waitFor();
        await expectWhole(page, `explorer/${name}-${view.width}-${view.language}`);
      }
      await page.goto(`/w/demonstration/indicators/table?rows=isco_major&indicator=monthly_earnings_mean`);
      expect(await beyondItsEdge(page)).toBe(0);
    },
    240_000,
  );

  async function taken(page: Page, press: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
    const [download] = await Promise.all([page.waitForEvent('download'), press()]);
    return { name: (download as Download).suggestedFilename(), content: readFileSync(await download.path()) };
  }

  /** Opens the menu of the first chart by keyboard and downloads a file; the focus must return afterwards. */
  async function takeChart(page: Page, say: Say, kind: 'csv' | 'xlsx' | 'svg' | 'png') {
    await page
      .locator('figure')
      .first()
      .getByRole('button', { name: say('shared:chart.download') })
      .focus();
    await page.keyboard.press('Enter');
    const item = page.getByRole('menuitem', { name: say(`shared:chart.as.${kind}`) });
    const file = await taken(page, () => item.click());
    await page
      .locator('figure')
      .first()
      .locator('button:focus', { hasText: say('shared:chart.download') })
      .waitFor();
    return file;
  }

  async function find(page: Page, say: Say): Promise<void> {
    await page.getByLabel(say('indicators:find.search')).fill(indicator.replaceAll('_', ' '));
    await page.getByText(say('indicators:find.shown_one', { count: 1, figures: 1 })).waitFor();
    await page.locator('main table').getByRole('link').click();
    await page.locator('figure').first().waitFor();
  }

  it.each(['en', 'zh'] as const)(
    'leads in %s from a search word to a figure, its table, its files and a comparison',
    async (language) => {
      const say = await wordsIn(language);
      const { page, complaints } = await enter('observer', '/indicators', { language });
      await find(page, say);
      await page.locator('.in-methods > summary').click();
      for (const word of ['definition.title', 'how.title'])
        await page.getByRole('heading', { name: say(`indicators:${word}`) }).waitFor();
      // the page also contains the name in the other language
      await page.getByText('Employees covered by all five social insurances').first().waitFor();
      await page.getByText('五险齐全的雇员占比').first().waitFor();

      const chart = page.locator('figure').first();
      await chart.getByRole('button', { name: say('shared:chart.table') }).press('Enter');
      expect(await chart.locator('tbody tr').count()).toBe(2);

      const csv = await takeChart(page, say, 'csv');
      const lines: Record<string, string>[] = parse(csv.content, { columns: true, bom: true });
      expect(lines.map((line) => Object.values(line)[0])).toEqual([say('shared:sex.female'), say('shared:sex.male')]);
      expect(Object.values(lines[0]!)).toContain(stamp);

      const svg = (await takeChart(page, say, 'svg')).content.toString('utf8');
      expect(svg).toMatch(/^<svg /);
      expect(svg).toContain(stamp);
      expect(svg).not.toMatch(/href=|url\((?!#)|@import|style/);

      const root = await page.evaluate(
        `new DOMParser().parseFromString(${JSON.stringify(svg)}, 'image/svg+xml').documentElement.childElementCount`,
      );
      // malformed XML would be an error message with few elements
      expect(root).toBeGreaterThan(5);

      const png = (await takeChart(page, say, 'png')).content;
      expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
      expect(png.readUInt32BE(16)).toBe(1568);

      const xlsx = unzip((await takeChart(page, say, 'xlsx')).content);
      expect([...xlsx.values()].join('')).toContain(stamp);

      await page
        .getByRole('button', { name: say('indicators:files.open') })
        .first()
        .click();
      const all = await taken(page, () => page.getByRole('menuitem', { name: say('indicators:files.csv') }).click());
      expect(all.name).toBe(`indicator-${indicator}.csv`);
      expect(parse(all.content, { columns: true, bom: true }).length).toBeGreaterThan(40);

      await page.getByRole('link', { name: say('indicators:compare.open') }).click();
      await page.getByRole('heading', { name: say('indicators:compare.difference') }).waitFor();
      await page.getByText(say('indicators:compare.kinds.levels'), { exact: true }).click();
      await page.waitForURL(/kind=levels/);
      await page.getByRole('heading', { name: say('indicators:compare.difference') }).waitFor();
      expect(complaints).toEqual([]);
    },
    120_000,
  );

  /** For a reader who may compute it, see definitions.spec.ts, where a run computes a pair. */
  it('tells a reader that two breakdowns were not computed together, without a button to compute them', async () => {
    const say = await wordsIn('en');
    const address = `/indicators/table?indicator=${indicator}&rows=contract_type&columns=park`;
    const { page } = await enter('observer', address, {});
    await page.getByText(say('indicators:cross.pair')).waitFor();
    expect(await page.getByRole('button', { name: say('indicators:cross.start') }).count()).toBe(0);
  });
});

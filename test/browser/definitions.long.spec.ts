import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import {
  beyondItsEdge,
  demonstrationInBrowser,
  expectWhole,
  expectWholeAtFullHeight,
} from '../support/demonstration-in-browser.js';
import { publishLastRun } from '../support/publish-over-http.js';
import { wordsIn } from '../support/words.js';

const words = {
  en: {
    add: 'New indicator',
    nameEn: 'Name in English',
    nameZh: 'Name in Chinese',
    code: 'Code',
    group: 'Subject',
    subject: 'Gender equality',
    universe: 'Universe (condition)',
    numerator: 'Numerator',
    denominator: 'Denominator',
    reason: 'Reason',
    begun: 'Not complete yet',
    wrong: /errors? to correct/,
    fine: 'No errors. Once saved, the next run computes this indicator.',
    use: 'Use employee',
    inWords: /women employees/,
    save: 'Add indicator',
    history: 'Versions',
    saveNext: 'Save as version 2',
    compare: 'Compare two versions',
    insert: 'Insert contract',
    variables: 'Search names',
    waits: 'Version 2 is newer; the next run uses it.',
    kind: 'Type of estimate',
    comparison: 'Comparison of two groups',
    unit: 'Unit',
    points: 'percentage points',
    useShare: 'Use green_job_share',
    overlap: /A person could be in both groups/,
    contrast: /the share “Green job share among employees” among persons for whom .*, minus that among persons/,
    compared: 'Comparison',
  },
  zh: {
    add: '新增指标',
    nameEn: '英文名称',
    nameZh: '中文名称',
    code: '编号',
    group: '主题',
    subject: '性别平等',
    universe: '统计对象（条件）',
    numerator: '分子',
    denominator: '分母',
    reason: '理由',
    begun: '尚未填写完整',
    wrong: /有\d+处需要改正/,
    fine: '公式检查通过。保存后，下一次计算将包含该指标。',
    use: '改用 employee',
    inWords: /女雇员/,
    save: '新增指标',
    history: '版本',
    saveNext: '保存为第2版',
    compare: '比较两个版本',
    insert: '插入 contract',
    variables: '搜索名称',
    waits: '第2版更新，下一次计算将采用。',
    kind: '估计类型',
    comparison: '两个人群的比较',
    unit: '单位',
    points: '百分点',
    useShare: '改用 green_job_share',
    overlap: /两个人群可能有重叠/,
    contrast: /“雇员绿色就业（岗位）占比”：前者符合（.*）者，后者符合（.*）者，前者减后者/,
    compared: '比较内容',
  },
} as const;

/** An administrator adds a custom indicator and sees its figure. */
describeInBrowser('definitions in a browser', () => {
  const { enter, signIn } = demonstrationInBrowser();
  const looked = (page: Page, name: string): Promise<void> => expectWholeAtFullHeight(page, `definitions/${name}`);

  const seen = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: 15_000 });
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  const choose = async (page: Page, label: string, option: string): Promise<void> => {
    await page.getByRole('combobox', { name: label }).or(page.getByLabel(label)).first().click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };

  /**
   * Compares two groups other than women and men: the check reports mistakes, and describes the valid comparison in
   * words.
   */
  async function addComparison(page: Page, say: (typeof words)['en' | 'zh'], at: { id: string; name: string }) {
    await page.goto('/w/demonstration/indicators/definitions/new');
    await page.locator('.in-variables li').first().waitFor({ timeout: 15_000 });
    await choose(page, say.group, say.subject);
    // the message about the empty code must not move a list that is being pressed
    const code = page.locator('input[name="id"]');
    await code.focus();
    await choose(page, say.kind, say.comparison);
    expect(await code.getAttribute('aria-invalid')).toBe('true');
    await choose(page, say.unit, say.points);
    await page.locator('input[name="nameEn"]').fill('Gap in green job share by written contract');
    await page.locator('input[name="nameZh"]').fill('按有无书面合同的绿色岗位占比差距');
    await code.fill(at.id);
    const [first, second] = ['numerator', 'denominator'].map((name) => page.locator(`textarea[name="${name}"]`));
    await page.locator('textarea[name="universe"]').fill('employee = 1');
    await first!.fill('green_jobs_share(contract in 1-3)');
    await second!.fill('green_job_share(contract in 3-5)');
    await button(page, say.useShare).press('Enter');
    await seen(page, say.overlap);
    expect(await first!.inputValue()).toBe('green_job_share(contract in 1-3)');
    await looked(page, `${at.name}-faults`);
    await second!.fill('green_job_share(contract in 4,5)');
    await seen(page, say.fine);
    await seen(page, say.contrast);
    await page.locator('textarea[name="reason"]').fill('Asked for by the workers’ group');
    await looked(page, `${at.name}-checked`);
    await button(page, say.save).click();
    await page.getByRole('heading', { name: say.history, exact: true }).waitFor({ timeout: 15_000 });
    await looked(page, `${at.name}-added`);
  }

  /**
   * Requests a pair of breakdowns of an indicator of the catalogue, which a new run computes, with its progress. The
   * run also computes the definition that was written before.
   */
  async function computePair(page: Page): Promise<void> {
    const say = await wordsIn('en');
    const of = 'social_insurance_full_rate';
    await page.goto(`/w/demonstration/indicators/table?indicator=${of}&rows=contract_type&columns=park`);
    await button(page, say('indicators:cross.start')).click();
    await page.getByRole('progressbar', { name: say('indicators:cross.running') }).waitFor();
    await page.getByText(say('indicators:cross.computedWords')).waitFor({ timeout: 600_000 });
    await publishLastRun(await signIn('administrator'), await signIn('analyst'));
    await page.reload();
    const table = page.locator('main table');
    await table.waitFor({ timeout: 600_000 });
    expect(await table.locator('thead th').count()).toBe(6);
    expect(await table.locator('tbody tr').count()).toBe(6);
    await page.getByRole('button', { name: say('shared:chart.download') }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: say('shared:chart.as.csv') }).click(),
    ]);
    const [head, ...rows]: string[][] = parse(readFileSync(await download.path()), { bom: true });
    expect(rows).toHaveLength(6);
    expect(head![0]).toBe(say('indicators:breakdown.contract_type'));
    await expectWhole(page, 'explorer/pair-computed-1440-en');
    await page.setViewportSize({ width: 360, height: 780 });
    await expectWhole(page, 'explorer/pair-computed-360-en');
    expect(await beyondItsEdge(page)).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
  }

  async function shown(page: Page, { id, name }: { readonly id: string; readonly name: string }): Promise<void> {
    await page.goto(`/w/demonstration/indicators/${id}`);
    await page.locator('.in-figure').waitFor({ timeout: 15_000 });
    expect(await page.locator('.in-figure').innerText()).toMatch(/\d+\s?%.*women employees/s);
    await looked(page, name);
  }

  it.each([
    ['zh', 360, 'to the check'],
    ['en', 1440, 'to its figures'],
  ] as const)(
    'can be added and revised in %s at %i px, %s',
    async (language, width, asFar) => {
      const say = words[language];
      const id = `insured_women_${language}`;
      const name = (step: string): string => `${step}-${width}-${language}`;
      const { page, complaints, close } = await enter('administrator', '/indicators/definitions', { width, language });
      const field = (label: string) =>
        page.getByLabel(label, { exact: false }).and(page.locator('input, textarea')).first();
      await page.getByRole('link', { name: say.add }).click();
      // a field shows no fault before it was left
      await seen(page, say.begun);
      const invalid = page.locator('[aria-invalid=true]');
      expect([await page.locator('.in-faults').count(), await invalid.count()]).toEqual([0, 0]);
      await field(say.code).focus();
      await page.keyboard.press('Tab');
      await seen(page, say.wrong);
      expect(await invalid.getAttribute('name')).toBe('id');
      await field(say.nameEn).fill('Women employees with a written contract and a pension');
      await field(say.nameZh).fill('有书面合同和养老保险的女雇员占比');
      await field(say.code).fill(id);
      await choose(page, say.group, say.subject);

      // a typing error is highlighted and can be corrected with one press
      await field(say.universe).fill('employe = 1 and sex = 2');
      await page.locator('textarea[name="numerator"]').fill('SUM w*[contract in 1-3]*[social_ins has 1');
      await seen(page, say.wrong);
      await button(page, say.use).press('Enter');
      await looked(page, name('faults'));
      expect(await page.locator('textarea[name="universe"]').inputValue()).toBe('employee = 1 and sex = 2');
      await page.locator('textarea[name="numerator"]').fill('SUM w*[contract in 1-3]*[social_ins has 1]');
      await page.locator('textarea[name="denominator"]').fill('SUM w*[ known]*[social_ins known]');
      await page.locator('textarea[name="denominator"]').evaluate((box: unknown) => {
        (box as { setSelectionRange(from: number, to: number): void }).setSelectionRange(7, 7);
      });
      await page.getByLabel(say.variables).fill('contract');
      await button(page, say.insert).press('Enter');
      await seen(page, say.fine);
      await seen(page, say.inWords);
      await field(say.reason).fill('Asked for by the workers’ group');
      await looked(page, name('checked'));
      await button(page, say.save).click();
      await page.getByRole('heading', { name: say.history, exact: true }).waitFor({ timeout: 15_000 });
      await looked(page, name('added'));

      const gap = `contract_green_gap_${language}`;
      await addComparison(page, say, { id: gap, name: name('comparison') });
      if (asFar === 'to its figures') {
        await computePair(page);
        await shown(page, { id, name: name('figure') });
        await page.goto(`/w/demonstration/indicators/${gap}`);
        await page.locator('.in-figure').waitFor({ timeout: 15_000 });
        // the wave has a release, so a further figure may be suppressed
        expect(await page.locator('.in-figure').innerText()).toMatch(/points|Suppressed to protect/);
        await page.locator('.in-methods > summary').click();
        await seen(page, say.compared);
        await looked(page, name('comparison-figure'));
      }
      await page.goto(`/w/demonstration/indicators/definitions/${id}/revise`);
      await page.locator('textarea[name="numerator"]').fill('SUM w*[contract = 1]*[social_ins has 1]');
      await page.locator('textarea[name="reason"]').fill('Open-ended contracts only');
      const notes = page.locator(`textarea[name="notes${language === 'zh' ? 'Zh' : 'En'}"]`);
      await notes.fill(
        'Whoever has several contracts answers for the one with most hours in the last seven days. '.repeat(2),
      );
      expect(await notes.evaluate((box) => box.scrollHeight - box.clientHeight)).toBe(0);
      await button(page, say.saveNext).click();
      await page.getByRole('heading', { name: say.compare }).waitFor({ timeout: 15_000 });
      await seen(page, 'SUM w*[contract = 1]*[social_ins has 1]');
      await looked(page, name('versions'));
      await page.goto(`/w/demonstration/indicators/${id}`);
      if (asFar === 'to its figures') {
        await page.locator('.in-methods > summary').click();
        await seen(page, say.waits);
      }
      expect(complaints).toEqual([]);
      await close();
    },
    900_000,
  );
});

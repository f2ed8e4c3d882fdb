import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { demonstrationInBrowser, expectWholeAtFullHeight } from '../support/demonstration-in-browser.js';

const words = {
  en: {
    add: 'New indicator',
    nameEn: 'Name in English',
    nameZh: 'Name in Chinese',
    code: 'Code',
    group: 'Subject',
    subject: 'Gender equality',
    universe: 'Whom it counts (condition)',
    numerator: 'Above the line',
    denominator: 'Below the line',
    reason: 'What changed and why',
    begun: 'Not complete yet',
    wrong: /things? to put right/,
    fine: 'Nothing wrong. The next run computes it.',
    use: 'Use employee',
    inWords: /women employees/,
    save: 'Add the indicator',
    history: 'Versions',
    saveNext: 'Save as version 2',
    compare: 'Compare two versions',
    insert: 'Insert contract',
    variables: 'Search variables',
    waits: 'Version 2 is newer; the next run computes it.',
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
    reason: '修改内容及理由',
    begun: '尚未填写完整',
    wrong: /有\d+处需要改正/,
    fine: '没有问题，下一次计算将包含该指标。',
    use: '改用 employee',
    inWords: /女雇员/,
    save: '新增指标',
    history: '版本',
    saveNext: '保存为第2版',
    compare: '比较两个版本',
    insert: '插入 contract',
    variables: '查找变量',
    waits: '第2版更新，下一次计算将采用。',
  },
} as const;

/** An analyst writes an indicator that no program knows, and sees its figure. */
describeInBrowser('definitions in a browser', () => {
  const { enter } = demonstrationInBrowser();
  const looked = (page: Page, name: string): Promise<void> => expectWholeAtFullHeight(page, `definitions/${name}`);

  const seen = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: 15_000 });
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  /** Starts a run over all closed answers and waits for the figure of one indicator. */
  async function computed(page: Page, { id, name }: { readonly id: string; readonly name: string }): Promise<void> {
    await page.goto('/w/demonstration/indicators/runs');
    await button(page, 'Compute').click();
    await page.waitForURL(/runs\/[0-9a-f-]{36}/, { timeout: 30_000 });
    await page.locator('.in-hash').first().waitFor({ timeout: 300_000 });
    await page.goto(`/w/demonstration/indicators/${id}`);
    await page.locator('.in-figure').waitFor({ timeout: 15_000 });
    expect(await page.locator('.in-figure').innerText()).toMatch(/\d+\s?%.*women employees/s);
    await looked(page, name);
  }

  it.each([
    ['en', 1440],
    ['zh', 360],
  ] as const)(
    'writes, computes and revises an indicator in %s at %i px',
    async (language, width) => {
      const say = words[language];
      const id = `insured_women_${language}`;
      const name = (step: string): string => `${step}-${width}-${language}`;
      const { page, complaints, close } = await enter('analyst', '/indicators/definitions', { width, language });
      const field = (label: string) =>
        page.getByLabel(label, { exact: false }).and(page.locator('input, textarea')).first();
      await page.getByRole('link', { name: say.add }).click();
      // nothing is a fault before its field was left
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
      await page.getByRole('combobox', { name: say.group }).or(page.getByLabel(say.group)).first().click();
      await page.getByRole('option', { name: say.subject }).click();

      // a slip of the pen is pointed at, and put right by one press
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

      if (language === 'en') await computed(page, { id, name: name('figure') });
      await page.goto(`/w/demonstration/indicators/definitions/${id}/revise`);
      await page.locator('textarea[name="numerator"]').fill('SUM w*[contract = 1]*[social_ins has 1]');
      await page.locator('textarea[name="reason"]').fill('Open-ended contracts only');
      await button(page, say.saveNext).click();
      await page.getByRole('heading', { name: say.compare }).waitFor({ timeout: 15_000 });
      await seen(page, 'SUM w*[contract = 1]*[social_ins has 1]');
      await looked(page, name('versions'));
      await page.goto(`/w/demonstration/indicators/${id}`);
      if (language === 'en') await seen(page, say.waits);
      expect(complaints).toEqual([]);
      await close();
    },
    400_000,
  );
});

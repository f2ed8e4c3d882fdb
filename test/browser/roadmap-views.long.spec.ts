import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { city } from '../support/demonstration.js';
import { demonstrationInBrowser, expectWholeAtFullHeight } from '../support/demonstration-in-browser.js';
import { viewsOf } from '../support/views.js';
import { wordsIn } from '../support/words.js';

const here = `/api/workspaces/${city.workspaceId}/roadmap`;

describeInBrowser('the views of the roadmap in a browser', () => {
  const { enter, signIn, complaints } = demonstrationInBrowser();
  const looked = (page: Page, name: string): Promise<void> => expectWholeAtFullHeight(page, `roadmap/${name}`);
  const views = ['en', 'zh'] as const;

  it.each(viewsOf(views))(
    'opens the public page of agreed actions from the state of the roadmap, on a phone and a desk, in %s',
    async (language) => {
      const say = await wordsIn(language);
      for (const width of [360, 1440]) {
        const { page, context } = await enter('observer', '/roadmap/state', { width, language });
        const opening = context.waitForEvent('page');
        await page.getByRole('link', { name: say('roadmap:public.page'), exact: true }).click();
        const opened = await opening;
        await opened.setViewportSize(page.viewportSize()!);
        await opened.locator('article').first().waitFor();
        expect(await opened.locator('html').getAttribute('lang')).toBe(language === 'en' ? 'en' : 'zh-CN');
        await looked(opened, `public-${width}-${language}`);
      }
    },
    120_000,
  );

  it.each(viewsOf(views))(
    'saves the filters and the view in the address, and opens them again from the saved view, in %s',
    async (language) => {
      const say = await wordsIn(language);
      const name = language === 'en' ? 'Table of agreed actions' : '已议定行动表';
      const address = '/roadmap?status=agreed&view=table&sort=-due';
      const { page } = await enter('facilitator', address, { width: 1440, language });
      const codes = async (on: Page): Promise<readonly string[]> => {
        await on.locator('.rm-actions .rm-code').first().waitFor();
        return on.locator('.rm-actions .rm-code').allTextContents();
      };
      const before = await codes(page);
      const open = (on: Page) => on.getByRole('button', { name: say('roadmap:views.open'), exact: true }).click();
      await open(page);
      await page.getByRole('button', { name: say('roadmap:views.save'), exact: true }).click();
      await page.getByLabel(say(`roadmap:views.name${language === 'en' ? 'En' : 'Zh'}`)).fill(name);
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await page.getByRole('dialog').getByRole('link', { name, exact: true }).waitFor();

      const again = (await enter('facilitator', '/roadmap', { width: 360, language })).page;
      await open(again);
      await again.getByRole('link', { name, exact: true }).click();
      await again.waitForURL((url) => url.searchParams.get('status') === 'agreed');
      expect(Object.fromEntries(new URL(again.url()).searchParams)).toMatchObject({
        ...{ status: 'agreed', view: 'table', sort: '-due' },
      });
      expect(await codes(again)).toEqual(before);
    },
    120_000,
  );

  it.each(viewsOf(views))(
    'moves an action in the timeline by dragging to the same dates as by keyboard, in %s',
    async (language) => {
      const { page } = await enter('facilitator', '/roadmap?view=timeline&zoom=half', { width: 1440, language });
      const bar = page.locator('button.rm-bar').first();
      await bar.waitFor();
      const dates = async (): Promise<readonly string[]> => {
        const dialog = page.getByRole('dialog');
        await dialog.waitFor();
        const fields = [dialog.locator('[name=startOn]'), dialog.locator('[name=dueOn]')];
        const values = await Promise.all(fields.map((field) => field.inputValue()));
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        return values;
      };
      const moved = page.locator('.rm-moved').filter({ hasText: /\d/ });
      await bar.focus();
      for (const key of ['Shift+ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) await page.keyboard.press(key);
      await moved.waitFor();
      const pressed = await moved.innerText();
      await page.keyboard.press('Enter');
      const byKeyboard = await dates();

      // days of the lane in pixels, as the hand moves them: as far as the same dates are announced
      await bar.scrollIntoViewIfNeeded();
      const box = (await bar.boundingBox())!;
      const lane = (await bar.locator('xpath=..').boundingBox())!;
      // the middle of what the period shows of the bar
      const [left, right] = [Math.max(box.x, lane.x), Math.min(box.x + box.width, lane.x + lane.width)];
      const [x, y] = [(left + right) / 2, box.y + box.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      for (let by = 1; by < 200; by += 1) {
        await page.mouse.move(x + by, y);
        if ((await moved.count()) > 0 && (await moved.innerText()) === pressed) break;
      }
      expect(await moved.innerText()).toBe(pressed);
      await page.mouse.up();
      expect(await dates()).toEqual(byKeyboard);
    },
    120_000,
  );

  it('answers a download as IATI of a filter without actions with 404 and the reason in both languages', async () => {
    const observer = await signIn('observer');
    for (const [tag, reason] of [
      ['en', 'No actions match the filters, so there is nothing to download as IATI.'],
      ['zh-CN', '没有符合筛选条件的行动，无内容可下载为 IATI 文件。'],
    ] as const) {
      const answer = await observer.call('GET', `${here}/iati.xml?text=nothing-of-the-kind`, {
        headers: { 'accept-language': tag },
      });
      expect(answer).toMatchObject({ status: 404, body: { code: 'roadmap.iati.empty', title: reason } });
    }
  });

  it.each(viewsOf(views))('keeps owners within their column in tables by group, in %s', async (language) => {
    const address = '/roadmap?view=table&group=area';
    const { page } = await enter('facilitator', address, { width: 1440, language });
    for (const width of [1024, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.locator('.rm-group td .rm-owner').first().waitFor();
      const beyond = await page.locator('.rm-group td:has(.rm-owner)').evaluateAll(
        (cells) =>
          cells.filter((cell) => {
            const words = cell.ownerDocument.createRange();
            words.selectNodeContents(cell.querySelector('.rm-owner')!);
            return words.getBoundingClientRect().right > cell.getBoundingClientRect().right;
          }).length,
      );
      expect({ width, beyond }).toEqual({ width, beyond: 0 });
    }
  });

  it('cause no error, no refused policy and no request to another host', () => {
    expect(complaints()).toEqual([]);
  });
});

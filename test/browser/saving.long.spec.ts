import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { demonstrationInBrowser, expectWholeAtFullHeight } from '../support/demonstration-in-browser.js';
import { once, viewsOf } from '../support/views.js';
import { wordsIn } from '../support/words.js';

/** Properties of every form: validated before sending, focus kept, changes can be undone. */
describeInBrowser('saving a form in a browser', () => {
  const { enter } = demonstrationInBrowser();
  const looked = (page: Page, name: string): Promise<void> => expectWholeAtFullHeight(page, `saving/${name}`);
  const focused = (page: Page): Promise<string> =>
    page.evaluate<string>(
      'document.activeElement.getAttribute("role") ?? document.activeElement.name ?? document.activeElement.tagName',
    );
  const button = (page: Page | Locator, name: string | RegExp) =>
    page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });

  const views = [
    ['en', 1440, '31 Jan 2027', '1 Feb 2027', '10 Jan 2027'],
    ['zh', 360, '2027年1月31日', '2027年2月1日', '2027年1月10日'],
  ] as const;

  it.each(viewsOf(views))(
    'checks the form first and leads to its fields, in %s at %i px',
    async (language, width, last, first, chosen) => {
      const say = await wordsIn(language);
      const { page, complaints } = await enter('facilitator', '/roadmap/new', { width, language });
      const sent: string[] = [];
      page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
      const start = page.getByLabel(say('roadmap:form.start'), { exact: true });
      const due = page.getByLabel(say('roadmap:form.due'), { exact: true });
      await start.fill('2027-02-01');
      await due.fill('31/1/2027');
      // a slow press: the message that appears at the date must not move the button away meanwhile
      await button(page, say('roadmap:form.save')).click({ delay: 300 });
      const summary = page.getByRole('alert');
      await summary.waitFor();
      expect(await focused(page)).toBe('alert');
      // typed in any format, shown in the reader's format
      expect([await start.inputValue(), await due.inputValue()]).toEqual([first, last]);
      const links = summary.getByRole('button');
      expect(await links.count()).toBe(2);
      expect(await links.nth(1).textContent()).toContain(first);
      await looked(page, `refused-${width}-${language}`);
      await links.nth(1).click();
      expect(await focused(page)).toBe('dueOn');
      expect(sent.filter((url) => url.includes('/roadmap/'))).toEqual([]);

      // the calendar by keyboard: the chosen day is focused, and afterwards its button
      await start.fill('2027-01-03');
      const open = button(page, say('shared:date.open')).first();
      await open.press('Enter');
      const calendar = page.locator('.tp-calendar');
      await calendar.locator('[data-selected]:focus').waitFor();
      await page.keyboard.press('ArrowDown');
      await calendar.locator(`[aria-label="${chosen}"]:focus`).waitFor();
      await page.keyboard.press('Enter');
      await calendar.waitFor({ state: 'hidden' });
      expect(await start.inputValue()).toBe(chosen);
      await page.locator('.mantine-ActionIcon-root:focus').waitFor();
      // looked at last: for the picture the window grows and shrinks, and a calendar whose field is out of sight is hidden
      await open.press('Enter');
      await calendar.locator('[data-selected]:focus').waitFor();
      await looked(page, `calendar-${width}-${language}`);
      await start.click();

      // the field of the other language appears on request
      const other = language === 'en' ? 'Zh' : 'En';
      expect(await page.locator(`[name="title${other}"]`).count()).toBe(0);
      await button(
        page,
        new RegExp(`^${say(`shared:version.${language === 'en' ? 'zh' : 'en'}`)}.*${say('roadmap:form.titleBoth')}`),
      ).click();
      await page.locator(`[name="title${other}"]:focus`).fill('Shade 遮阳');
      await button(page, say('roadmap:form.save')).click();
      await page.waitForURL(/\/roadmap\/[\w-]{36}$/);
      expect(complaints).toEqual([]);
    },
    60_000,
  );

  once(() => {
    it('returns the focus to the button of a dialog, and can be undone', async () => {
      const say = await wordsIn('en');
      const { page } = await enter('facilitator', '/roadmap?view=table', {});
      await page.getByRole('rowheader').getByRole('link').first().click();
      const edit = button(page, say('roadmap:page.edit'));
      await edit.click();
      const title = page.getByRole('dialog').locator('[name="titleEn"]');
      const before = await title.inputValue();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await edit.and(page.locator(':focus')).waitFor();

      await edit.click();
      await title.fill(`${before} and more`);
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('roadmap:form.saveEdit'), exact: true })
        .click();
      await page.getByRole('heading', { level: 1, name: `${before} and more` }).waitFor();
      await looked(page, 'saved-1440-en');
      await button(page, say('shared:undo')).click();
      await page.getByText(say('shared:saved.undone')).waitFor();
      await page.getByRole('heading', { level: 1, name: before, exact: true }).waitFor();
    }, 60_000);

    it('can undo a change of several actions, which was shown before it was saved', async () => {
      const say = await wordsIn('en');
      const { page } = await enter('facilitator', '/roadmap?view=table', {});
      for (const code of ['A-001', 'A-003'])
        await page.getByRole('checkbox', { name: `Select ${code}`, exact: true }).check();
      // Other actions may be due on the same day, so each look is at the row of this action.
      const row = page.getByRole('row', { name: /A-003/ });
      const before = (await row.getByText(/^\d{1,2} \w{3} \d{4}$/).textContent()) ?? '';
      await button(page, say('roadmap:changes.open')).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(say('roadmap:changes.field')).click();
      await page.getByRole('option', { name: say('roadmap:changes.kind.moveBy') }).click();
      await dialog.getByLabel(say('roadmap:changes.value.moveBy')).fill('14');
      await dialog.getByLabel(say('roadmap:dates.reason')).fill('The trainers are available later.');
      await button(dialog, say('roadmap:changes.check')).click();
      await dialog.getByRole('row', { name: /A-003/ }).waitFor();
      await looked(page, 'changed-together-1440-en');
      await button(dialog, /^Change 2 actions$/).click();
      await dialog.waitFor({ state: 'detached' });
      await row.getByText(before, { exact: true }).waitFor({ state: 'detached' });
      await button(page, say('shared:undo')).click();
      await page.getByText(say('shared:saved.undone')).waitFor();
      await row.getByText(before, { exact: true }).waitFor();
    }, 60_000);

    it('can undo the removal of a seat', async () => {
      const say = await wordsIn('en');
      const { page } = await enter('facilitator', '/roundtables', {});
      await page
        .getByRole('link', { name: /^Progress since the first roundtable/ })
        .first()
        .click();
      await page.waitForURL(/roundtables\/[\w-]{36}/);
      await page.goto(`${/^.*roundtables\/[\w-]{36}/.exec(page.url())?.[0] ?? ''}/seats`);
      const all = page.getByRole('button', { name: new RegExp(`^${say('dialogue:seat.vacate')}:`) });
      const remove = button(page, (await all.first().getAttribute('aria-label')) ?? '');
      await remove.click();
      await button(page.getByRole('dialog'), say('dialogue:seat.vacate')).click();
      await remove.waitFor({ state: 'detached' });
      await button(page, say('shared:undo')).click();
      await page.getByText(say('shared:saved.undone')).waitFor();
      await remove.waitFor();
    }, 60_000);

    it('never leaves the focus on the page when a dialog closes that was mounted only while open', async () => {
      const say = await wordsIn('en');
      const { page } = await enter('facilitator', '/directory?tab=organisations', {});
      const edit = page.getByRole('button', { name: new RegExp(`^${say('directory:edit')}`) }).first();
      await edit.click();
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await edit.and(page.locator(':focus')).waitFor();
    });
  });
});

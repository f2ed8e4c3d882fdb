import { expect, it } from '@jest/globals';
import { describeInBrowser } from '../support/browser.js';
import { demonstrationInBrowser, expectWholeAtFullHeight } from '../support/demonstration-in-browser.js';
import { once, viewsOf } from '../support/views.js';
import { wordsIn } from '../support/words.js';

/** A page that cannot be loaded, and one that does not exist. */
describeInBrowser('a page without its content', () => {
  const { enter } = demonstrationInBrowser();

  const views = [
    ['en', 1440],
    ['zh', 360],
  ] as const;

  it.each(viewsOf(views))(
    'says that the reader is offline and loads by itself when the connection is back, in %s at %i px',
    async (language, width) => {
      const say = await wordsIn(language);
      const { page, context } = await enter('facilitator', '/roundtables', { width, language });
      await page.getByRole('heading', { level: 1, name: say('dialogue:list.title') }).waitFor();
      await context.setOffline(true);
      await page
        .getByRole('link', { name: say('app:nav.roadmap'), exact: true })
        .first()
        .click();
      await page.getByRole('alert').getByText(say('shared:problem.offline.self')).waitFor();
      await expectWholeAtFullHeight(page, `offline/page-${width}-${language}`);
      await context.setOffline(false);
      await page.getByRole('heading', { level: 1, name: say('roadmap:title') }).waitFor();
      await page.getByRole('alert').waitFor({ state: 'detached' });
    },
    60_000,
  );

  once(() => {
    it('offers a way back from an item that does not exist', async () => {
      const say = await wordsIn('en');
      const { page } = await enter('facilitator', '/roundtables', {});
      await page.goto('/w/demonstration/roundtables/018f0000-0000-7000-8000-000000000000');
      await page.getByRole('alert').waitFor();
      await expectWholeAtFullHeight(page, 'offline/missing-1440-en');
      await page.getByRole('button', { name: say('shared:back'), exact: true }).click();
      await page.waitForURL(/\/roundtables$/);
      await page.goto('/w/demonstration/nowhere');
      await expectWholeAtFullHeight(page, 'offline/nowhere-1440-en');
      await page.getByRole('link', { name: say('shared:problem.notFound.overview') }).click();
      await page.waitForURL(/\/w\/demonstration$/);
      expect(await page.getByRole('alert').count()).toBe(0);
    }, 60_000);
  });
});

import { it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { demonstrationInBrowser, expectWholeAtFullHeight } from '../support/demonstration-in-browser.js';
import { viewsOf } from '../support/views.js';
import { wordsIn } from '../support/words.js';

/** A form with a filter, a picture and a text in a third language only. */
const form = (age: string): Buffer =>
  Buffer.from(`| survey |
| | type | name | label::English (en) | label::中文 (zh) | label::Français (fr) | choice_filter | media::image |
| | ${age} | age | **Your age** | 年龄 | | | |
| | select_one area | area | Area | 区域 | | | map.png |
| | select_one town | town | Town | 城镇 | | area = \${area} | |
| | text | note | | | Remarques | | |
| choices |
| | list_name | name | label::English (en) | label::中文 (zh) | area |
| | area | n | North | 北 | |
| | town | t | Town T | T 镇 | n |
| settings |
| | form_id | form_title |
| | journey | Journey |
`);

describeInBrowser('a questionnaire', () => {
  const { enter } = demonstrationInBrowser();
  const upload = (page: Page, type: string): Promise<void> =>
    page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        ...{ name: 'journey.md', mimeType: 'text/markdown', buffer: form(type) },
      });

  it.each(
    viewsOf([
      ['en', 1440],
      ['zh', 1440],
    ] as const),
  )(
    'is uploaded with an error, corrected, edited, previewed, published and compared with its next version, in %s at %i px',
    async (language, width) => {
      const say = await wordsIn(language);
      const { page } = await enter('analyst', '/surveys/questionnaires', { language, width });
      page.setDefaultTimeout(60_000);
      const looked = (name: string): Promise<void> =>
        expectWholeAtFullHeight(page, `questionnaires/${name}-${language}-${width}`);
      const seen = (text: string): Promise<void> => page.getByText(text).first().waitFor();
      const press = (key: string): Promise<void> =>
        page
          .getByRole('button', { name: say(key), exact: true })
          .first()
          .click();
      const change = async (name: string): Promise<void> => {
        await page.locator('.sv-outline-row').first().click();
        const label = `${say('surveys:editor.label')}, ${say('surveys:editor.in.en')}`;
        await page.getByRole('textbox', { name: label }).fill(name);
        // the notice of an earlier save may still be there
        const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
        await press('surveys:editor.save');
        await saved;
        await seen(say('surveys:editor.saved'));
        await page.getByRole('button', { name: say('surveys:editor.save'), exact: true, disabled: true }).waitFor();
      };

      await upload(page, 'integr');
      await seen(say('surveys:questionnaires.refused'));
      await looked('refused');

      await upload(page, 'integer');
      await seen(say('surveys:questionnaires.acceptedWithWarnings'));
      await seen('map.png');
      await looked('warnings');

      await page.getByRole('link', { name: say('surveys:questionnaires.view') }).click();
      await seen('Remarques [Français (fr)]');
      await looked('draft');

      await page.getByRole('link', { name: say('surveys:editor.open') }).click();
      await change('Age in years');
      await press('surveys:editor.preview');
      await page.frameLocator('iframe').getByRole('button').first().waitFor();
      await page.locator('.sv-outline-row').last().click();
      await seen('Remarques [Français (fr)]');
      await looked('editor');

      await page
        .locator('#content')
        .getByRole('link', { name: say('surveys:mapping.back') })
        .click();
      await press('surveys:questionnaires.publish');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('surveys:questionnaires.publish') })
        .click();
      await press('surveys:editor.newVersion');
      await change('Age at your last birthday');
      await page
        .locator('#content')
        .getByRole('link', { name: say('surveys:mapping.back') })
        .click();
      await page.getByText('Age at your last birthday').first().waitFor();
      await page.locator('ins', { hasText: 'Age at your last birthday' }).waitFor();
      await looked('changes');
    },
    600_000,
  );
});

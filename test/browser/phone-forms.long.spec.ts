/** Forms of the corpus with repeats and cascades, answered on the phone page as a person does, offline in between. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { importedFormTexts } from '../../src/surveys/catalogue/imported-form.js';
import { definitionOf } from '../../src/surveys/domain/form-definition.js';
import { itemsOf, type FormModel } from '../../src/surveys/form/model/form-model.js';
import { readFormFile } from '../../src/surveys/xlsform/read-file.js';
import { axeFindings, describeInBrowser, launchBrowser, sidewaysOverflow, visit } from '../support/browser.js';
import { questionnaireOf, servePhonePage, uploadedQuestionnaire } from '../support/phone-server.js';
import { describeWithShared, sharedFolder } from '../support/when.js';

const built = path.resolve('dist/web/phone');
const corpus = path.join(sharedFolder, 'xlsforms');
const mostScreens = 400;

/** Forms of the corpus that a wave can use and that have a repeat or a filter of choices. */
async function corpusForms(): Promise<ReadonlyMap<string, FormModel>> {
  const json = <T>(file: string): T => JSON.parse(readFileSync(path.join(corpus, file), 'utf8')) as T;
  const books = json<readonly { file: string }[]>('workbooks.json').map(
    ({ file }) => [file, readFileSync(path.join(corpus, file))] as const,
  );
  const tables = json<readonly { id: string; md: string }[]>('markdown-forms.json').map(
    ({ id, md }) => [`${id}.md`, Buffer.from(md)] as const,
  );
  const found = new Map<string, FormModel>();
  for (const [name, bytes] of [...books, ...tables]) {
    const { model } = await readFormFile(name, bytes);
    if (model === null || definitionOf(model, importedFormTexts).obstacles.length > 0) continue;
    const isWanted = [...itemsOf(model.items)].some(
      (item) =>
        item.kind === 'repeat' ||
        (item.kind === 'question' && 'choices' in item.type && item.type.choices.filter !== undefined),
    );
    if (isWanted) found.set(name, model);
  }
  return found;
}

/** Numbers and texts that forms accept, tried in turn until there is no error. */
const attempts = ['1', '3', '20', '40', 'abc', '13900000000', '2000'];

/** Answers one screen; false if the form accepts none of the answers. */
async function answerScreen(page: Page): Promise<boolean> {
  for (const [turn, text] of attempts.entries()) {
    // the screen for the four digits may follow once the second script has come
    if (await page.locator('#digits').count()) return true;
    if (await page.locator('.ranked').count()) {
      for (const choice of await page.locator('.ranked[aria-pressed="false"]').all()) await choice.click();
    } else if (await page.locator('#number').count()) await page.fill('#number', text);
    else if (await page.locator('#words').count()) await page.fill('#words', text);
    else if (await page.locator('#day').count()) await fillClock(page, turn);
    else if (await page.locator('#form .choice input').count()) {
      const inputs = page.locator('#form .choice input');
      const input = inputs.nth(Math.min(turn, (await inputs.count()) - 1));
      if (!(await input.isChecked())) await input.click();
    }
    const before = await page.locator('#page').innerHTML();
    await page.locator('.foot .main').click();
    await page.locator('.foot .main:not([disabled])').waitFor();
    if (!(await page.locator('#fault').count()) && (await page.locator('#page').innerHTML()) !== before) return true;
  }
  return false;
}

async function fillClock(page: Page, turn: number): Promise<void> {
  const type = await page.getAttribute('#day', 'type');
  const day = ['2024-05-06', '2030-01-02', '1990-03-04'][turn % 3] ?? '';
  await page.fill('#day', type === 'time' ? '08:30' : type === 'date' ? day : `${day}T08:30`);
}

/** Adds an entry where there is none yet; false if this screen is not about entries. */
async function addEntry(page: Page): Promise<boolean> {
  const add = page.locator('#form button.side');
  if (!(await add.count()) || (await page.locator('.entries li').count()) > 0) return false;
  await add.first().click();
  return true;
}

/** From the first screen to the confirmation; offline from the third question, online again to send. */
async function answerAll(page: Page, offline: (is: boolean) => Promise<void>): Promise<number> {
  await page.goto('/s/K7QF');
  await page.waitForSelector('.over');
  while (await page.locator('.over').count()) await page.locator('.foot .main').click();
  await page.waitForSelector('#form');
  let asked = 0;
  for (let screen = 0; screen < mostScreens; screen += 1) {
    if (screen === 2) await offline(true);
    if (await page.locator('#digits').count()) await page.locator('.foot .plain').click();
    else if (await page.locator('.plainlist').count()) await page.locator('.foot .main').click();
    else if (!(await page.locator('#form').count())) break;
    else if (!(await addEntry(page))) {
      asked += 1;
      if (!(await answerScreen(page))) throw new Error(`stuck at ${await page.locator('h1').first().innerText()}`);
    }
  }
  await offline(false);
  await page.locator('.foot .main').click();
  await page.waitForSelector('.done');
  return asked;
}

describeWithShared('xlsforms/workbooks.json', 'forms of the corpus with repeats or cascades', () => {
  describeInBrowser('on the phone page', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());

    it.each(['zh', 'en'] as const)(
      'are answered to the end, in part without a network, and accepted by the server (%s)',
      async (language) => {
        const forms = await corpusForms();
        const done: string[] = [];
        const failed: string[] = [];
        for (const [name, model] of forms) {
          const server = await servePhonePage(built, questionnaireOf(model));
          const { page, context, close } = await visit(browser, server.origin, { width: 360, height: 740, language });
          page.setDefaultTimeout(10_000);
          try {
            await answerAll(page, (is) => context.setOffline(is));
            expect([...server.stored.values()]).toMatchObject([{ complete: true, language }]);
            done.push(name);
          } catch (error) {
            failed.push(`${name}: ${String(error).split('\n')[0]}`);
          }
          await close();
          await server.close();
        }
        console.log(`forms answered (${language}): ${done.length} of ${forms.size}`, failed);
        // waves refuse the others, whose repeats state no maximum
        expect(done.length).toBeGreaterThan(10);
        expect(failed).toEqual([]);
      },
      1_200_000,
    );
  });
});

const nested = `
| survey |
|  | type | name | label::English (en) | label::中文 (zh) | repeat_count | choice_filter | constraint |
|  | select_one region | region | Region | 区 | | |
|  | select_one town | town | Town | 镇 | | region = \${region} |
|  | select_one town | birth | Town of birth, whatever the region is | 出生地（不限区） | | |
|  | begin_repeat | line | Line | 生产线 | | |
|  | text | product | Product | 产品 | | | position(..) <= 3 |
|  | begin_repeat | shift | Shift for \${product} | \${product}的班次 | 2 | |
|  | integer | hours | Hours | 小时 | | |
|  | end_repeat | | | | | |
|  | begin_repeat | tool | Tool for \${product} | \${product}的工具 | | |
|  | text | kind | Kind of tool | 工具种类 | | | position(..) <= 5 |
|  | end_repeat | | | | | |
|  | end_repeat | | | | | |
| choices |
|  | list_name | name | label::English (en) | label::中文 (zh) | region |
|  | region | 7 | North | 北区 | |
|  | region | 8 | South | 南区 | |
${Array.from({ length: 16_000 }, (_, at) => `|  | town | t${at} | Town ${at} | 镇${at} | ${7 + (at % 2)} |`).join('\n')}
`;

describeInBrowser('repeats in repeats and a list of 16,000 choices on the phone page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each(['zh', 'en'] as const)(
    'are answered without a network and without a pause (%s)',
    async (language) => {
      const server = await servePhonePage(built, uploadedQuestionnaire(nested));
      const view = { width: 360, height: 740, language } as const;
      const { page, context, complaints, close } = await visit(browser, server.origin, view);
      const sound = async (name: string): Promise<void> => {
        expect(await axeFindings(page)).toEqual([]);
        expect(await sidewaysOverflow(page)).toBe(0);
        const folder = process.env['PHONE_PICTURES'];
        if (folder) await page.screenshot({ path: path.join(folder, `${name}-${language}.png`), fullPage: true });
      };
      const next = () => page.locator('.foot .main').click();
      await page.goto('/s/K7QF');
      await page.waitForSelector('.over');
      while (await page.locator('.over').count()) await next();
      await page.locator('.choice input[value="8"]').check();
      await context.setOffline(true);
      await next();
      await page.locator('.foot .plain').click();
      await page.waitForSelector('#find');
      expect(await page.locator('.choice').count()).toBe(30);
      await sound('town');
      const keystroke = await page.evaluate<number>(`Math.max(...['1', '15', '159', '1599', '15999'].map((value) => {
        const box = document.querySelector('#find');
        const start = performance.now();
        box.value = value;
        box.dispatchEvent(new Event('input'));
        return performance.now() - start;
      }))`);
      console.log(`slowest keystroke in a list of 8,000 choices: ${keystroke.toFixed(1)} ms`);
      expect(keystroke).toBeLessThan(200);
      expect(await page.locator('.choice').allInnerTexts()).toEqual([language === 'zh' ? '镇15999' : 'Town 15999']);
      await page.locator('.choice input').check();
      await page.press('#find', 'Enter');
      await next();
      await page.fill('#find', '12345');
      await page.locator('.choice input').check();
      await next();
      await page.locator('#form button.side').click();
      await page.fill('#words', 'boxes');
      await next();
      for (const hours of ['8', '6']) {
        await page.fill('#number', hours);
        if (hours === '6') await sound('inner');
        await next();
      }
      await page.locator('#form button.side').click();
      await page.fill('#words', 'saw');
      await next();
      expect(await page.locator('h1').innerText()).toBe(language === 'zh' ? 'boxes的工具' : 'Tool for boxes');
      await sound('inner-entries');
      await next();
      await sound('outer-entries');
      await next();
      await context.setOffline(false);
      await next();
      await page.waitForSelector('.done');
      expect([...server.stored.values()].map(({ answers }) => answers)).toEqual([
        {
          ...{ region: '8', town: 't15999', birth: 't12345' },
          line: [{ product: 'boxes', shift: [{ hours: '8' }, { hours: '6' }], tool: [{ kind: 'saw' }] }],
        },
      ]);
      expect(complaints.filter((line) => !/ERR_/.test(line))).toEqual([]);
      await close();
      await server.close();
    },
    180_000,
  );
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { demonstrationInBrowser } from '../support/demonstration-in-browser.js';
import { viewsOf } from '../support/views.js';
import { type Say, wordsIn } from '../support/words.js';

const enterprises = 500;
const drawn = 60;
const mostMinutes = 15;
/** Of the posters, so many are read: each takes as long as the others. */
const read = 6;

/** A register of enterprises in ten parks, of which the directory has none. */
function register(language: 'en' | 'zh'): Buffer {
  const head = language === 'en' ? 'Enterprise,Industrial park,Female,Male' : '单位名称,产业园区,女,男';
  const rows = Array.from({ length: enterprises }, (_, at) => {
    const women = 8 + ((at * at * 7) % 300);
    return [`Register ${at + 1}`, `Register Park ${(at % 10) + 1}`, women, 10 + ((at * 13) % 200)].join(',');
  });
  return Buffer.from(['\ufeff' + head, ...rows].join('\r\n'));
}

/** A person who works through the pages; each click, choice and filled field counts as a step. */
class NewUser {
  steps = 0;

  constructor(
    readonly page: Page,
    readonly say: Say,
  ) {}

  async press(key: string): Promise<void> {
    this.steps += 1;
    await this.page
      .getByRole('button', { name: this.say(key), exact: true })
      .last()
      .click();
  }

  async fill(key: string, value: string): Promise<void> {
    this.steps += 1;
    await this.page.getByRole('dialog').getByLabel(this.say(key)).fill(value);
  }

  async choose(key: string, option: string | RegExp): Promise<void> {
    this.steps += 1;
    await this.page
      .getByRole('dialog')
      .getByRole('combobox', { name: this.say(key) })
      .click();
    await this.page.getByRole('option', { name: option }).first().click();
  }

  async step(work: Promise<unknown>): Promise<void> {
    this.steps += 1;
    await work;
  }

  async seen(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }
}

async function importFrame(user: NewUser, language: 'en' | 'zh'): Promise<void> {
  const { page, say } = user;
  const file = { name: 'register.csv', mimeType: 'text/csv', buffer: register(language) };
  await user.step(page.locator('input[type=file]').setInputFiles(file));
  await user.seen(say('shared:imports.nothingSaved'));
  await user.step(page.getByRole('radio', { name: say('surveys:frameImport.takeOut') }).check());
  await user.press('surveys:frameImport.run');
  await user.seen(say('surveys:frameImport.done'));
}

const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now());

async function draftSample(user: NewUser, language: 'en' | 'zh'): Promise<void> {
  const { page, say } = user;
  await user.step(page.goto('/w/demonstration/surveys'));
  await user.press('surveys:draft.button');
  const title = page.getByRole('textbox', { name: say(`surveys:draft.${language}`), exact: true });
  await user.step(title.fill(language === 'en' ? 'Survey of the register' : '名录企业调查'));
  await user.fill('surveys:draft.startsOn', today());
  await user.choose('surveys:draft.copyFrom', /./);
  await user.choose('surveys:sample.enterprises', say('surveys:sample.some'));
  await user.fill('surveys:sample.number', String(drawn));
  await user.seen(say('surveys:sample.cv'));
  await user.press('surveys:draft.make');
  await user.seen(say('surveys:ready.titleReady'));
}

async function openWave(user: NewUser): Promise<void> {
  const { page, say } = user;
  await user.press('surveys:step.open.button');
  await user.step(
    page
      .getByRole('dialog')
      .getByRole('button', { name: say('surveys:step.open.button') })
      .click(),
  );
  await page.getByText(say('surveys:state.open'), { exact: true }).first().waitFor();
}

/** Saves the posters of the wave. Returns the folder of the file. */
async function printPosters(user: NewUser): Promise<string> {
  const { page, say } = user;
  await user.step(page.getByRole('tab', { name: say('surveys:tab.posters') }).click());
  await user.step(page.getByLabel(say('surveys:poster.chooseAll_other', { count: drawn })).check());
  const download = page.waitForEvent('download');
  await user.step(page.getByRole('button', { name: say('surveys:print.pdf_other', { count: drawn }) }).click());
  const folder = mkdtempSync(path.join(tmpdir(), 'posters-'));
  await (await download).saveAs(path.join(folder, 'posters.pdf'));
  return folder;
}

/** The links of the first posters, as another program reads them at the size in which they are printed. */
function linksOf(folder: string): readonly string[] {
  const pages = String(drawn + 20);
  spawnSync('pdftoppm', ['-r', '100', '-gray', '-png', '-l', pages, 'posters.pdf', 'page'], { cwd: folder });
  const pictures = readdirSync(folder)
    .filter((name) => name.endsWith('.png'))
    .sort()
    .slice(-read);
  return pictures.flatMap((name) => {
    const { stdout } = spawnSync('zbarimg', ['--quiet', '--raw', name], { cwd: folder, encoding: 'utf8' });
    return stdout.trim().split('\n').filter(Boolean);
  });
}

const canRead = ['zbarimg', 'pdftoppm'].every((program) => spawnSync(program, ['--version']).error === undefined);

describeInBrowser('a new user', () => {
  const { enter } = demonstrationInBrowser();

  it.each(viewsOf(['en', 'zh'] as const))(
    'brings a register of 500 enterprises, draws a sample with its precision, opens the wave and prints posters, in %s',
    async (language) => {
      const started = performance.now();
      const say = await wordsIn(language);
      const { page, complaints, close } = await enter('analyst', '/surveys/frame/import', { language });
      page.setDefaultTimeout(60_000);
      const user = new NewUser(page, say);
      await importFrame(user, language);
      await draftSample(user, language);
      await openWave(user);
      // who reads the codes of enterprises is not who takes out answers
      const address = new URL(page.url()).pathname.replace('/w/demonstration', '');
      const visitOfManager = await enter('fieldwork-manager', address, { language });
      visitOfManager.page.setDefaultTimeout(60_000);
      const manager = new NewUser(visitOfManager.page, say);
      const folder = await printPosters(manager);
      const steps = user.steps + manager.steps;
      const minutes = (performance.now() - started) / 60_000;
      process.stderr.write(`${steps} steps in ${minutes.toFixed(1)} minutes\n`);
      expect(steps).toBeLessThan(25);
      expect(minutes).toBeLessThan(mostMinutes);
      if (!canRead) process.stderr.write('The posters were not read: zbarimg (zbar-tools) or pdftoppm is missing\n');
      else {
        const links = linksOf(folder);
        expect(new Set(links).size).toBe(read);
        await page.goto(new URL(links[0]!).pathname);
        await page.getByRole('button', { name: language === 'en' ? 'Start' : '开始' }).waitFor();
      }
      expect(complaints.filter((line) => !line.includes('socket.io'))).toEqual([]);
      await close();
    },
    mostMinutes * 60_000,
  );
});

import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { parkWorkerQuestionnaire } from '../../src/surveys/catalogue/park-worker.js';
import { answerColumns } from '../../src/surveys/domain/questionnaire.js';
import { describeInBrowser } from '../support/browser.js';
import { city, type Visitor } from '../support/demonstration.js';
import { demonstrationInBrowser, expectWholeAtFullHeight } from '../support/demonstration-in-browser.js';
import { viewsOf } from '../support/views.js';
import { type Say, wordsIn } from '../support/words.js';

const surveys = `/api/workspaces/${city.workspaceId}/surveys`;
const unknownHeading = 'Sex of the person';

/** A table of one answer whose column of the sex has a heading that is no name or label. */
function answers(park: string): Buffer {
  const given: Record<string, string> = { park, consent: '1', age: '41', emp_status: '3', sex: '2' };
  const columns = ['psu', 'park', ...answerColumns(parkWorkerQuestionnaire)];
  const heading = columns.map((name) => (name === 'sex' ? unknownHeading : name));
  return Buffer.from(`${heading.join(',')}\n${columns.map((name) => given[name] ?? '').join(',')}\n`);
}

interface Wave {
  readonly id: string;
  readonly state: string;
}

async function waveIn(state: string, analyst: Visitor): Promise<string> {
  const { body } = await analyst.call('GET', `${surveys}/waves`);
  return (body['items'] as Wave[]).find((wave) => wave.state === state)!.id;
}

/** An open wave of some enterprises of the frame, so that each stratum may have reserves. */
async function sampledWave(analyst: Visitor, copyFrom: string): Promise<string> {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now());
  const made = await analyst.call('POST', `${surveys}/waves`, {
    body: {
      ...{ title: { en: 'Sample', zh: '样本' }, startsOn: today, endsOn: '2027-12-31', target: 200, copyFrom },
      ...{ offer: 'none', openPosters: false },
      sample: { enterprises: 30, rule: 'proportional', minimum: 2, seed: 1 },
    },
  });
  expect(made).toMatchObject({ status: 201 });
  const id = String(made.body['id']);
  expect(await analyst.call('POST', `${surveys}/waves/${id}/open`)).toMatchObject({ status: 200 });
  return id;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).first().click();
}

/** Presses a button and confirms what its dialog asks, which is returned. */
async function confirm(page: Page, say: Say, key: string): Promise<string> {
  await button(page, say(key)).click();
  const dialog = page.getByRole('dialog');
  const asked = await dialog.innerText();
  await dialog.getByRole('button', { name: say(key), exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  return asked;
}

describeInBrowser('fieldwork in a browser', () => {
  const { enter, signIn } = demonstrationInBrowser();
  const views = viewsOf([
    ['en', 1440],
    ['zh', 360],
  ] as const);

  it.each(views)(
    'columns of a file of answers are assigned, also if the list of files arrives late, in %s at %i px',
    async (language, width) => {
      const say = await wordsIn(language);
      const waveId = await waveIn('open', await signIn('analyst'));
      const { page, complaints } = await enter('analyst', `/surveys/${waveId}?tab=import`, { width, language });
      const buffer = answers(city.parks[0]!.name[language]);
      await page.locator('input[type=file]').setInputFiles({ name: 'answers.csv', mimeType: 'text/csv', buffer });
      const column = say('surveys:import.columns.column', { column: unknownHeading });
      await choose(page, column, /^sex/);
      await expectWholeAtFullHeight(page, `fieldwork/columns-${width}-${language}`);

      // the columns are read again before the list says that the file waits for its check
      let release = (): void => undefined;
      const released = new Promise<void>((done) => (release = done));
      await page.route('**/imports', async (route) => {
        await released;
        await route.continue();
      });
      const columnsAgain = page.waitForResponse(
        (response) => response.url().endsWith('/columns') && response.request().method() === 'GET',
      );
      await button(page, say('surveys:import.columns.check')).click();
      await columnsAgain;
      await sleep(300);
      expect(await page.getByRole('combobox', { name: column }).count()).toBe(1);
      release();

      // after the check the columns are those that were decided
      await button(page, say('surveys:import.columns.change')).click();
      await page.getByRole('combobox', { name: column }).waitFor();
      expect(await page.getByRole('combobox', { name: column }).inputValue()).toMatch(/^sex/);
      await button(page, say('surveys:import.discard')).click();
      await page.getByText(say('surveys:import.state.cancelled')).first().waitFor();
      expect(complaints).toEqual([]);
    },
    120_000,
  );

  it.each(views)(
    'an analyst reads how many answers could be recognised and releases the shared file, in %s at %i px',
    async (language, width) => {
      const say = await wordsIn(language);
      const waveId = await waveIn('closed', await signIn('analyst'));
      const { page, complaints } = await enter('analyst', `/surveys/${waveId}/sharing`, { width, language });
      await button(page, say('surveys:sharing.save')).click();
      await page.getByText(say('surveys:sharing.states.ready')).waitFor();
      await button(page, say('surveys:sharing.calculate')).click();
      const report = page.getByRole('heading', { name: say('surveys:sharing.report.title') });
      await report.waitFor({ timeout: 60_000 });
      await expectWholeAtFullHeight(page, `fieldwork/sharing-${width}-${language}`);
      expect(await confirm(page, say, 'surveys:sharing.release')).toContain(say('surveys:sharing.releaseMeans'));
      await button(page, say('surveys:sharing.release')).waitFor({ state: 'detached' });
      await page.goto(`/w/demonstration/surveys/${waveId}`);
      await button(page, say('surveys:fieldwork.shared.open')).waitFor();
      expect(complaints).toEqual([]);
    },
    180_000,
  );

  it.each(views)(
    'an enterprise of a sample is replaced by the reserve that the page names, in %s at %i px',
    async (language, width) => {
      const say = await wordsIn(language);
      const analyst = await signIn('analyst');
      const waveId = await sampledWave(analyst, await waveIn('open', analyst));
      const manager = await signIn('fieldwork-manager');
      const address = `/surveys/${waveId}?tab=posters`;
      const { page, complaints } = await enter('fieldwork-manager', address, { width, language });
      await choose(page, say('surveys:replace.enterprise'), /./);
      await choose(page, say('surveys:replace.reason'), say('surveys:replace.reasons.closed'));
      await expectWholeAtFullHeight(page, `fieldwork/replacement-${width}-${language}`);
      const asked = await confirm(page, say, 'surveys:replace.run');
      await page.getByText(say('surveys:replace.none')).waitFor({ state: 'detached' });
      const { body } = await manager.call('GET', `${surveys}/waves/${waveId}/replacements`);
      const [replaced] = body['replaced'] as { readonly substitute: Record<'en' | 'zh', string> }[];
      expect(asked).toContain(replaced!.substitute[language]);
      await page.getByRole('table').getByText(replaced!.substitute[language], { exact: true }).last().waitFor();
      expect(complaints).toEqual([]);
    },
    120_000,
  );
});

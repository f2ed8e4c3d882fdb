import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { csvLine } from '../../src/kernel/csv.js';
import { dayPlus } from '../../src/kernel/day.js';
import { dayInWords } from '../../src/kernel/day-in-words.js';
import { stateReportWords } from '../../src/roadmap/domain/state-report-words.js';
import { describeInBrowser } from '../support/browser.js';
import { city, type Visitor } from '../support/demonstration.js';
import { demonstrationInBrowser, expectWholeAtFullHeight } from '../support/demonstration-in-browser.js';
import { viewsOf } from '../support/views.js';
import { describeWhen } from '../support/when.js';
import { wordsIn } from '../support/words.js';

const here = `/api/workspaces/${city.workspaceId}/roadmap`;

interface Listed {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly title: { readonly zh: string };
  readonly dueOn: string | null;
  readonly agreedDueOn: string | null;
}

/** The one for which Debian installs packages. */
const python = '/usr/bin/python3';

const readWorkbook = `
import json, sys, openpyxl
rows = openpyxl.load_workbook(sys.argv[1]).worksheets[0].iter_rows(values_only=True)
print(json.dumps([["" if cell is None else str(cell) for cell in row] for row in rows]))`;

/** Programs that know nothing of this one; each is asked for its version. */
const lacks = (program: string, ...parameters: readonly string[]): boolean =>
  spawnSync(program, parameters).status !== 0;
const noReader = lacks(python, '-c', 'import openpyxl')
  ? 'openpyxl not found (install python3-openpyxl)'
  : lacks('pdftotext', '-v')
    ? 'pdftotext not found (install poppler-utils)'
    : null;

/** What goes wrong in the field: a telephone that dies, a file with errors, two people at one action. */
describeInBrowser('the roadmap in a browser', () => {
  const { enter, signIn, complaints } = demonstrationInBrowser();
  const looked = (page: Page, name: string): Promise<void> => expectWholeAtFullHeight(page, `roadmap/${name}`);
  const views = ['en', 'zh'] as const;

  const actionsOf = async (person: Visitor, query: string): Promise<readonly Listed[]> =>
    (await person.call('GET', `${here}/actions?${query}`)).body['items'] as readonly Listed[];
  const reportsWith = async (person: Visitor, id: string, text: string): Promise<number> => {
    const { updates } = (await person.call('GET', `${here}/actions/${id}`)).body as {
      readonly updates: readonly { readonly text: string }[];
    };
    return updates.filter((update) => update.text === text).length;
  };

  /** The process of the page ends at once, like an app that the system of a telephone kills. */
  async function kill(page: Page): Promise<void> {
    const killed = page.waitForEvent('crash');
    const debugging = await page.context().newCDPSession(page);
    void debugging.send('Page.crash').catch(() => undefined);
    await killed;
    await page.close();
  }

  it.each(viewsOf(views))(
    'sends a report once, although the phone was offline and the page was killed twice, in %s',
    async (language) => {
      const say = await wordsIn(language);
      const owner = await signIn('member-employers');
      const [action] = await actionsOf(owner, 'mine=true&status=in-progress');
      const text = language === 'en' ? 'Two of the four rooms are ready.' : '4间休息室中有2间已建成。';
      const address = `/w/demonstration/roadmap/${action!.id}`;
      const { page, context } = await enter('member-employers', `/roadmap/${action!.id}`, { width: 360, language });
      const send = (on: Page) => on.getByRole('button', { name: say('roadmap:report.send'), exact: true });
      const field = (on: Page) => on.getByLabel(say('roadmap:report.text'));
      const reopen = async (): Promise<Page> => {
        const opened = await context.newPage();
        await opened.goto(address);
        await opened.locator('.tp-draft').waitFor();
        expect(await field(opened).inputValue()).toBe(text);
        return opened;
      };
      await field(page).fill(text);
      await context.setOffline(true);
      await send(page).click();
      await page.getByRole('alert').getByText(say('shared:problem.offline.self')).waitFor();
      await looked(page, `report-offline-360-${language}`);
      await kill(page);
      expect(await reportsWith(owner, action!.id, text)).toBe(0);

      // the server saves the report, and the page is killed before the answer arrives
      await context.setOffline(false);
      const second = await reopen();
      await looked(second, `report-restored-360-${language}`);
      const saved = new Promise<void>((resolve) => {
        void second.route('**/updates', async (route) => {
          await route.fetch();
          resolve();
        });
      });
      await send(second).click();
      await saved;
      await kill(second);
      expect(await reportsWith(owner, action!.id, text)).toBe(1);

      const third = await reopen();
      await send(third).click();
      await third.locator('.tp-draft').waitFor({ state: 'detached' });
      await third.locator('.rm-trail').getByText(text).waitFor();
      expect(await reportsWith(owner, action!.id, text)).toBe(1);
      const left = await third.evaluate<string[]>('Object.keys(localStorage)');
      expect(left.filter((key) => /draft:|attempt:/.test(key))).toEqual([]);
    },
    120_000,
  );

  it.each(viewsOf(views))(
    'imports 500 actions after their errors were corrected, and undoes the import, in %s',
    async (language) => {
      const say = await wordsIn(language);
      const facilitator = await signIn('facilitator');
      const total = async (): Promise<number> =>
        (await facilitator.call('GET', `${here}/actions`)).body['total'] as number;
      const before = await total();
      const head = ['Number', 'Title in English', 'Title in Chinese', 'Start', 'Due'];
      const row = (n: number) => ['', `Check machine ${n}`, `检查${n}号设备`, '2027-01-04', '2027-06-30'];
      const right = Array.from({ length: 500 }, (_, n) => row(n + 1));
      const wrong = right.map((cells, at) => {
        if (at === 9) return ['', '', '', '2027-01-04', '2027-06-30'];
        return at === 249 ? cells.with(4, '2027-02-30') : at === 499 ? cells.with(4, '2026-12-01') : cells;
      });
      const file = (name: string, rows: readonly string[][]) => ({
        ...{ name, mimeType: 'text/csv' },
        buffer: Buffer.from([head, ...rows].map((cells) => csvLine(cells)).join('')),
      });
      const { page } = await enter('facilitator', '/roadmap/import', { width: 1440, language });
      // 500 changes are a long page
      page.setDefaultTimeout(60_000);
      const choose = page.locator('input[type=file]');
      const run = page.getByRole('button', { name: say('roadmap:imports.run_other', { count: 500 }), exact: true });
      await choose.setInputFiles(file('machines.csv', wrong));
      const errors = page.getByRole('table', { name: say('shared:imports.errors_other', { count: 3 }) });
      await errors.waitFor();
      const rows = errors.getByRole('row').filter({ has: page.getByRole('cell') });
      expect((await rows.allTextContents()).map((words) => /\d+/.exec(words)?.[0])).toEqual(['11', '251', '501']);
      expect(await run.count()).toBe(0);
      await looked(page, `import-errors-1440-${language}`);

      await choose.setInputFiles(file('machines.csv', right));
      await run.click();
      const undo = page.getByRole('button', { name: say('shared:imports.undoOf', { file: 'machines.csv' }) });
      await undo.waitFor();
      expect(await total()).toBe(before + 500);
      await looked(page, `imported-1440-${language}`);
      await undo.click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('shared:imports.undo'), exact: true })
        .click();
      await undo.waitFor({ state: 'detached' });
      await page
        .getByRole('row', { name: /machines\.csv/ })
        .getByText(say('shared:imports.undone'))
        .waitFor();
      expect(await total()).toBe(before);
    },
    180_000,
  );

  it.each(viewsOf(views))(
    'shows both values to the second of two people who edit the title of an action, and saves the chosen one, in %s',
    async (language) => {
      const say = await wordsIn(language);
      const rapporteur = await signIn('rapporteur');
      const [action] = await actionsOf(rapporteur, 'status=agreed');
      const address = `/roadmap/${action!.id}`;
      const desk = (await enter('facilitator', address, { width: 1440, language })).page;
      const phone = (await enter('rapporteur', address, { width: 360, language })).page;
      const titles = language === 'en' ? ['First wording', 'Second wording'] : ['第一种表述', '第二种表述'];
      const name = language === 'en' ? 'titleEn' : 'titleZh';
      const edit = async (page: Page, title: string): Promise<void> => {
        await page.getByRole('button', { name: say('roadmap:page.edit'), exact: true }).click();
        await page.getByRole('dialog').locator(`[name="${name}"]`).fill(title);
      };
      const save = (page: Page) =>
        page
          .getByRole('dialog')
          .getByRole('button', { name: say('roadmap:form.saveEdit'), exact: true })
          .click();
      const heading = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title, exact: true });
      await edit(desk, titles[0]!);
      await edit(phone, titles[1]!);
      await save(desk);
      await heading(desk, titles[0]!).waitFor();
      await save(phone);
      const conflict = phone.getByRole('dialog', { name: say('shared:conflict.title') });
      await conflict.getByText(titles[0]!).waitFor();
      await conflict.getByText(titles[1]!).waitFor();
      await looked(phone, `conflict-360-${language}`);
      await heading(desk, titles[0]!).waitFor();
      await conflict.getByLabel(say('shared:conflict.yours')).check();
      await conflict.getByRole('button', { name: say('shared:conflict.keep'), exact: true }).click();
      await heading(phone, titles[1]!).waitFor();
      // the first person sees it without a reload
      await heading(desk, titles[1]!).waitFor();
    },
    120_000,
  );

  it.each(viewsOf(views))(
    'brings a dispute with its reason from the page of an action to the agenda of the next roundtable, in %s',
    async (language) => {
      const say = await wordsIn(language);
      const owner = await signIn('member-employers');
      const [action] = await actionsOf(owner, 'mine=true&status=in-progress');
      const done = { body: { text: 'Done', status: 'claimed-done' } };
      expect((await owner.call('POST', `${here}/actions/${action!.id}/updates`, done)).status).toBe(201);
      const reason = language === 'en' ? 'The night shift has no rest room.' : '夜班没有休息室。';
      const title = new RegExp(`${language === 'en' ? 'Disputed: ' : '有异议：'}${action!.code}`);
      const phone = (await enter('member-workers', `/roadmap/${action!.id}`, { width: 360, language })).page;
      const dispute = phone.getByRole('button', { name: say('roadmap:validate.dispute'), exact: true });
      await dispute.click();
      await phone.getByRole('alert').waitFor();
      await looked(phone, `dispute-without-reason-360-${language}`);
      await phone.getByLabel(say('roadmap:validate.words')).fill(reason);
      await dispute.click();
      await phone.locator('.tp-page-above').getByText(say('roadmap:status.disputed')).waitFor();
      await looked(phone, `disputed-360-${language}`);

      const desk = (await enter('facilitator', `/roadmap/${action!.id}`, { width: 1440, language })).page;
      await desk.getByText(reason).waitFor();
      const place = say('shared:labelled', { label: say('shared:place'), words: action!.code });
      await desk
        .getByRole('navigation', { name: place })
        .getByRole('link', { name: say('shared:node.agenda-item') })
        .click();
      const proposal = desk.locator('.dl-proposal[aria-current=true]');
      await proposal.getByText(title).waitFor();
      await looked(desk, `dispute-proposed-1440-${language}`);
      const accept = { name: say('dialogue:agenda.accept'), exact: true };
      await proposal.getByRole('button', accept).click();
      await desk.getByRole('dialog').getByRole('button', accept).click();
      await desk.locator('.dl-entry').getByText(title).waitFor();
      await looked(desk, `dispute-on-agenda-1440-${language}`);
    },
    120_000,
  );

  describeWhen(
    noReader,
    'files of the roadmap',
    () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'roadmap-files-'));
      afterAll(() => rmSync(folder, { recursive: true }));
      const output = (program: string, ...parameters: readonly string[]): string =>
        spawnSync(program, parameters, { encoding: 'utf8' }).stdout;

      it.each(viewsOf(views))(
        'show, as the views do, the original due date of an action moved twice, and Chinese titles and places, in %s',
        async (language) => {
          const say = await wordsIn(language);
          const facilitator = await signIn('facilitator');
          const before = await actionsOf(facilitator, 'status=agreed,in-progress');
          let action = before.find(({ dueOn, agreedDueOn }) => dueOn !== null && dueOn === agreedDueOn)!;
          const original = action.dueOn!;
          for (const reason of ['Later', 'Later again']) {
            const answer = await facilitator.call('PATCH', `${here}/actions/${action.id}`, {
              body: { dueOn: dayPlus(action.dueOn!, 400), reason },
              headers: { 'if-match': `"${action.version}"` },
            });
            expect(answer.status).toBe(200);
            action = answer.body as unknown as Listed;
          }
          const { page } = await enter('facilitator', '/roadmap', { width: 1440, language });
          const first = dayInWords(original)[language];
          const originallyDue = say('roadmap:dates.agreedFor', { date: first });
          for (const view of [
            '',
            '&view=table',
            '&view=timeline',
            `&view=calendar&month=${action.dueOn!.slice(0, 7)}`,
          ]) {
            await page.goto(`/w/demonstration/roadmap?text=${action.code}${view}`);
            const shown = page.locator('li, tr').filter({ hasText: action.code }).getByText(originallyDue);
            await shown.first().waitFor();
          }
          await page.goto('/w/demonstration/roadmap?view=table');
          const download = async (kind: 'xlsx' | 'csv' | 'json'): Promise<string> => {
            await page.getByRole('button', { name: say('shared:chart.download'), exact: true }).click();
            const downloading = page.waitForEvent('download');
            await page.getByRole('menuitem', { name: say(`shared:chart.as.${kind}`), exact: true }).click();
            const file = path.join(folder, `roadmap.${kind}`);
            await (await downloading).saveAs(file);
            return file;
          };
          const csv = readFileSync(await download('csv'), 'utf8').split(/\r?\n/);
          expect(csv.find((line) => line.startsWith(action.code))).toContain(`,${original},`);
          const json = JSON.parse(readFileSync(await download('json'), 'utf8')) as { actions: readonly Listed[] };
          expect(json.actions.find(({ id }) => id === action.id)).toMatchObject({ agreedDueOn: original });
          const workbook = await download('xlsx');
          const rows = JSON.parse(output(python, '-c', readWorkbook, workbook)) as readonly string[][];
          const row = rows.find((cells) => cells.includes(action.code))!;
          const agreed = rows[0]!.indexOf(say('roadmap:dates.agreedColumn'));
          expect(row[agreed]).toMatch(new RegExp(`^${original}`));
          expect(row.filter((cell) => cell.startsWith(action.dueOn!))).toHaveLength(1);
          expect(row).toContain(action.title.zh);

          const tag = language === 'en' ? 'en' : 'zh-CN';
          const { request } = page.context();
          const iati = await (await request.get(`${here}/iati.xml`)).text();
          const activity = iati.slice(iati.indexOf(`${action.code}</iati-identifier>`)).split('</iati-activity>')[0]!;
          expect(activity).toContain(`Originally due ${dayInWords(original).en}.`);
          // `raw`: in the order of the content, so that a cell of several lines is not mixed with its neighbours
          const textOf = async (address: string, order: 'raw' | 'layout'): Promise<string> => {
            const document = path.join(folder, 'printed.pdf');
            writeFileSync(document, await (await request.get(`${here}/${address}language=${tag}`)).body());
            return output('pdftotext', `-${order}`, document, '-').replace(/\s/g, '');
          };
          const agreedWords = stateReportWords[language].agreed(first, 800).replace(/\s/g, '');
          for (const layout of ['board', 'timeline'])
            expect(await textOf(`plan.pdf?text=${action.code}&layout=${layout}&`, 'raw')).toContain(agreedWords);
          expect(await textOf('state-report.pdf?', 'raw')).toContain(agreedWords);
          const words = await textOf('state-report.pdf?', 'layout');
          const places = words.indexOf(stateReportWords[language].byPlace.replace(/\s/g, ''));
          expect(places).toBeGreaterThan(0);
          expect(words.slice(places, places + 300)).toContain(language === 'en' ? 'ParkA' : 'A园区');
        },
        120_000,
      );
    },
    false,
  );

  it('causes no error, no refused policy and no request to another host', () => {
    expect(complaints().filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });
});

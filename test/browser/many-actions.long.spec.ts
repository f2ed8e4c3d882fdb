import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from '@jest/globals';
import type { Download, Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { city } from '../support/demonstration.js';
import { demonstrationInBrowser } from '../support/demonstration-in-browser.js';
import { ownerPool } from '../support/program.js';
import { unzip } from '../support/unzip.js';
import { wordsIn } from '../support/words.js';

const here = `/api/workspaces/${city.workspaceId}`;
const all = 5001;

describeInBrowser('a roadmap with 5,001 actions', () => {
  const { enter, signIn, folder, complaints } = demonstrationInBrowser();
  /** The numbers of all actions, in their order. */
  let codes: readonly string[];
  let added: number;
  let before: Followed;

  /** The actions of the overview, and those of two gaps. */
  async function followed() {
    const facilitator = await signIn('facilitator');
    const { actions } = (await facilitator.call('GET', `${here}/chain/overview`)).body as {
      actions: { total: number };
    };
    const gaps = (await facilitator.call('GET', `${here}/chain/report`)).body as Record<string, { total: number }>;
    return {
      actions: actions.total,
      withoutIndicator: gaps['actionsWithoutIndicator']!.total,
      late: gaps['overdueWithoutEvidence']!.total,
    };
  }
  type Followed = Awaited<ReturnType<typeof followed>>;

  beforeAll(async () => {
    before = await followed();
    const owner = ownerPool(folder());
    const { rowCount } = await owner.query(
      `INSERT INTO roadmap_action SELECT copy.* FROM
         (SELECT a, max(number) OVER () AS last, count(*) OVER () AS present FROM roadmap_action a WHERE workspace_id = $1
          ORDER BY basis IS NULL DESC, number LIMIT 1) first,
         generate_series(1, $2 - present) AS n,
         LATERAL jsonb_populate_record(first.a, jsonb_build_object('id', gen_random_uuid(), 'number', last + n,
           'status', 'in-progress', 'start_on', NULL, 'due_on', DATE '2020-01-31' + n::int % 365)) AS copy`,
      [city.workspaceId, all],
    );
    added = rowCount!;
    const { rows } = await owner.query<{ number: number }>(
      'SELECT number FROM roadmap_action WHERE workspace_id = $1 ORDER BY number',
      [city.workspaceId],
    );
    await owner.end();
    codes = rows.map(({ number }) => `A-${String(number).padStart(3, '0')}`);
    expect(codes).toHaveLength(all);
  }, 300_000);

  async function table(): Promise<Page> {
    const { page } = await enter('facilitator', '/roadmap?view=table', { width: 1440, language: 'en' });
    page.setDefaultTimeout(120_000);
    return page;
  }

  async function downloaded(page: Page, kind: 'csv' | 'xlsx' | 'json'): Promise<Buffer> {
    const say = await wordsIn('en');
    await page.getByRole('button', { name: say('shared:chart.download'), exact: true }).click();
    const downloading: Promise<Download> = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: say(`shared:chart.as.${kind}`), exact: true }).click();
    return readFileSync(await (await downloading).path());
  }

  it('is downloaded with all actions as CSV, XLSX, JSON and IATI', async () => {
    const page = await table();
    const csv = (await downloaded(page, 'csv')).toString('utf8');
    expect([...csv.matchAll(/^\ufeff?(A-\d+),/gm)].map(([, code]) => code)).toEqual(codes);

    const workbook = unzip(await downloaded(page, 'xlsx'));
    const sheet = workbook.get('xl/worksheets/sheet1.xml')!;
    const texts = [...workbook.get('xl/sharedStrings.xml')!.matchAll(/<si>.*?<\/si>/gs)].map(([text]) =>
      text.replace(/<[^>]+>/g, ''),
    );
    const first = [...sheet.matchAll(/<c r="A\d+"[^>]*><v>(\d+)<\/v>/g)].map(([, at]) => texts[Number(at)]);
    expect(first.slice(1)).toEqual(codes);

    const json = JSON.parse((await downloaded(page, 'json')).toString('utf8')) as { actions: { code: string }[] };
    expect(json.actions.map(({ code }) => code)).toEqual(codes);

    const iati = await (await page.context().request.get(`${here}/roadmap/iati.xml`)).text();
    expect([...iati.matchAll(/<iati-identifier>[^<]*?(A-\d+)</g)].map(([, code]) => code)).toEqual(codes);
  }, 300_000);

  it('is counted whole in the overview and in the gaps, with thousands separated', async () => {
    expect(added).toBeGreaterThan(4900);
    expect(await followed()).toEqual({
      actions: before.actions + added,
      withoutIndicator: before.withoutIndicator + added,
      late: before.late + added,
    });
    const facilitator = await signIn('facilitator');
    const { body } = await facilitator.call('GET', `${here}/roadmap/actions?late=true&limit=1`);
    const page = await table();
    const late = Number(body['total']).toLocaleString('en');
    await page.getByText(`5,001 actions · ${late} overdue`, { exact: true }).waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/5001/);
  }, 300_000);

  it('shows a message if a download fails', async () => {
    const say = await wordsIn('en');
    const page = await table();
    await page.getByRole('row').nth(1).waitFor();
    await page.route('**/roadmap/actions?*', (route) => route.abort());
    await page.getByRole('button', { name: say('shared:chart.download'), exact: true }).click();
    await page.getByRole('menuitem', { name: say('shared:chart.as.xlsx'), exact: true }).click();
    await page.getByText(say('shared:chart.failed'), { exact: true }).waitFor();
  }, 300_000);

  it('is shown without a refused policy', () => {
    expect(complaints().filter((line) => !line.includes('ERR_FAILED'))).toEqual([]);
  });
});

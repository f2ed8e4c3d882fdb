import { beforeAll, expect, it } from '@jest/globals';
import { describeInBrowser, type View } from '../support/browser.js';
import { city, type Visitor } from '../support/demonstration.js';
import { demonstrationInBrowser, expectWhole } from '../support/demonstration-in-browser.js';

const here = `/api/workspaces/${city.workspaceId}`;

/** An organisation is asked for delegates, names one with its link without an account, and a facilitator accepts. */
describeInBrowser('reply slips in a browser', () => {
  const { enter, signIn, complaints } = demonstrationInBrowser();
  let facilitator: Visitor;
  let roundtableId: string;
  let link: string;

  beforeAll(async () => {
    facilitator = await signIn('facilitator');
    const roundtables = (await facilitator.call('GET', `${here}/roundtables`)).body['items'];
    roundtableId = (roundtables as readonly { id: string; label: string }[]).find(({ label }) => label === 'RT2')!.id;
  }, 60_000);

  it('lead from the question of a facilitator to a seat', async () => {
    const desk = (await enter('facilitator', `/roundtables/${roundtableId}/seats`, { width: 1440 })).page;
    await desk.getByRole('button', { name: 'Ask an organisation' }).click();
    const asking = desk.getByRole('dialog');
    await asking.getByRole('combobox', { name: 'Organisation' }).click();
    await desk.getByRole('option').first().click();
    await asking.getByRole('button', { name: 'Save' }).click();
    await desk.getByText('No reply yet').waitFor();
    await desk.getByRole('button', { name: /^Text or email for/ }).click();
    await desk.getByRole('button', { name: 'Show text' }).click();
    const text = await desk.getByRole('textbox', { name: 'In English' }).inputValue();
    link = /\/dialogue\/reply#\S+/.exec(text)![0];
    await expectWhole(desk, 'reply-slips/text');
    await desk.keyboard.press('Escape');

    await desk.goto(link);
    await desk.getByRole('textbox', { name: 'Name' }).fill('Tan Yu');
    await desk.getByRole('textbox', { name: /Nomination letter/ }).fill('No. 7 of 1 Dec 2025');
    await desk.getByRole('button', { name: 'Send', exact: true }).click();
    await desk.getByText('Your delegates have been sent.').waitFor();

    await desk.goto(`/w/demonstration/roundtables/${roundtableId}/seats`);
    await desk.getByRole('button', { name: 'Check and accept' }).click();
    await desk.getByText('Added to the directory').waitFor();
    await expectWhole(desk, 'reply-slips/accept');
    await desk.getByRole('button', { name: 'Accept and assign 1 seat' }).click();
    await desk.getByText(/Accepted on/).waitFor();
    expect(complaints()).toEqual([]);
  }, 120_000);

  const views: readonly View[] = [
    { width: 360, language: 'zh' },
    { width: 1440, language: 'en' },
    { width: 360, language: 'en' },
    { width: 1440, language: 'zh' },
  ];

  it.each(views)(
    'have no accessibility findings and nothing cut off at %j',
    async (view) => {
      const organisationId = await asked();
      const { page } = await enter('facilitator', `/roundtables/${roundtableId}/seats`, view);
      await page.locator('h1').waitFor();
      await expectWhole(page, `reply-slips/seats-${view.width}-${view.language}`);
      const message = `${here}/notifications/meetings/${roundtableId}/notice-messages`;
      const { body } = await facilitator.call('POST', message, { body: { organisationId, email: null } });
      await page.goto(/\/dialogue\/reply#\S+/.exec(String(body['en']))![0]);
      await page.locator('fieldset').first().waitFor();
      await expectWhole(page, `reply-slips/page-${view.width}-${view.language}`);
    },
    60_000,
  );

  async function asked(): Promise<string> {
    const slips = (await facilitator.call('GET', `${here}/roundtables/${roundtableId}/reply-slips`)).body['items'];
    const organisationId = (slips as readonly { organisation: { id: string } }[])[0]!.organisation.id;
    const seats = { organisationId, titularSeats: 2, substituteSeats: 1 };
    await facilitator.call('POST', `${here}/roundtables/${roundtableId}/reply-slips`, { body: seats });
    return organisationId;
  }
});

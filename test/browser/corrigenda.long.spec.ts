import { beforeAll, expect, it } from '@jest/globals';
import { describeInBrowser } from '../support/browser.js';
import { city, type Visitor } from '../support/demonstration.js';
import { demonstrationInBrowser, expectWhole } from '../support/demonstration-in-browser.js';
import { wordsIn } from '../support/words.js';

const here = `/api/workspaces/${city.workspaceId}`;
const views = [
  { width: 1440, language: 'en' },
  { width: 360, language: 'en' },
  { width: 1440, language: 'zh' },
  { width: 360, language: 'zh' },
] as const;

interface Conclusion {
  readonly id: string;
  readonly label: string;
  readonly roundtableId: string;
  readonly settled: boolean;
  readonly text: Readonly<Record<'en' | 'zh', string>>;
}

/** From a clerical error in an agreed conclusion to the next agenda. */
describeInBrowser('a corrigendum in a browser', () => {
  const { enter, signIn } = demonstrationInBrowser();
  let facilitator: Visitor;
  let conclusion: Conclusion;

  beforeAll(async () => {
    facilitator = await signIn('facilitator');
    const listed = (await facilitator.call('GET', `${here}/conclusions`)).body['items'] as readonly Conclusion[];
    conclusion = listed.find(({ settled }) => settled)!;
  }, 60_000);

  it('is proposed with both texts, objected to by the spokesperson of one group, and proposed for the next agenda', async () => {
    const say = await wordsIn('en');
    const address = `/conclusions/${conclusion.id}`;
    const { page } = await enter('facilitator', address, { width: 1440, language: 'en' });
    expect(await page.getByRole('button', { name: say('dialogue:record.reword') }).count()).toBe(0);
    await page.getByRole('button', { name: say('dialogue:corrigendum.propose') }).click();
    const dialog = page.getByRole('dialog');
    const corrected = `${conclusion.text.en} (Annex 2)`;
    await dialog.getByLabel(say('dialogue:corrigendum.text'), { exact: false }).first().fill(corrected);
    await dialog.getByLabel(say('dialogue:corrigendum.error')).fill('The annex was left out in typing.');
    await expectWhole(page, 'corrigenda/propose-1440-en');
    await dialog.getByRole('button', { name: say('dialogue:corrigendum.submit') }).click();
    await page.getByText(corrected).first().waitFor();

    const spokesperson = (await enter('member-workers', address, { width: 360, language: 'en' })).page;
    await spokesperson.getByRole('button', { name: /^Object/ }).click();
    const objection = spokesperson.getByRole('dialog');
    await objection.getByLabel(say('dialogue:corrigendum.reason')).fill('The annex was not agreed.');
    await expectWhole(spokesperson, 'corrigenda/object-360-en');
    await objection.getByRole('button', { name: say('dialogue:corrigendum.object') }).click();
    await spokesperson.getByText('The annex was not agreed.').waitFor();

    for (const view of views) {
      const read = (await enter('member-employers', address, view)).page;
      await read.getByText('The annex was not agreed.').waitFor();
      expect(await read.getByRole('button', { name: /^(Object|提出异议)/ }).count()).toBe(0);
      await expectWhole(read, `corrigenda/objected-${view.width}-${view.language}`);
    }
    const title = `Corrigendum to ${conclusion.label} (objection: `;
    const listed = (await facilitator.call('GET', `${here}/roundtables`)).body['items'] as readonly { id: string }[];
    const proposedAt = [];
    for (const { id } of listed) {
      const { body } = await facilitator.call('GET', `${here}/roundtables/${id}`);
      if (JSON.stringify(body).includes(title)) proposedAt.push(id);
    }
    expect(proposedAt).toHaveLength(1);
    const agenda = (
      await enter('facilitator', `/roundtables/${proposedAt[0]}?tab=proposals`, { width: 360, language: 'en' })
    ).page;
    await agenda.getByText(title).first().waitFor();
    await expectWhole(agenda, 'corrigenda/proposed-360-en');
  }, 180_000);
});

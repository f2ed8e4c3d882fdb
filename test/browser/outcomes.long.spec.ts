import { beforeAll, expect, it } from '@jest/globals';
import { describeInBrowser } from '../support/browser.js';
import { city, type Visitor } from '../support/demonstration.js';
import { demonstrationInBrowser, expectWhole } from '../support/demonstration-in-browser.js';

const here = `/api/workspaces/${city.workspaceId}`;
const days = { startsOn: '2026-03-09', endsOn: '2026-03-09' };
const views = [
  { width: 1440, language: 'en' },
  { width: 1440, language: 'zh' },
  { width: 360, language: 'en' },
  { width: 360, language: 'zh' },
] as const;

/** What working groups and group meetings record, from the room to the record. */
describeInBrowser('outcomes of meetings in a browser', () => {
  const { enter, signIn } = demonstrationInBrowser();
  let facilitator: Visitor;
  let worker: Visitor;

  beforeAll(async () => {
    facilitator = await signIn('facilitator');
    worker = await signIn('member-workers');
  }, 60_000);

  const begun = async (who: Visitor, address: string): Promise<string> => {
    const planned = await who.call('POST', `${here}${address}`, { body: days });
    expect(planned.status).toBe(201);
    const id = planned.body['id'] as string;
    for (const to of ['convened', 'in-session'])
      expect((await who.call('POST', `${here}/meetings/${id}/transitions`, { body: { to } })).status).toBe(200);
    return id;
  };

  it('are recorded in the room of a working group and shown in its record', async () => {
    const groups = (await facilitator.call('GET', `${here}/working-groups`)).body['items'] as { id: string }[];
    const groupId = groups[0]!.id;
    const meetingId = await begun(facilitator, `/working-groups/${groupId}/meetings`);
    const room = `/meetings/${meetingId}/live?panel=outcomes`;
    const { page } = await enter('facilitator', room, { width: 1440, language: 'en' });
    await page.getByRole('button', { name: 'Record recommendation' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Text in English').fill('Every park trains two safety officers before July.');
    await expectWhole(page, 'outcomes/dialog-1440-en');
    await dialog.getByRole('button', { name: 'Record recommendation' }).click();
    await page.getByText('Every park trains two safety officers').waitFor();
    for (const view of views) {
      const entered = (await enter('facilitator', room, view)).page;
      await entered.getByText('Every park trains two safety officers').waitFor();
      await expectWhole(entered, `outcomes/room-${view.width}-${view.language}`);
      await entered.goto(`/w/demonstration/meetings/${meetingId}/record`);
      await entered.getByText('Every park trains two safety officers').waitFor();
      await expectWhole(entered, `outcomes/record-${view.width}-${view.language}`);
    }
  }, 180_000);

  it('are shared by the spokesperson of a group after a warning, and read on the page of the roundtable', async () => {
    const seats = (await worker.call('GET', `${here}/roundtables`)).body['items'] as { id: string }[];
    const own = [];
    for (const { id } of seats)
      if ((await worker.call('GET', `${here}/roundtables/${id}/group-meetings`)).body['conducts'] === true)
        own.push(id);
    const [roundtableId] = own;
    const meetingId = await begun(worker, `/roundtables/${roundtableId}/group-meetings`);
    for (const kind of ['position', 'mandate']) {
      const text = { en: `Our ${kind}: training in working hours.`, zh: '工作时间内培训。' };
      await worker.call('POST', `${here}/meetings/${meetingId}/outcomes`, { body: { kind, text } });
    }
    const { page } = await enter('member-workers', `/meetings/${meetingId}/record`, { width: 1440, language: 'en' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectWhole(page, 'outcomes/group-record-1440-en');
    await page.getByRole('button', { name: 'Share with the roundtable' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('This cannot be undone.').waitFor();
    await expectWhole(page, 'outcomes/share-1440-en');
    await dialog.getByRole('button', { name: 'Share with the roundtable' }).click();
    await page.getByText(/shared with the roundtable, /).waitFor();
    expect(await page.getByRole('button', { name: 'Share with the roundtable' }).count()).toBe(0);
    for (const view of views) {
      const read = (await enter('facilitator', `/roundtables/${roundtableId}`, view)).page;
      await read.getByText(/training in working hours|工作时间内培训/).waitFor();
      await expectWhole(read, `outcomes/positions-${view.width}-${view.language}`);
    }
  }, 180_000);
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { localized } from '../../../src/kernel/localized-text.js';
import { SetWomenShareTarget } from '../../../src/modules/dialogue/use-cases/set-women-share-target.js';
import { printNotices } from '../../../src/modules/notifications/http/print-notices.js';
import { describeWhen } from '../../support/when.js';
import type { GivenMember, GivenWorkspace } from '../../support/workspace.js';
import { directory, givenMember, givenWorkspace } from '../../support/workspace.js';
import { type Invitations, openInvitations } from './invitations-fixture.js';
import { noon } from './notifications-fixture.js';

let fixture: Invitations;
let place: GivenWorkspace;
let facilitator: GivenMember;
let roundtableId: string;
let union: string;

beforeAll(async () => {
  fixture = await openInvitations();
});
afterAll(() => fixture.close());
beforeEach(async () => {
  fixture.clock.moveTo(noon);
  place = await givenWorkspace(fixture.database);
  facilitator = await givenMember(fixture.database, place, { role: 'facilitator' });
  const organisation = (name: { en: string; zh: string }, constituency: 'government' | 'workers') =>
    fixture.database.write(place.system, (tx) => directory.addOrganisation(tx, { name, constituency, capacity: null }));
  const bureau = await organisation(localized('Labour Bureau', '人社局'), 'government');
  union = await organisation(localized('Park Union', '园区工会'), 'workers');
  const { dialogue } = fixture;
  const plan = { startsOn: '2025-12-20', endsOn: '2025-12-20', opensAt: '09:00', timeZone: 'Asia/Shanghai' };
  roundtableId = (await dialogue.create.execute(place.system, { title: localized('Heat', '高温'), ...plan })).id;
  await dialogue.organisations.execute(place.system, {
    roundtableId,
    baseVersion: 1,
    organisations: [{ organisationId: bureau, part: 'lead' }],
  });
  for (const title of [localized('Shade', '遮阳'), localized('Rest breaks', '工间休息')])
    await dialogue.addItem.execute(place.system, { roundtableId, title, plannedMinutes: 90 });
});

const lacking =
  spawnSync('pdftotext', ['-v']).error === undefined ? null : 'pdftotext not found (install poppler-utils)';

async function pages(organisationIds: readonly string[]): Promise<readonly string[]> {
  const pdf = await printNotices(await fixture.notices.execute(facilitator.actor, roundtableId, organisationIds));
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'notice-')), 'notices.pdf');
  writeFileSync(file, pdf);
  const { stdout } = spawnSync('pdftotext', ['-enc', 'UTF-8', '-layout', file, '-'], { encoding: 'utf8' });
  return stdout
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s+/g, ' '));
}

describeWhen(lacking, 'the notice of a meeting to an organisation', () => {
  it('says in both languages who invites, when and where, in what capacity, the agenda, and by when and how to reply', async () => {
    const [notice = ''] = await pages([union]);
    for (const fact of [
      ...['会议通知 · Notice of meeting', '致：园区工会 · To: Park Union'],
      ...['人社局兹邀请贵单位派代表出席以下会议', 'Labour Bureau invites your organisation to this meeting.'],
      ...[
        'RT1 高温',
        'RT1 Heat',
        '2025年12月20日',
        '20 Dec 2025',
        '09:00至12:00（中国标准时间',
        '09:00 to 12:00 (China Standard Time',
      ],
      ...['工人方', 'Workers’ group', '2025年12月13日', '13 Dec 2025', '1 遮阳 · Shade', '2 工间休息 · Rest breaks'],
    ])
      expect(notice).toContain(fact);
  });

  it('has the reply slip on a page of its own for each organisation', async () => {
    const all = await pages([union, (await directoryIds()).find((id) => id !== union)!]);
    expect(all).toHaveLength(4);
    for (const part of [
      '参会回执 · Reply slip',
      '姓名',
      'Name',
      '职务',
      'Telephone, email',
      '盖章',
      'seal',
      '园区工会',
    ])
      expect(all[1]).toContain(part);
    expect(all[2]).toContain('致：人社局');
    expect(all[3]).not.toContain('园区工会');
  });

  it('asks for the sex of delegates only if the workspace has a target for the share of women', async () => {
    expect((await pages([union]))[1]).not.toContain('性别');
    await new SetWomenShareTarget(fixture.database).execute(place.system, 40);
    expect((await pages([union]))[1]).toContain('性别');
  });
});

const directoryIds = () =>
  fixture.database.read(place.system, async (tx) => (await directory.organisations(tx)).map(({ id }) => id));

it('a notice is refused to members, for organisations that do not exist, and after the meeting', async () => {
  const member = await givenMember(fixture.database, place);
  await expect(fixture.notices.execute(member.actor, roundtableId, [union])).rejects.toMatchObject({
    kind: 'forbidden',
  });
  await expect(fixture.notices.execute(facilitator.actor, roundtableId, [roundtableId])).rejects.toMatchObject({
    code: 'notifications.invitation.organisation-unknown',
  });
  fixture.clock.moveTo(new Date('2025-12-22T04:00:00Z'));
  await expect(fixture.notices.execute(facilitator.actor, roundtableId, [union])).rejects.toMatchObject({
    code: 'notifications.invitation.not-open',
  });
});

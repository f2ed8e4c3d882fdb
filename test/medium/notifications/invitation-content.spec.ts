import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { localized } from '../../../src/kernel/localized-text.js';
import type { GivenMember, GivenWorkspace } from '../../support/workspace.js';
import { directory, givenMember, givenWorkspace } from '../../support/workspace.js';
import { type Invitations, openInvitations } from './invitations-fixture.js';
import { noon } from './notifications-fixture.js';

let fixture: Invitations;
let place: GivenWorkspace;
let facilitator: GivenMember;
let roundtableId: string;

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
  await organisation(localized('Park Union', '园区工会'), 'workers');
  const { dialogue } = fixture;
  const plan = { startsOn: '2025-12-10', endsOn: '2025-12-10', opensAt: '09:00', timeZone: 'Asia/Shanghai' };
  roundtableId = (await dialogue.create.execute(place.system, { title: localized('Heat', '高温'), ...plan })).id;
  await dialogue.organisations.execute(place.system, {
    roundtableId,
    baseVersion: 1,
    organisations: [{ organisationId: bureau, part: 'lead' }],
  });
  for (const title of [localized('Shade', '遮阳'), localized('Rest breaks', '工间休息')])
    await dialogue.addItem.execute(place.system, { roundtableId, title, plannedMinutes: 90 });
  const text =
    'Name,Email,Organisation,Seat,Function\nTan Yu,tan@mail.example,Park Union,titular,spokesperson\n吴迪,wu@mail.example,园区工会,候补,';
  await dialogue.seatList.execute(place.system, { roundtableId, text, leaveOut: [] });
  await dialogue.state.execute(place.system, { roundtableId, to: 'convened' });
  await fixture.deliver(place);
});

const mail = async (address: string) => (await fixture.mails(address)).at(-1)!;

describe('who sees nothing but', () => {
  it('the email knows who invites whom, in what capacity, when and where, and by when and how to reply', async () => {
    const { body } = await mail('tan@mail.example');
    expect(body.replace(/https:\S+/, 'LINK').split('\n')).toEqual([
      ...['Tan Yu,', '', 'Labour Bureau invites you to this meeting:', '', 'RT1 Heat', '10 Dec 2025'],
      '09:00 to 12:00 (China Standard Time, Asia/Shanghai)',
      'Your seat: Titular, spokesperson, Workers’ group, Park Union',
      ...['', 'Agenda:', '1 Shade', '2 Rest breaks', '', 'Please reply by 7 Dec 2025.'],
      ...['Accept, decline or send a substitute:', 'LINK'],
      'The reply is for Tan Yu (Park Union). You do not need to sign in.',
      ...['', '-- ', 'Workspace', ''],
    ]);
  });

  it('the email in Chinese knows the same', async () => {
    const { body } = await mail('wu@mail.example');
    expect(body.replace(/https:\S+/, 'LINK').split('\n')).toEqual([
      ...['吴迪：', '', '人社局邀请您出席以下会议：', '', 'RT1 高温', '2025年12月10日'],
      '09:00至12:00（中国标准时间，Asia/Shanghai）',
      '您的席位：候补代表，工人方，园区工会',
      ...['', '议程：', '1 遮阳', '2 工间休息', '', '请于2025年12月7日前答复。', '接受、谢绝或委托他人出席：', 'LINK'],
      '此答复代表吴迪（园区工会）。无需登录。',
      ...['', '-- ', '工作区', ''],
    ]);
  });

  it('the calendar event knows the same, with its end and without a personal link', async () => {
    const { calendar } = await mail('tan@mail.example');
    const event = new ICAL.Component(ICAL.parse(calendar!) as never[]).getFirstSubcomponent('vevent')!;
    expect(String(event.getFirstPropertyValue('dtend'))).toBe('2025-12-10T04:00:00Z');
    expect(event.getFirstProperty('organizer')!.getParameter('cn')).toBe('Labour Bureau');
    expect(event.getFirstProperty('attendee')!.getParameter('cn')).toBe('Tan Yu');
    const description = String(event.getFirstPropertyValue('description'));
    expect(description).not.toContain('#');
    for (const fact of [
      ...['Labour Bureau invites you to this meeting.', 'Tan Yu', '10 Dec 2025', '09:00 to 12:00'],
      ...['Your seat: Titular, spokesperson, Workers’ group, Park Union', 'Please reply by 7 Dec 2025.'],
      ...['Reply with the link in the email of this invitation', '1 Shade', '/live'],
    ])
      expect(description).toContain(fact);
  });

  it('the printed letter knows the same', async () => {
    const printed = await fixture.print.execute(facilitator.actor, roundtableId, 'all');
    expect(printed).toMatchObject({
      inviters: [{ zh: '人社局' }],
      letters: [{ name: { en: 'Tan Yu' }, seat: { function: 'spokesperson' }, organisation: { zh: '园区工会' } }, {}],
    });
  });
});

describe('the text for WeChat or SMS', () => {
  it('says the same in both languages without a link, because it is passed on', async () => {
    const { en, zh } = await fixture.text.execute(facilitator.actor, roundtableId, null);
    expect(en.split('\n')).toEqual([
      ...['Labour Bureau invites you to this meeting:', 'RT1 Heat', '10 Dec 2025'],
      ...['09:00 to 12:00 (China Standard Time, Asia/Shanghai)', 'Agenda:', '1 Shade', '2 Rest breaks'],
      'Please reply by 7 Dec 2025.',
      'Reply with the link or letter that you receive, or to Labour Bureau.',
    ]);
    expect(zh).toContain('人社局邀请您出席以下会议：');
    expect(en + zh).not.toContain('http');
  });

  it('has the link of one named recipient only when it is asked for, which is recorded', async () => {
    const [tan] = await fixture.read.execute(facilitator.actor, roundtableId);
    const { en } = await fixture.text.execute(facilitator.actor, roundtableId, tan!.personId);
    expect(en).toContain('The link is for Tan Yu (Park Union) only: do not pass it on.');
    await fixture.answer.answer(/invitation#(\S+)/.exec(en)![1]!, 'accepted');
    expect((await fixture.read.execute(facilitator.actor, roundtableId))[0]).toMatchObject({ answer: 'accepted' });
    const events = `SELECT 1 FROM domain_event WHERE type = 'notifications.letters.printed.v1' AND subject = $1`;
    expect(await fixture.owner(events, [roundtableId])).toHaveLength(1);
    const member = await givenMember(fixture.database, place);
    await expect(fixture.text.execute(member.actor, roundtableId, null)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('does not exist for a draft', async () => {
    const draft = { roundtableId, to: 'draft' as const, reason: 'No room' };
    await fixture.dialogue.state.execute(place.system, draft);
    await expect(fixture.text.execute(facilitator.actor, roundtableId, null)).rejects.toMatchObject({
      kind: 'conflict',
    });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { ChangePerson } from '../../../src/modules/identity/use-cases/change-person.js';
import { ReadPeople } from '../../../src/modules/identity/use-cases/read-people.js';
import { localized } from '../../../src/kernel/localized-text.js';
import type { GivenMember, GivenWorkspace } from '../../support/workspace.js';
import { givenMember, givenWorkspace } from '../../support/workspace.js';
import { type Invitations, openInvitations } from './invitations-fixture.js';
import { noon } from './notifications-fixture.js';

let fixture: Invitations;
let place: GivenWorkspace;
let facilitator: GivenMember;
let member: GivenMember;
let roundtableId: string;

beforeAll(async () => {
  fixture = await openInvitations();
});
afterAll(() => fixture.close());
beforeEach(async () => {
  fixture.clock.moveTo(noon);
  place = await givenWorkspace(fixture.database);
  facilitator = await givenMember(fixture.database, place, { role: 'facilitator' });
  member = await givenMember(fixture.database, place, { constituency: 'employers' });
  const plan = { startsOn: '2025-12-10', endsOn: '2025-12-10', opensAt: '09:00', closesAt: '12:00' };
  const about = { title: localized('Green jobs', '绿色就业'), timeZone: 'Asia/Shanghai' };
  roundtableId = (await fixture.dialogue.create.execute(place.system, { ...about, ...plan })).id;
});

const assign = (text: string, leaveOut: readonly number[] = []) =>
  fixture.dialogue.seatList.execute(facilitator.actor, { roundtableId, text, leaveOut });
const check = (text: string) =>
  fixture.dialogue.seatList.check(facilitator.actor, { roundtableId, text, leaveOut: [] });
const faults = async (text: string): Promise<readonly string[]> =>
  (await check(text)).rows.flatMap(({ row, faults: own }) => own.map(({ kind }) => `${row} ${kind}`));
const convene = async (): Promise<void> => {
  await fixture.dialogue.state.execute(place.system, { roundtableId, to: 'convened' });
  await fixture.deliver(place);
};
const invited = async (who = facilitator) => fixture.read.execute(who.actor, roundtableId);
const personOf = async (address: string) => (await invited()).find((one) => one.address === address)!;
const change = async (id: string, email: string | null): Promise<void> => {
  const [row] = await fixture.owner<{ version: number }>('SELECT version FROM identity_person WHERE id = $1', [id]);
  const directory = new DirectoryFacade();
  await new ChangePerson(fixture.database, directory).execute(facilitator.actor, {
    ...{ id, baseVersion: row!.version, changes: { email } },
  });
  await fixture.deliver(place);
};

describe('an address in a list of seats', () => {
  it('is kept, and its owner is invited and answers without an account', async () => {
    const { rows } = await check('Name,Email,Group\nTan Yu,Tan.Yu@Mail.example,workers');
    expect(rows).toMatchObject([{ keepsEmail: 'new', email: 'tan.yu@mail.example' }]);
    await assign('Name,Email,Group\nTan Yu,Tan.Yu@Mail.example,workers');
    expect(await fixture.mails('tan.yu@mail.example')).toEqual([]);
    expect(await invited()).toMatchObject([
      { way: 'address', address: 'tan.yu@mail.example', language: 'en', invitedAt: null, delivery: null },
    ]);
    await convene();
    expect(await fixture.mails('tan.yu@mail.example')).toMatchObject([{ kind: 'notifications.invite' }]);
    await fixture.answer.answer(await fixture.token('tan.yu@mail.example'), 'accepted');
    expect(await invited()).toMatchObject([{ answer: 'accepted', delivery: 'waiting' }]);
    const [account] = await fixture.owner(`SELECT 1 FROM identity_account WHERE email = 'tan.yu@mail.example'`);
    expect(account).toBeUndefined();
  });

  it('is in no event, and is shown to those who prepare meetings only', async () => {
    await assign('Name,Email,Group\nTan Yu,tan.yu@mail.example,workers');
    const people = new ReadPeople(fixture.database);
    const seen = async (who: GivenMember) =>
      (await people.list(who.actor, { search: 'Tan', limit: 5, offset: 0 })).items.map(({ email }) => email);
    expect(await seen(facilitator)).toEqual(['tan.yu@mail.example']);
    expect(await seen(member)).toEqual([null]);
    const [event] = await fixture.owner(
      `SELECT 1 FROM domain_event WHERE workspace_id = $1 AND payload::text LIKE '%tan.yu%'`,
      [place.workspaceId],
    );
    expect(event).toBeUndefined();
  });

  it('replaces the address that is kept, and never that of an account', async () => {
    await assign('Name,Email,Group\nTan Yu,old@mail.example,workers');
    const other = { title: localized('Second', '第二次'), startsOn: '2025-12-20', endsOn: '2025-12-20' };
    roundtableId = (await fixture.dialogue.create.execute(place.system, { ...other, timeZone: 'Asia/Shanghai' })).id;
    const text = 'Name,Email,Group\nTan Yu,new@mail.example,workers';
    expect((await check(text)).rows).toMatchObject([{ adds: null, keepsEmail: 'replaces' }]);
    await assign(text);
    expect(await invited()).toMatchObject([{ address: 'new@mail.example' }]);
    const name = `Person ${member.actor.personId}`;
    expect((await check(`Name,Email\n${name},${member.email}`)).rows).toMatchObject([{ keepsEmail: null }]);
    expect(await faults(`Name,Email\n${name},other@mail.example`)).toEqual(['2 email-of-person']);
  });

  it('is refused, and nothing is saved, if two rows have it or it contains a line break', async () => {
    const twice = 'Name,Email,Group\nTan Yu,tan@mail.example,workers\nWu Di,TAN@mail.example,workers';
    expect(await faults(twice)).toEqual(['3 repeated-email']);
    const broken = 'Name,Email,Group\nTan Yu,"tan@mail.example\nBcc: x@mail.example",workers';
    expect(await faults(broken)).toEqual(['2 email']);
    for (const text of [twice, broken])
      await expect(assign(text)).rejects.toMatchObject({ code: 'dialogue.seat-list.rows-wrong' });
    expect(await invited()).toEqual([]);
    await expect(
      fixture.owner(`UPDATE identity_person SET email = E'a@b.example\\nBcc: c@d.example' WHERE id = $1`, [
        member.actor.personId,
      ]),
    ).rejects.toThrow('ck_identity_person_email');
  });

  it('does not get what a private meeting of a group sends to accounts', async () => {
    await assign('Name,Email,Group\nTan Yu,tan@mail.example,workers');
    const body = { id: roundtableId, chairIds: [], seats: [], meetings: [] };
    const { personId } = (await invited())[0]!;
    const ways = (kind: 'roundtable' | 'constituency-group') =>
      fixture.database.read(place.system, (tx) => fixture.recipients.of(tx, { ...body, kind }, { former: [personId] }));
    expect(await ways('roundtable')).toMatchObject([{ way: 'address' }]);
    expect(await ways('constituency-group')).toMatchObject([{ way: 'none', email: null }]);
  });
});

describe('an address that is corrected', () => {
  it('gets the invitation at once, and the link at the former address answers no more', async () => {
    await assign('Name,Email,Group\nTan Yu,wrong@mail.example,workers');
    await convene();
    const wrong = await fixture.token('wrong@mail.example');
    const { personId } = await personOf('wrong@mail.example');
    await change(personId, 'right@mail.example');
    expect(await fixture.mails('right@mail.example')).toMatchObject([{ kind: 'notifications.invite' }]);
    await expect(fixture.answer.open(wrong)).rejects.toMatchObject({ code: 'notifications.invitation.unknown' });
    await fixture.deliver(place, true);
    expect(await fixture.mails('right@mail.example')).toHaveLength(1);
    expect(await fixture.mails('wrong@mail.example')).toHaveLength(1);
  });
});

describe('an email that the mail server refuses', () => {
  it('is listed with its reason, without the address of an account', async () => {
    await assign(`Name,Email,Group\nTan Yu,tan@mail.example,workers\nPerson ${member.actor.personId},,`);
    await convene();
    await fixture.owner(`SELECT mail_finish(id, '550 No such user') FROM mail_outbox WHERE recipient = ANY ($1)`, [
      ['tan@mail.example', member.email],
    ]);
    const list = await invited();
    expect(list.find(({ way }) => way === 'address')).toMatchObject({
      ...{ delivery: 'failed', failure: '550 No such user', address: 'tan@mail.example' },
    });
    expect(list.find(({ way }) => way === 'account')).toMatchObject({
      ...{ delivery: 'failed', failure: null, address: null },
    });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { localized } from '../../../src/kernel/localized-text.js';
import { Problem } from '../../../src/kernel/problem.js';
import type { Delegate } from '../../../src/modules/dialogue/domain/reply-slip.js';
import type { GivenMember, GivenWorkspace } from '../../support/workspace.js';
import { directory, givenMember, givenWorkspace } from '../../support/workspace.js';
import { type Invitations, openInvitations } from './invitations-fixture.js';
import { noon } from './notifications-fixture.js';

let fixture: Invitations;
let place: GivenWorkspace;
let facilitator: GivenMember;
let roundtableId: string;
let union: string;
let employers: string;

beforeAll(async () => {
  fixture = await openInvitations();
});
afterAll(() => fixture.close());
beforeEach(async () => {
  fixture.clock.moveTo(noon);
  place = await givenWorkspace(fixture.database);
  facilitator = await givenMember(fixture.database, place, { role: 'facilitator' });
  const organisation = (name: { en: string; zh: string }, constituency: 'employers' | 'workers') =>
    fixture.database.write(place.system, (tx) => directory.addOrganisation(tx, { name, constituency, capacity: null }));
  union = await organisation(localized('Park Union', '园区工会'), 'workers');
  employers = await organisation(localized('Park Enterprises', '园区企业联合会'), 'employers');
  const plan = { startsOn: '2025-12-20', endsOn: '2025-12-20', opensAt: '09:00', timeZone: 'Asia/Shanghai' };
  roundtableId = (await fixture.dialogue.create.execute(place.system, { title: localized('Heat', '高温'), ...plan }))
    .id;
});

/** Asks an organisation for delegates, and returns its link as its notice has it. */
async function asked(organisationId = union, seats = { titularSeats: 1, substituteSeats: 1 }) {
  const { id } = await fixture.dialogue.askForDelegates.execute(facilitator.actor, {
    ...{ roundtableId, organisationId, ...seats },
  });
  const { organisations } = await fixture.notices.execute(facilitator.actor, roundtableId, [organisationId]);
  return { slipId: id, token: /#(\S+)$/.exec(organisations[0]!.reply!.link)![1]! };
}

const person = (name: string, more: Partial<Delegate> = {}): Delegate => ({
  ...{ name, post: 'Secretary', email: '', seat: 'titular', sex: 'not-stated', ...more },
});

const tan = person('Tan Yu', { email: 'tan@mail.example' });
const wu = person('吴迪', { email: 'wu@mail.example', seat: 'substitute' });

function send(token: string, delegates: readonly Delegate[], baseVersion = 1) {
  const named = { baseVersion, delegates, letter: 'No. 7 of 1 Dec 2025', contact: 'Office' };
  return fixture.dialogue.nameDelegates.byLink(token, named);
}

const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      const [first] = error.options.errors ?? [];
      return first === undefined ? error.code : `${first.pointer} ${first.code}`;
    },
  );

const seats = () =>
  fixture.owner<{ kind: string; organisation_id: string }>(
    'SELECT kind, organisation_id FROM dialogue_seat WHERE roundtable_id = $1 ORDER BY id',
    [roundtableId],
  );

describe('an organisation that was asked for delegates', () => {
  it('names them with its link and nomination letter; they have seats and invitations only when a facilitator accepts them', async () => {
    const { slipId, token } = await asked();
    expect(await fixture.dialogue.replySlips.open(token)).toMatchObject({
      ...{ state: 'open', titularSeats: 1, substituteSeats: 1, delegates: [], asksSex: false },
      ...{ organisation: { name: { en: 'Park Union' } }, roundtable: { label: 'RT1', title: { zh: '高温' } } },
    });
    expect(await send(token, [tan, wu])).toEqual({ version: 2 });
    expect(await seats()).toEqual([]);
    const [slip] = await fixture.dialogue.replySlips.list(facilitator.actor, roundtableId);
    expect(slip).toMatchObject({ source: 'link', letter: 'No. 7 of 1 Dec 2025', delegates: [tan, wu] });
    await fixture.dialogue.acceptDelegates.execute(facilitator.actor, { slipId, baseVersion: 2, leaveOut: [] });
    expect(await seats()).toEqual([
      { kind: 'titular', organisation_id: union },
      { kind: 'substitute', organisation_id: union },
    ]);
    await fixture.deliver(place);
    expect(await fixture.mails('tan@mail.example')).toEqual([]);
    const convened = { roundtableId, to: 'convened' as const, reason: 'Chair follows' };
    await fixture.dialogue.state.execute(facilitator.actor, convened);
    await fixture.deliver(place);
    expect(await fixture.mails('tan@mail.example')).toMatchObject([{ kind: 'notifications.invite' }]);
    expect(await fixture.mails('wu@mail.example')).toMatchObject([{ kind: 'notifications.invite' }]);
    const events = await fixture.owner<{ type: string; actor: boolean }>(
      `SELECT type, actor_id IS NOT NULL AS actor FROM domain_event WHERE subject = $1 AND type LIKE 'dialogue.reply-slip%'
       ORDER BY recorded_at, id`,
      [roundtableId],
    );
    expect(events).toEqual([
      { type: 'dialogue.reply-slip.asked.v1', actor: true },
      { type: 'dialogue.reply-slip.answered.v1', actor: false },
      { type: 'dialogue.reply-slip.accepted.v1', actor: true },
    ]);
  });

  it('can send a file with the columns of the seat list, and a facilitator enters what arrives on paper', async () => {
    const { slipId, token } = await asked();
    const file = '姓名,邮箱,席位,职务\n吴迪,wu@mail.example,候补,部长\n';
    const read = await fixture.dialogue.nameDelegates.read(token, file);
    expect(read).toEqual([{ ...wu, post: '部长' }]);
    expect(await fixture.dialogue.replySlips.open(token)).toMatchObject({ delegates: [], version: 1 });
    const named = { baseVersion: 1, delegates: read, letter: null, contact: null };
    await fixture.dialogue.nameDelegates.fromPaper(facilitator.actor, slipId, named);
    expect(await fixture.dialogue.replySlips.open(token)).toMatchObject({ source: 'paper', delegates: read });
  });

  it('is asked again for further delegates after the first ones were accepted', async () => {
    const { slipId, token } = await asked();
    await send(token, [tan]);
    await fixture.dialogue.acceptDelegates.execute(facilitator.actor, { slipId, baseVersion: 2, leaveOut: [] });
    expect(await refused(send(token, [wu], 3))).toBe('dialogue.reply-slip.not-open');
    const again = await asked();
    expect(again.slipId).toBe(slipId);
    await send(again.token, [wu], 4);
    await fixture.dialogue.acceptDelegates.execute(facilitator.actor, { slipId, baseVersion: 5, leaveOut: [] });
    expect(await seats()).toHaveLength(2);
  });
});

describe('the link of an organisation', () => {
  it('opens and fills in the slip of this organisation only', async () => {
    const [own, other] = [await asked(union), await asked(employers)];
    await send(own.token, [tan]);
    expect(await fixture.dialogue.replySlips.open(other.token)).toMatchObject({
      ...{ organisation: { id: employers }, delegates: [], version: 1 },
    });
    const mixed = own.token.slice(0, 32) + other.token.slice(32, -1) + (other.token.endsWith('A') ? 'E' : 'A');
    expect(await refused(fixture.dialogue.replySlips.open(mixed))).toBe('dialogue.reply-slip.not-found');
    const elsewhere = await givenWorkspace(fixture.database);
    const moved = elsewhere.workspaceId.replaceAll('-', '') + own.token.slice(32);
    expect(await refused(send(moved, [wu], 2))).toBe('dialogue.reply-slip.not-found');
  });

  it('lets the first of two replies at the same time count, and says to the second that something changed', async () => {
    const { token } = await asked();
    const both = await Promise.all([refused(send(token, [tan])), refused(send(token, [wu]))]);
    expect(both.toSorted()).toEqual(['dialogue.reply-slip.changed', 'done']);
  });

  it('accepts no more delegates than seats, no person or address twice, and no address with a line break', async () => {
    const { token } = await asked();
    const second = person('Li Na');
    expect(await refused(send(token, [tan, second]))).toBe('/delegates/1/seat dialogue.reply-slip.titular-seats');
    expect(await refused(send(token, [tan, { ...wu, name: ' tan  yu ' }]))).toBe(
      '/delegates/1/name dialogue.reply-slip.repeated',
    );
    expect(await refused(send(token, [tan, { ...wu, email: 'TAN@mail.example ' }]))).toBe(
      '/delegates/1/email dialogue.reply-slip.repeated-email',
    );
    const header = { ...tan, email: 'tan@mail.example\nBcc: all@mail.example' };
    expect(await refused(send(token, [header]))).toBe('/delegates/0/email dialogue.reply-slip.email');
    expect(await refused(send(token, [person(' \n ')]))).toBe('/delegates/0/name dialogue.reply-slip.name');
    expect(await fixture.dialogue.replySlips.open(token)).toMatchObject({ delegates: [], version: 1 });
  });

  it('shows the slip after the roundtable, and changes nothing then', async () => {
    const { slipId, token } = await asked();
    await send(token, [tan]);
    fixture.clock.moveTo(new Date('2025-12-21T04:00:00Z'));
    expect(await fixture.dialogue.replySlips.open(token)).toMatchObject({ state: 'ended' });
    expect(await refused(send(token, [wu], 2))).toBe('dialogue.reply-slip.not-open');
    const accepting = { slipId, baseVersion: 2, leaveOut: [] };
    expect(await refused(fixture.dialogue.acceptDelegates.execute(facilitator.actor, accepting))).toBe(
      'dialogue.reply-slip.not-open',
    );
  });
});

describe('accepting delegates', () => {
  it('assigns all seats or none, of the names that the facilitator saw, and leaves out whom the facilitator names', async () => {
    const { slipId, token } = await asked();
    expect(
      await refused(
        fixture.dialogue.acceptDelegates.execute(facilitator.actor, { slipId, baseVersion: 1, leaveOut: [] }),
      ),
    ).toBe('dialogue.reply-slip.not-answered');
    await send(token, [tan, wu]);
    await send(token, [tan, { ...wu, email: '' }], 2);
    const accept = (baseVersion: number, leaveOut: readonly number[] = []) =>
      fixture.dialogue.acceptDelegates.execute(facilitator.actor, { slipId, baseVersion, leaveOut });
    expect(await refused(accept(2))).toBe('dialogue.reply-slip.changed');
    await fixture.dialogue.seatList.execute(facilitator.actor, {
      ...{ roundtableId, text: 'Name,Organisation\nTan Yu,Park Union', leaveOut: [] },
    });
    expect(await refused(accept(3))).toBe('1/name dialogue.seat-list.seated');
    expect(await seats()).toHaveLength(1);
    const once = await Promise.all([refused(accept(3, [1])), refused(accept(3, [1]))]);
    expect(once.toSorted()).toEqual(['dialogue.reply-slip.not-open', 'done']);
    expect(await seats()).toHaveLength(2);
  });

  it('and asking for them belong to those who assign seats', async () => {
    const { slipId } = await asked();
    const member = await givenMember(fixture.database, place);
    const { dialogue } = fixture;
    const named = { baseVersion: 1, delegates: [tan], letter: null, contact: null };
    for (const work of [
      () => dialogue.replySlips.list(member.actor, roundtableId),
      () => dialogue.nameDelegates.fromPaper(member.actor, slipId, named),
      () => dialogue.acceptDelegates.check(member.actor, slipId),
      () => dialogue.acceptDelegates.execute(member.actor, { slipId, baseVersion: 1, leaveOut: [] }),
      () =>
        dialogue.askForDelegates.execute(member.actor, {
          ...{ roundtableId, organisationId: union, titularSeats: 1, substituteSeats: 0 },
        }),
    ])
      await expect(work()).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

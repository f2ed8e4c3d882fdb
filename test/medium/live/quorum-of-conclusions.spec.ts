import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { localized } from '../../../src/kernel/localized-text.js';
import type { Agreement } from '../../../src/modules/dialogue/domain/conclusion.js';
import { conclusionRegister } from '../../../src/modules/dialogue/queries/conclusion-register.query.js';
import { openTestDatabase } from '../../support/database.js';
import type { OpenDatabase } from '../../support/database.js';
import { plan } from '../dialogue/table.js';
import { type Delegate, liveOn, openRoundtable } from './room.js';

describe('a conclusion taken without a quorum', () => {
  let open: OpenDatabase;
  let live: ReturnType<typeof liveOn>;
  let table: Awaited<ReturnType<typeof openRoundtable>>;
  let worker: Delegate;
  let employers: readonly Delegate[];
  let count = 0;

  beforeAll(async () => {
    open = await openTestDatabase();
    live = liveOn(open);
  });
  afterAll(() => open.close());

  beforeEach(async () => {
    count += 1;
    table = await openRoundtable(open, `quorum-${count}`);
    table.dialogue.presence.register((tx, meetingId) => live.presence.at(tx, meetingId));
    worker = await table.seat('workers');
    employers = [await table.seat('employers'), await table.seat('employers')];
    await table.dialogue.state.execute(table.system, { roundtableId: table.roundtableId, to: 'in-session' });
  });

  const come = async (delegates: readonly Delegate[], meetingId = table.roundtableId): Promise<void> => {
    for (const { personId } of delegates)
      await live.attend.execute(table.facilitator, meetingId, { personId, fact: 'arrived', substituteId: null });
  };
  const record = (agreement: Agreement = 'agreed', more: object = {}) =>
    table.dialogue.record.execute(table.facilitator, {
      ...{ roundtableId: table.roundtableId, agendaItemId: table.itemId, agreement, agreedOn: plan.startsOn },
      ...{ text: localized('Parks train workers.', '园区培训职工。'), ...more },
    });
  const shown = async (id: string) => (await table.dialogue.conclusions.one(table.system, id)).conclusion;
  const counted = async () => ({
    listed: (await open.database.read(table.system, (tx) => conclusionRegister(tx, { agreement: 'agreed' }))).length,
    provisional: (await open.database.read(table.system, (tx) => conclusionRegister(tx, { agreement: 'provisional' })))
      .length,
    ids: (await open.database.read(table.system, (tx) => table.dialogue.facade.conclusionIds(tx))).length,
    agreed: (await open.database.read(table.system, (tx) => table.dialogue.facade.conclusionFacts(tx))).filter(
      ({ agreed }) => agreed,
    ).length,
  });
  const [nothing, all] = [
    { listed: 0, provisional: 1, ids: 0, agreed: 0 },
    { listed: 1, provisional: 0, ids: 1, agreed: 1 },
  ];

  it('counts as agreed as before where every group had its quorum, or attendance was not recorded', async () => {
    const { id: unrecorded } = await record();
    expect(await shown(unrecorded)).toMatchObject({ quorum: null, provisional: false, confirmation: null });
    await come([worker, ...employers]);
    const { id, provisional } = await record();
    expect(provisional).toBe(false);
    expect(await shown(id)).toMatchObject({
      ...{ provisional: false, shortfall: null, confirmation: null },
      quorum: { reached: true, groups: expect.arrayContaining([expect.objectContaining({ attended: 2, needed: 2 })]) },
    });
    // the stored quorum does not change with the attendance, the seats or the rule
    await live.attend.execute(table.facilitator, table.roundtableId, {
      ...{ personId: worker.personId, fact: 'left', substituteId: null },
    });
    expect(await shown(id)).toMatchObject({ provisional: false, quorum: { reached: true } });
    expect(await counted()).toEqual({ listed: 2, provisional: 0, ids: 2, agreed: 2 });
  });

  it('asks the organisations of a missing group, and counts as agreed when they have confirmed', async () => {
    await come([worker]);
    const { id, provisional } = await record();
    expect(provisional).toBe(true);
    expect(await shown(id)).toMatchObject({
      ...{ provisional: true, shortfall: 'groups' },
      confirmation: { state: 'waiting', organisations: [{ constituency: 'employers' }] },
    });
    expect(await counted()).toEqual(nothing);
    const employer = employers[0]!.actor;
    await table.dialogue.confirm.execute(employer, {
      ...{ conclusionId: id, organisationId: employer.organisationId!, answer: 'confirmed' },
    });
    expect(await shown(id)).toMatchObject({ provisional: false, shortfall: 'groups' });
    expect(await counted()).toEqual(all);
    const [row] = await open.owner<{ days: number }>(
      'SELECT due_on - set_at::date AS days FROM dialogue_confirmation_term WHERE conclusion_id = $1',
      [id],
    );
    // 20 working days
    expect(row?.days).toBeGreaterThanOrEqual(26);
    expect(row?.days).toBeLessThanOrEqual(29);
  });

  it('stays provisional when the missing group does not confirm', async () => {
    await come([worker]);
    const { id } = await record();
    const employer = employers[0]!.actor;
    await table.dialogue.confirm.execute(employer, {
      ...{ conclusionId: id, organisationId: employer.organisationId!, answer: 'not-confirmed' },
    });
    expect(await shown(id)).toMatchObject({ provisional: true, confirmation: { state: 'not-confirmed' } });
    expect(await counted()).toEqual(nothing);
  });

  it('goes to the next meeting with a quorum where a group had too few members, and is adopted only there', async () => {
    await come([worker, employers[0]!]);
    const first = await record();
    const { id } = first;
    expect(await shown(id)).toMatchObject({ provisional: true, shortfall: 'members', confirmation: null });
    expect(await counted()).toEqual(nothing);
    const next = (
      await table.dialogue.create.execute(table.system, { ...plan, startsOn: '2026-04-10', endsOn: '2026-04-10' })
    ).id;
    const other = await record();
    const proposals = (await table.dialogue.roundtables.one(table.system, next)).roundtable.proposals;
    // the first one waited in the backlog until there was a next roundtable
    expect(proposals.map(({ kind, title }) => [kind, title.en])).toEqual(
      [first.label, other.label].map((label) => ['provisional-conclusion', `Adopt ${label}, taken without a quorum`]),
    );
    const adopt = () =>
      table.dialogue.adopt.execute(table.facilitator, { conclusionId: id, meetingId: table.roundtableId });
    await expect(adopt()).rejects.toMatchObject({ code: 'dialogue.conclusion.quorum-missing' });
    await expect(
      table.dialogue.adopt.execute(worker.actor, { conclusionId: id, meetingId: table.roundtableId }),
    ).rejects.toMatchObject({ code: 'platform.auth.not-permitted' });
    await come([employers[1]!]);
    await adopt();
    expect(await shown(id)).toMatchObject({
      ...{ provisional: false, quorum: { reached: false } },
      adoption: { meetingId: table.roundtableId, meetingNumber: 1, roundtableLabel: 'RT1' },
    });
    await expect(adopt()).rejects.toMatchObject({ code: 'dialogue.conclusion.not-provisional' });
    expect(await counted()).toEqual({ listed: 1, provisional: 1, ids: 1, agreed: 1 });
  });

  it('ad referendum needs both: a meeting with a quorum, and the confirmation of every organisation', async () => {
    await come([worker, employers[0]!]);
    const { id } = await record('ad-referendum', { confirmBy: '2199-12-31' });
    for (const { actor } of [worker, employers[0]!])
      await table.dialogue.confirm.execute(actor, {
        ...{ conclusionId: id, organisationId: actor.organisationId!, answer: 'confirmed' },
      });
    expect(await shown(id)).toMatchObject({ provisional: true, confirmation: { state: 'confirmed' } });
    expect((await counted()).agreed).toBe(0);
    await come([employers[1]!]);
    await table.dialogue.adopt.execute(table.facilitator, { conclusionId: id, meetingId: table.roundtableId });
    expect((await counted()).agreed).toBe(1);
  });

  it('is refused, and nothing is saved, when the quorum changed after the form was opened', async () => {
    await come([worker, ...employers]);
    await live.attend.execute(table.facilitator, table.roundtableId, {
      ...{ personId: worker.personId, fact: 'left', substituteId: null },
    });
    await expect(record('agreed', { quorumShown: true })).rejects.toMatchObject({
      code: 'dialogue.conclusion.quorum-changed',
    });
    expect((await table.dialogue.conclusions.list(table.system, {})).items).toEqual([]);
    expect((await record('agreed', { quorumShown: false })).number).toBe(1);
  });

  it('is refused at a meeting on whose agenda the item is not', async () => {
    const { id: meetingId } = await table.dialogue.planMeeting.execute(table.system, {
      ...{ roundtableId: table.roundtableId, startsOn: plan.startsOn, endsOn: plan.endsOn, title: null },
      ...{ opensAt: null, closesAt: null, placeId: null },
    });
    await expect(record('agreed', { meetingId })).rejects.toMatchObject({
      code: 'dialogue.conclusion.item-of-other-meeting',
    });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { localized } from '../../../src/kernel/localized-text.js';
import type { OutcomeKind } from '../../../src/kernel/outcome-kind.js';
import { PlanConstituencyMeeting } from '../../../src/modules/dialogue/use-cases/plan-constituency-meeting.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { openTestDatabase } from '../../support/database.js';
import type { OpenDatabase } from '../../support/database.js';
import { givenAccepted } from '../../support/group-acceptance.js';
import { dialogueOn, openWorkspace, plan } from './table.js';

let open: OpenDatabase;
let dialogue: ReturnType<typeof dialogueOn>;
let place: Awaited<ReturnType<typeof openWorkspace>>;
let facilitator: Actor;
let roundtableId: string;
let count = 0;

const words = localized('Officers are trained.', '培训安全管理人员。');

beforeAll(async () => {
  open = await openTestDatabase();
  dialogue = dialogueOn(open);
});
afterAll(() => open.close());

beforeEach(async () => {
  place = await openWorkspace(open, `outcomes-${(count += 1)}`);
  facilitator = place.as('facilitator', { personId: await place.person({ capacity: 'secretariat' }) });
  roundtableId = (await dialogue.create.execute(facilitator, plan)).id;
});

const record = (by: Actor, meetingId: string, kind: OutcomeKind) =>
  dialogue.outcome.execute(by, { meetingId, kind, text: words });

async function begin(by: Actor, meetingId: string) {
  for (const to of ['convened', 'in-session'] as const) await dialogue.meetingStates.execute(by, { meetingId, to });
}

async function beginRoundtable() {
  const reason = 'The delegations are still to be named.';
  for (const to of ['convened', 'in-session'] as const)
    await dialogue.state.execute(facilitator, { roundtableId, to, reason });
}

/** What the current user reads in the room of a meeting. */
const inRoom = (who: Actor, meetingId: string) =>
  open.database.read(who, async (tx) => {
    const meeting = await dialogue.facade.meeting(tx, meetingId);
    return meeting && (await dialogue.facade.outcomes(tx, meeting));
  });

async function delegate(more: object = {}): Promise<Actor> {
  const personId = await place.person({ constituency: 'workers' });
  await dialogue.seat.execute(facilitator, { roundtableId, personId, kind: 'titular', ...more });
  return place.as('member', { personId, constituency: 'workers' });
}

async function workingGroup() {
  const { id } = await dialogue.formGroup.execute(facilitator, {
    ...{ name: localized('Skills group', '技能工作组'), mandate: localized('Advises.', '提出建议。') },
    composition: ['government', 'employers', 'workers'],
  } as never);
  const [convenor, member] = [await delegate(), await delegate()];
  for (const [who, part] of [
    [convenor, 'convenor'],
    [member, 'member'],
  ] as const)
    await dialogue.join.execute(facilitator, { workingGroupId: id, personId: who.personId!, function: part });
  const days = { startsOn: '2026-02-10', endsOn: '2026-02-10' };
  const meeting = await dialogue.planGroupMeeting.execute(convenor, { workingGroupId: id, ...days } as never);
  return { id, convenor, member, meetingId: meeting.id };
}

describe('the outcomes of a working group', () => {
  it('are recommendations, decisions, decisions on procedure and notes, by its convenor while it meets', async () => {
    const { convenor, member, meetingId } = await workingGroup();
    await expect(record(convenor, meetingId, 'decision')).rejects.toMatchObject({
      code: 'dialogue.outcome.not-in-session',
    });
    await begin(convenor, meetingId);
    for (const kind of ['recommendation', 'decision', 'procedure', 'note'] as const)
      await record(convenor, meetingId, kind);
    for (const kind of ['position', 'mandate'] as const)
      await expect(record(convenor, meetingId, kind)).rejects.toMatchObject({
        code: 'dialogue.outcome.kind-not-recorded',
      });
    await expect(record(member, meetingId, 'note')).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await inRoom(convenor, meetingId)).toMatchObject({
      items: ['recommendation', 'decision', 'procedure', 'note'].map((kind, at) => ({ kind, number: at + 1 })),
      recordable: ['recommendation', 'decision', 'procedure', 'note'],
    });
    expect(await inRoom(member, meetingId)).toMatchObject({ recordable: [], shares: false });
  });

  it('propose a recommendation to the next roundtable, where alone it becomes a conclusion', async () => {
    const { convenor, meetingId } = await workingGroup();
    await begin(convenor, meetingId);
    const { id } = await record(convenor, meetingId, 'recommendation');
    await beginRoundtable();
    const page = async () => (await dialogue.roundtables.one(facilitator, roundtableId)).roundtable;
    const [proposal] = (await page()).proposals;
    expect(proposal).toMatchObject({
      ...{ kind: 'recommendation', sourceId: id, note: words },
      title: { en: 'Skills group: Officers are trained.', zh: '技能工作组：培训安全管理人员。' },
    });
    expect(await inRoom(convenor, meetingId)).toMatchObject({ items: [{ proposedTo: ['RT1'], conclusions: [] }] });
    await dialogue.decide.execute(facilitator, { agendaItemId: proposal!.id, accept: true });
    await expect(dialogue.deleteOutcome.execute(convenor, id)).rejects.toMatchObject({
      code: 'dialogue.outcome.in-use',
    });
    await dialogue.record.execute(facilitator, {
      ...{ roundtableId, agendaItemId: proposal!.id, text: words, agreement: 'agreed', agreedOn: '2026-03-10' },
    });
    expect(await inRoom(convenor, meetingId)).toMatchObject({ items: [{ conclusions: ['RT1/D-01'] }] });
  });

  it('withdraw a recommendation that no one has decided on when it is deleted', async () => {
    const { convenor, meetingId } = await workingGroup();
    await begin(convenor, meetingId);
    const { id } = await record(convenor, meetingId, 'recommendation');
    await dialogue.deleteOutcome.execute(convenor, id);
    expect((await dialogue.roundtables.one(facilitator, roundtableId)).roundtable.proposals).toEqual([]);
    expect(await inRoom(convenor, meetingId)).toMatchObject({ items: [] });
  });
});

describe('the outcomes of a roundtable beside conclusions', () => {
  it('are decisions on procedure and notes, by those who record conclusions', async () => {
    const [rapporteur, other] = [await delegate({ function: 'rapporteur' }), await delegate()];
    await expect(record(facilitator, roundtableId, 'note')).rejects.toMatchObject({
      code: 'dialogue.outcome.not-in-session',
    });
    await beginRoundtable();
    await record(facilitator, roundtableId, 'procedure');
    await record(rapporteur, roundtableId, 'note');
    await expect(record(other, roundtableId, 'note')).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(record(facilitator, roundtableId, 'decision')).rejects.toMatchObject({
      code: 'dialogue.outcome.kind-not-recorded',
    });
    expect(await inRoom(rapporteur, roundtableId)).toMatchObject({ recordable: ['conclusion', 'procedure', 'note'] });
    expect(await inRoom(other, roundtableId)).toMatchObject({ recordable: [], items: [{}, {}] });
  });
});

describe('the outcomes of a group meeting', () => {
  let spokesperson: Actor;
  let colleague: Actor;
  let meetingId: string;

  beforeEach(async () => {
    [spokesperson, colleague] = [await delegate(), await delegate()];
    const reason = 'The delegations are still to be named.';
    await dialogue.state.execute(facilitator, { roundtableId, to: 'convened', reason });
    await givenAccepted(open.owner, { workspaceId: place.workspaceId, roundtableId, constituency: 'workers' }, [
      spokesperson.personId!,
      colleague.personId!,
    ]);
    const planned = await new PlanConstituencyMeeting(open.database, new DirectoryFacade()).execute(colleague, {
      ...{ roundtableId, startsOn: '2026-03-09', endsOn: '2026-03-09' },
    } as never);
    meetingId = planned.id;
    await begin(colleague, meetingId);
  });

  it('are positions, the mandate of the spokesperson, decisions on procedure and notes', async () => {
    for (const kind of ['position', 'mandate', 'procedure', 'note'] as const) await record(colleague, meetingId, kind);
    for (const kind of ['recommendation', 'decision'] as const)
      await expect(record(colleague, meetingId, kind)).rejects.toMatchObject({
        code: 'dialogue.outcome.kind-not-recorded',
      });
    expect(await inRoom(colleague, meetingId)).toMatchObject({
      recordable: ['position', 'mandate', 'procedure', 'note'],
      shares: false,
    });
    expect(await inRoom(spokesperson, meetingId)).toMatchObject({ shares: true });
  });

  it('are seen by no one else, whatever their role', async () => {
    await record(colleague, meetingId, 'mandate');
    const seen = (who: Actor) =>
      open.database.read(who, async (tx) => (await tx.query('SELECT id FROM dialogue_outcome')).length);
    expect(await seen(colleague)).toBe(1);
    const unaccepted = await delegate();
    for (const who of [facilitator, place.as('administrator'), unaccepted]) {
      expect(await seen(who)).toBe(0);
      expect(await inRoom(who, meetingId)).toBeUndefined();
      await expect(record(who, meetingId, 'note')).rejects.toMatchObject({ kind: 'not-found' });
    }
  });

  it('are shared by the spokesperson alone, once, and only positions; others read the text and nothing about the meeting', async () => {
    const position = await record(colleague, meetingId, 'position');
    const mandate = await record(colleague, meetingId, 'mandate');
    const share = (by: Actor, { id }: { id: string }) => dialogue.share.execute(by, id);
    await expect(share(colleague, position)).rejects.toMatchObject({
      code: 'dialogue.outcome.only-spokesperson-shares',
    });
    await expect(share(facilitator, position)).rejects.toMatchObject({ code: 'dialogue.outcome.not-found' });
    await expect(share(spokesperson, mandate)).rejects.toMatchObject({
      code: 'dialogue.outcome.only-positions-shared',
    });
    expect(await dialogue.positions.execute(facilitator, roundtableId)).toEqual([]);
    const both = await Promise.allSettled([share(spokesperson, position), share(spokesperson, position)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(dialogue.deleteOutcome.execute(colleague, position.id)).rejects.toMatchObject({
      code: 'dialogue.outcome.in-use',
    });
    const shared = await dialogue.positions.execute(facilitator, roundtableId);
    expect(shared).toMatchObject([{ constituency: 'workers', text: words }]);
    expect(JSON.stringify(shared)).not.toMatch(new RegExp([position.id, meetingId].join('|')));
    const told = await open.database.read(facilitator, (tx) =>
      tx.query<{ text: string }>(
        `SELECT payload::text || subject AS text FROM domain_event WHERE type LIKE '%position%'`,
      ),
    );
    expect(told).toHaveLength(1);
    expect(told[0]!.text).not.toMatch(new RegExp([position.id, meetingId, 'constituencyGroupId'].join('|')));
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import { localized } from '../../../src/kernel/localized-text.js';
import { concurrently, openTestDatabase } from '../../support/database.js';
import type { OpenDatabase } from '../../support/database.js';
import { dialogueOn, openWorkspace, plan } from './table.js';

describe('a roundtable', () => {
  let open: OpenDatabase;
  let dialogue: ReturnType<typeof dialogueOn>;
  let place: Awaited<ReturnType<typeof openWorkspace>>;

  beforeAll(async () => {
    open = await openTestDatabase();
    dialogue = dialogueOn(open);
    place = await openWorkspace(open, 'roundtables');
  });
  afterAll(() => open.close());

  it('takes the next number of the series of its workspace, even if six are created at once', async () => {
    const other = await openWorkspace(open, 'series');
    const made = await concurrently(6, () => dialogue.create.execute(other.system, plan));
    const numbers = made.map((one) => (one.status === 'fulfilled' ? one.value.number : one.reason));
    expect(numbers.toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is not found from another workspace, by any operation', async () => {
    const other = await openWorkspace(open, 'elsewhere');
    const { id } = await dialogue.create.execute(place.system, plan);
    const refused = { code: 'dialogue.roundtable.not-found' };
    await expect(dialogue.state.execute(other.system, { roundtableId: id, to: 'convened' })).rejects.toMatchObject(
      refused,
    );
    await expect(dialogue.roundtables.one(other.system, id)).rejects.toMatchObject(refused);
    await expect(open.database.read(other.system, (tx) => dialogue.facade.roundtable(tx, id))).resolves.toBeUndefined();
  });

  it('is visible only to those who prepare it while it is a draft', async () => {
    const { id } = await dialogue.create.execute(place.system, plan);
    const member = place.as('member');
    const listed = async () => (await dialogue.roundtables.list(member)).items.map((row) => row.id);
    expect(await listed()).not.toContain(id);
    const reason = 'The delegations are still to be named.';
    await dialogue.state.execute(place.as('facilitator'), { roundtableId: id, to: 'convened', reason });
    expect(await listed()).toContain(id);
  });

  it('refuses what the role does not allow, in each use case', async () => {
    const member = place.as('member');
    const { id } = await dialogue.create.execute(place.system, plan);
    const refused = { code: 'platform.auth.not-permitted' };
    await expect(dialogue.create.execute(member, plan)).rejects.toMatchObject(refused);
    await expect(dialogue.state.execute(member, { roundtableId: id, to: 'convened' })).rejects.toMatchObject(refused);
    await expect(
      dialogue.addItem.execute(member, { roundtableId: id, title: localized('x', 'x') }),
    ).rejects.toMatchObject(refused);
  });

  it('merges edits of different fields and shows both values of the same field', async () => {
    const { id } = await dialogue.create.execute(place.system, plan);
    const facilitator = place.as('facilitator');
    const edit = (changes: object) => dialogue.edit.execute(facilitator, { roundtableId: id, baseVersion: 1, changes });
    const outcome = await concurrently(2, (index) =>
      edit(index === 0 ? { titleEn: 'Green jobs in five parks' } : { titleZh: '五个园区的绿色就业' }),
    );
    expect(outcome.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled']);
    const { roundtable: page } = await dialogue.roundtables.one(facilitator, id);
    expect(page.title).toEqual({ en: 'Green jobs in five parks', zh: '五个园区的绿色就业' });
    expect(page.version).toBe(3);
    await expect(edit({ titleEn: 'Green jobs in six parks' })).rejects.toMatchObject({
      code: 'dialogue.edit-conflict',
      options: {
        facts: {
          version: 3,
          conflicts: [{ field: 'titleEn', theirs: 'Green jobs in five parks', yours: 'Green jobs in six parks' }],
        },
      },
    });
  });

  it('changes through its states, and is read-only when closed until it is reopened with a reason', async () => {
    const facilitator = place.as('facilitator');
    const { id } = await dialogue.create.execute(facilitator, plan);
    const go = (to: 'convened' | 'in-session' | 'closed' | 'reopened', reason?: string) =>
      dialogue.state.execute(facilitator, { roundtableId: id, to, reason: reason ?? null });
    await expect(go('closed')).rejects.toMatchObject({ code: 'dialogue.roundtable.transition-not-allowed' });
    await go('convened', 'The delegations are still to be named.');
    await go('in-session');
    await go('closed');
    const person = await place.person({ constituency: 'workers' });
    const text = localized('Agreed', '同意');
    const closed = { code: 'dialogue.roundtable.closed' };
    const writes = [
      dialogue.seat.execute(facilitator, { roundtableId: id, personId: person, kind: 'titular' }),
      dialogue.addItem.execute(facilitator, { roundtableId: id, title: text }),
      dialogue.proposeTopic.execute(facilitator, { roundtableId: id, title: text }),
      dialogue.edit.execute(facilitator, { roundtableId: id, baseVersion: 4, changes: { titleEn: 'x' } }),
      dialogue.record.execute(facilitator, { roundtableId: id, text, agreement: 'agreed', agreedOn: plan.startsOn }),
    ];
    for (const write of writes) await expect(write).rejects.toMatchObject(closed);
    await expect(go('reopened', ' ')).rejects.toMatchObject({ code: 'dialogue.roundtable.reason-missing' });
    await go('reopened', 'The text of the first conclusion lacks a word.');
    const { roundtable: page } = await dialogue.roundtables.one(facilitator, id);
    expect(page.transitions.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      ['draft', 'convened', 'The delegations are still to be named.'],
      ['convened', 'in-session', null],
      ['in-session', 'closed', null],
      ['closed', 'reopened', 'The text of the first conclusion lacks a word.'],
    ]);
  });

  it('keeps the affiliation of a person when seated, although the person moves later', async () => {
    const { id } = await dialogue.create.execute(place.system, plan);
    const union = await place.organisation('workers');
    const person = await place.person({ constituency: 'workers', organisationId: union, sex: 'female' });
    const seat = { roundtableId: id, personId: person, kind: 'titular' } as const;
    const { parity } = await dialogue.seat.execute(place.system, seat);
    expect(parity.rows[2]).toMatchObject({ constituency: 'workers', titular: 1 });
    const employers = await place.organisation('employers');
    await open.owner(`UPDATE identity_person SET constituency = 'employers', organisation_id = $1 WHERE id = $2`, [
      employers,
      person,
    ]);
    const seats = await open.database.read(place.system, (tx) => dialogue.facade.seats(tx, id));
    expect(seats).toMatchObject([{ constituency: 'workers', organisationId: union, sex: 'female' }]);
    await expect(dialogue.seat.execute(place.system, seat)).rejects.toMatchObject({
      code: 'dialogue.seat.person-already-seated',
    });
  });

  it('has one chair, even if two are named at once', async () => {
    const { id } = await dialogue.create.execute(place.system, plan);
    const people = [await place.person({ constituency: 'government' }), await place.person({ capacity: 'agency' })];
    const outcome = await concurrently(2, (index) =>
      dialogue.seat.execute(place.system, {
        roundtableId: id,
        personId: people[index]!,
        kind: index === 0 ? 'titular' : 'resource-person',
        function: 'chair',
      }),
    );
    const refused = outcome.filter((one) => one.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'dialogue.seat.chair-taken' } }]);
  });

  it('has one vice-chair of each group, even if two are named at once', async () => {
    const { id: roundtableId } = await dialogue.create.execute(place.system, plan);
    const groups = ['workers', 'workers', 'employers'] as const;
    const people = await Promise.all(groups.map((constituency) => place.person({ constituency })));
    const outcome = await concurrently(3, (index) =>
      dialogue.seat.execute(place.system, {
        ...{ roundtableId, personId: people[index]!, kind: 'titular', function: 'vice-chair' },
      }),
    );
    const refused = outcome.filter((one) => one.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'dialogue.seat.vice-chair-taken' } }]);
  });

  it('assigns seats to many people at once, or to none if one of them cannot have the seat', async () => {
    const { id: roundtableId } = await dialogue.create.execute(place.system, plan);
    const delegates = [];
    for (const constituency of ['government', 'employers', 'workers'] as const)
      delegates.push(await place.person({ constituency }));
    const agency = await place.person({ capacity: 'agency' });
    const titular = [...delegates, agency].map((personId) => ({ personId, kind: 'titular' as const }));
    await expect(dialogue.seatPeople.execute(place.system, { roundtableId, people: titular })).rejects.toMatchObject({
      code: 'dialogue.seat.kind-needs-constituency',
      options: { errors: [{ pointer: '/people/3/kind' }] },
    });
    const people = [...titular.slice(0, 3), { personId: agency, kind: 'observer' as const }];
    const { ids, parity } = await dialogue.seatPeople.execute(place.system, { roundtableId, people });
    expect(ids).toHaveLength(4);
    expect(parity.titular).toBe(3);
  });

  it('assigns seats by a list, adds people who are new, and writes nothing while a row that is not left out is wrong', async () => {
    const facilitator = place.as('facilitator');
    const { id: roundtableId } = await dialogue.create.execute(place.system, plan);
    const known = await place.person({ constituency: 'workers', name: localized('Zhou Min', '周敏') });
    const text = '姓名,所属方,席位,职务\n周敏,工人,,主席\nNew Person,employers,adviser,\nOdd,,throne,';
    const count = async () => (await dialogue.roundtables.candidates(facilitator, roundtableId)).items.length;
    const before = await count();
    const checked = await dialogue.seatList.check(facilitator, { roundtableId, text, leaveOut: [] });
    expect(
      checked.rows.map(({ row, personId, adds, faults }) => [row, personId, adds !== null, faults.length]),
    ).toEqual([
      [2, known, false, 0],
      [3, null, true, 0],
      [4, null, false, 1],
    ]);
    await expect(dialogue.seatList.execute(facilitator, { roundtableId, text, leaveOut: [] })).rejects.toMatchObject({
      code: 'dialogue.seat-list.rows-wrong',
      options: { errors: [{ pointer: '4/kind' }] },
    });
    expect(await count()).toBe(before);
    const done = await dialogue.seatList.execute(facilitator, { roundtableId, text, leaveOut: [4] });
    expect(done).toMatchObject({ added: 1, parity: { titular: 1 } });
    const { seats } = (await dialogue.roundtables.one(facilitator, roundtableId)).roundtable;
    expect(seats.map(({ kind, constituency, function: role }) => [kind, constituency, role])).toEqual([
      ['titular', 'workers', 'chair'],
      ['adviser', 'employers', null],
    ]);
    await expect(
      dialogue.seatList.check(place.as('member'), { roundtableId, text, leaveOut: [] }),
    ).rejects.toMatchObject({ code: 'platform.auth.not-permitted' });
  });

  it('adds a person once when two lists with them are saved at the same moment', async () => {
    const facilitator = place.as('facilitator');
    const tables = [
      await dialogue.create.execute(place.system, plan),
      await dialogue.create.execute(place.system, plan),
    ];
    const text = 'Name,Group\nTan Yu,workers\nTan Hua,workers';
    const outcomes = await concurrently(2, (at) =>
      dialogue.seatList.execute(facilitator, { roundtableId: tables[at]!.id, text, leaveOut: [] }),
    );
    const added = outcomes.map((one) => (one.status === 'fulfilled' ? one.value.added : one.reason));
    expect(added.toSorted()).toEqual([0, 2]);
  });

  it('is convened by a person only with chair, titular seats and agenda, or with a reason that its history shows', async () => {
    const facilitator = place.as('facilitator');
    const { id: roundtableId } = await dialogue.create.execute(facilitator, plan);
    const convene = (reason?: string) =>
      dialogue.state.execute(facilitator, { roundtableId, to: 'convened', ...(reason !== undefined && { reason }) });
    const gaps = async () =>
      (await dialogue.roundtables.one(facilitator, roundtableId)).roundtable.conveningGaps.map(
        ({ kind, constituency }) => constituency ?? kind,
      );
    expect(await gaps()).toEqual(['chair', 'government', 'employers', 'workers', 'agenda']);
    await expect(convene(' ')).rejects.toMatchObject({
      code: 'dialogue.roundtable.not-ready',
      options: { errors: [{ pointer: '/reason' }] },
    });
    for (const constituency of ['government', 'employers', 'workers'] as const) {
      const personId = await place.person({ constituency });
      const chairs = constituency === 'government' && { function: 'chair' as const };
      await dialogue.seat.execute(facilitator, { roundtableId, personId, kind: 'titular', ...chairs });
    }
    expect(await gaps()).toEqual(['agenda']);
    await convene('The agenda is agreed at the opening.');
    const { roundtable: page } = await dialogue.roundtables.one(facilitator, roundtableId);
    expect(page.transitions).toMatchObject([{ to: 'convened', reason: 'The agenda is agreed at the opening.' }]);
    expect(page.conveningGaps).toEqual([]);
  });

  it('changes the organisations that lead, host and support it, on the version that was shown', async () => {
    const other = await openWorkspace(open, 'organisers');
    const facilitator = other.as('facilitator');
    const { id: roundtableId } = await dialogue.create.execute(facilitator, plan);
    const [union, ministry] = [await other.organisation('workers'), await other.organisation('government')];
    const set = (
      baseVersion: number,
      ...organisations: { organisationId: string; part: 'lead' | 'host' | 'partner' }[]
    ) => dialogue.organisations.execute(facilitator, { roundtableId, baseVersion, organisations });
    const lead = { organisationId: ministry, part: 'lead' as const };
    await set(1, lead, lead, { organisationId: union, part: 'partner' });
    await expect(set(1, lead)).rejects.toMatchObject({ code: 'dialogue.roundtable.changed' });
    await expect(set(2, { organisationId: newId(), part: 'host' })).rejects.toMatchObject({
      code: 'dialogue.organisation-unknown',
    });
    const { roundtable: page } = await dialogue.roundtables.one(facilitator, roundtableId);
    expect(page.organisations).toEqual([lead, { organisationId: union, part: 'partner' }]);
  });

  it('shows the target of its workspace for the share of women, and of no other workspace', async () => {
    const { id } = await dialogue.create.execute(place.system, plan);
    const other = await openWorkspace(open, 'without-target');
    const { id: elsewhere } = await dialogue.create.execute(other.system, plan);
    const target = async (where: typeof place, roundtableId: string) =>
      (await dialogue.roundtables.one(where.system, roundtableId)).roundtable.womenShareTarget;
    for (const percent of [40, 45]) await dialogue.womenShareTarget.execute(place.as('facilitator'), percent);
    expect([await target(place, id), await target(other, elsewhere)]).toEqual([45, null]);
    await dialogue.womenShareTarget.execute(place.as('facilitator'), null);
    expect(await target(place, id)).toBeNull();
  });

  it('is prepared like an earlier one, with its seats of today and its topics but not its overdue actions', async () => {
    const { id: earlier } = await dialogue.create.execute(place.system, { ...plan, endsOn: plan.startsOn });
    const staying = await place.person({ constituency: 'workers' });
    const leaving = await place.person({ constituency: 'employers' });
    for (const personId of [staying, leaving])
      await dialogue.seat.execute(place.system, { roundtableId: earlier, personId, kind: 'titular' });
    const topic = (title: string, parentId?: string) =>
      dialogue.addItem.execute(place.system, {
        roundtableId: earlier,
        title: localized(title, title),
        plannedMinutes: 20,
        ...(parentId !== undefined && { parentId }),
      });
    const opening = await topic('Opening');
    await topic('Rules', opening.id);
    await topic('Skills');
    await open.database.write(place.system, (tx) =>
      dialogue.facade.proposeAgendaItem(tx, {
        title: localized('Overdue', '逾期'),
        reason: 'overdue-action',
        source: { type: 'roadmap.action', id: newId() },
      }),
    );
    await open.owner(
      `UPDATE identity_person SET constituency = NULL, capacity = 'agency', organisation_id = NULL WHERE id = $1`,
      [leaving],
    );
    const made = await dialogue.create.execute(place.system, { ...plan, asRoundtableId: earlier });
    expect(made.notSeated).toBe(1);
    const page = await dialogue.roundtables.one(place.system, made.id);
    expect(page.roundtable.seats).toMatchObject([{ personId: staying, kind: 'titular', constituency: 'workers' }]);
    expect(page.roundtable.agenda.map(({ label, title, plannedMinutes }) => [label, title.en, plannedMinutes])).toEqual(
      [
        ['1', 'Opening', 20],
        ['1.1', 'Rules', 20],
        ['2', 'Skills', 20],
      ],
    );
  });

  it('has seats that only one of two people changes or vacates when both decide on the same version', async () => {
    const { id: roundtableId } = await dialogue.create.execute(place.system, plan);
    const personId = await place.person({ constituency: 'workers' });
    const { id: seatId } = await dialogue.seat.execute(place.system, { roundtableId, personId, kind: 'titular' });
    const shown = { seatId, baseVersion: 1 };
    const outcome = await concurrently(2, (index) =>
      index === 0
        ? dialogue.changeSeat.execute(place.system, { ...shown, function: 'spokesperson' })
        : dialogue.changeSeat.execute(place.system, { ...shown, kind: 'adviser' }),
    );
    const refused = outcome.filter((one) => one.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'dialogue.seat.changed' } }]);
    await expect(dialogue.vacate.execute(place.system, shown)).rejects.toMatchObject({ code: 'dialogue.seat.changed' });
    await dialogue.vacate.execute(place.system, { seatId, baseVersion: 2 });
    const seats = await open.database.read(place.system, (tx) => dialogue.facade.seats(tx, roundtableId));
    expect(seats).toEqual([]);
  });

  it('forms a working group with members of its mandate and advisers from any group', async () => {
    const { id } = await dialogue.formGroup.execute(place.system, {
      name: localized('Local experts', '地方专家'),
      composition: ['government'],
    });
    const worker = await place.person({ constituency: 'workers' });
    const joining = (role: 'member' | 'adviser') =>
      dialogue.join.execute(place.system, { workingGroupId: id, personId: worker, function: role });
    await expect(joining('member')).rejects.toMatchObject({ code: 'dialogue.working-group.outside-mandate' });
    await joining('adviser');
    await expect(joining('adviser')).rejects.toMatchObject({ code: 'dialogue.working-group.already-member' });
  });

  it('edits a working group field by field, and asks the second of two people to look again', async () => {
    const name = localized('Experts', '专家');
    const { id } = await dialogue.formGroup.execute(place.system, { name, composition: ['government', 'workers'] });
    const edit = (changes: Parameters<typeof dialogue.editGroup.execute>[1]['changes'], baseVersion = 1) =>
      dialogue.editGroup.execute(place.system, { workingGroupId: id, baseVersion, changes });
    await edit({ nameEn: 'Heat experts', termFrom: '2026-01-01', termUntil: '2026-12-31' });
    await edit({ nameZh: '高温专家' });
    await expect(edit({ nameEn: 'Others' })).rejects.toMatchObject({
      ...{ code: 'dialogue.edit-conflict', options: { facts: { version: 3 } } },
    });
    await expect(edit({ termUntil: '2025-12-31' }, 3)).rejects.toMatchObject({ code: 'dialogue.working-group.wrong' });
    const personId = await place.person({ constituency: 'workers' });
    await dialogue.join.execute(place.system, { workingGroupId: id, personId, function: 'member' });
    const outside = edit({ composition: ['government'] }, 3);
    await expect(outside).rejects.toMatchObject({ code: 'dialogue.working-group.members-outside' });
    expect((await dialogue.groups.one(place.system, id)).group).toMatchObject({
      ...{ name: localized('Heat experts', '高温专家'), composition: ['government', 'workers'], version: 3 },
      ...{ termFrom: '2026-01-01', termUntil: '2026-12-31' },
    });
  });

  it('rotates the convenors of a working group, and keeps the one whose turn it is', async () => {
    const name = localized('Experts', '专家');
    const { id } = await dialogue.formGroup.execute(place.system, { name, composition: ['government', 'workers'] });
    const join = async (constituency: 'government' | 'workers', role: 'convenor' | 'member') => {
      const personId = await place.person({ constituency });
      const member = { workingGroupId: id, personId, function: role };
      return { personId, memberId: (await dialogue.join.execute(place.system, member)).id };
    };
    const [first, second] = [await join('government', 'convenor'), await join('workers', 'member')];
    const turn = (personId: string, startsOn: string) =>
      dialogue.setTurn.execute(place.system, { workingGroupId: id, personId, startsOn });
    const change = (role: 'convenor' | 'member', baseVersion: number) =>
      dialogue.changeMember.execute(place.system, { memberId: second.memberId, baseVersion, function: role });
    const refused = (code: string) => ({ code: `dialogue.working-group.${code}` });
    await turn(first.personId, '2020-01-01');
    await expect(turn(second.personId, '2020-03-01')).rejects.toMatchObject(refused('not-convenor'));
    await change('convenor', 1);
    await expect(change('member', 1)).rejects.toMatchObject(refused('member-changed'));
    const later = await turn(second.personId, '2020-03-01');
    await expect(turn(first.personId, '2020-03-01')).rejects.toMatchObject(refused('turn-day-taken'));
    expect((await dialogue.groups.one(place.system, id)).turn).toMatchObject({ personId: second.personId });
    await expect(change('member', 2)).rejects.toMatchObject(refused('convenor-needed'));
    await expect(dialogue.leave.execute(place.system, second.memberId)).rejects.toMatchObject(
      refused('convenor-needed'),
    );
    await dialogue.removeTurn.execute(place.system, later.id);
    await dialogue.leave.execute(place.system, second.memberId);
    await expect(dialogue.leave.execute(place.system, first.memberId)).rejects.toMatchObject(
      refused('convenor-needed'),
    );
    await expect(turn(second.personId, '2020-04-01')).rejects.toMatchObject(refused('not-convenor'));
  });
});

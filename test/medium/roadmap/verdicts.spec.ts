import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Actor, constituencies } from '../../../src/kernel/actor.js';
import { newId } from '../../../src/kernel/ids.js';
import { localized } from '../../../src/kernel/localized-text.js';
import type { SeatFunction } from '../../../src/modules/dialogue/index.js';
import { type PrintBlock, renderPdf } from '../../../src/platform/print/index.js';
import { allowedTo } from '../../../src/roadmap/domain/allowed.js';
import { printedPlan } from '../../../src/roadmap/http/print-plan.js';
import { printedStateReport } from '../../../src/roadmap/http/print-state-report.js';
import { publicPage } from '../../../src/roadmap/http/public-page.js';
import { ReadTerms } from '../../../src/roadmap/use-cases/read-terms.js';
import type { Place, Roadmap } from './roadmap-fixture.js';
import { clock, holdRoundtable, openPlace, openRoadmap, title } from './roadmap-fixture.js';

describe('joint validation', () => {
  let roadmap: Roadmap;
  let place: Place;
  /** From a roundtable at which two people of each group have titular seats. */
  let conclusionId: string;

  beforeAll(async () => {
    roadmap = await openRoadmap();
  });
  afterAll(() => roadmap.close());
  beforeEach(async () => {
    clock.moveTo(new Date('2026-11-25T04:00:00Z'));
    place = await openPlace(roadmap);
    conclusionId = (await holdRoundtable(roadmap, place, '2026-03-10')).conclusionId;
  });

  const read = async (id: string) => (await roadmap.actions.one(place.system, id)).action;
  const claim = async (more: object = {}) => {
    const owned = {
      title,
      ownerOrganisationId: place.employers.id,
      conclusionIds: [conclusionId],
      stage: 'agreed' as const,
    };
    const action = await roadmap.openAction.execute(place.facilitator, { ...owned, ...more });
    const done = { actionId: action.id, text: 'Done.', status: 'claimed-done' as const };
    const { updateId } = await roadmap.report.execute(place.employers.delegate, done);
    return { actionId: action.id, updateId };
  };
  const useNationalTerms = () =>
    roadmap.open.owner(`UPDATE identity_workspace SET constituency_terms = 'national' WHERE id = $1`, [
      place.workspaceId,
    ]);
  const word = (verdict: 'confirmed' | 'disputed', words = '') => ({ verdict, words });
  const dispute = word('disputed', 'The night shift was left out.');
  const give = (actor: Actor, target: Awaited<ReturnType<typeof claim>>, said: ReturnType<typeof word>, more = {}) => {
    clock.advance(1000);
    return roadmap.validate.execute(actor, { ...target, ...said, ...more });
  };
  const refused = (reason: string) => ({ kind: 'forbidden', code: `roadmap.validation.${reason}` });

  describe('of what the public page says', () => {
    const words = { title: localized('Safety <b>', ''), text: localized('Officers learn & teach.', '') };
    const delegates = () => constituencies.map((group) => place[group].delegate);
    const open = async (more: object = {}) => {
      const { id: actionId } = await roadmap.openAction.execute(place.facilitator, {
        ...{ title, ownerOrganisationId: place.employers.id, conclusionIds: [conclusionId], stage: 'agreed' as const },
        ...{ ownerPersonId: place.employers.delegate.personId, dueOn: '2026-11-20', ...more },
      });
      return {
        actionId,
        propose: (baseVersion: number, actor = place.facilitator) =>
          roadmap.publicEntry.propose(actor, { actionId, baseVersion, ...words }),
        agree: (actor: Actor, baseVersion = 1) => roadmap.publicEntry.agree(actor, { actionId, baseVersion }),
        withdraw: (actor: Actor) => roadmap.publicEntry.withdraw(actor, actionId),
        readAs: (actor: Actor) => roadmap.publicEntry.read(actor, actionId),
      };
    };
    const page = () => roadmap.publicPage.execute(place.workspaceId);

    it('is needed from a person who speaks for each group, and each group can withdraw it', async () => {
      const entry = await open();
      await expect(entry.agree(place.workers.delegate)).rejects.toMatchObject({ code: 'roadmap.public.not-found' });
      await expect(entry.propose(0, place.workers.delegate)).rejects.toMatchObject({ kind: 'forbidden' });
      await entry.propose(0);
      await expect(entry.agree(place.facilitator)).rejects.toMatchObject({ code: 'roadmap.public.not-spokesperson' });
      await entry.agree(place.workers.delegate);
      await entry.agree(place.workers.colleague);
      await entry.agree(place.employers.delegate);
      expect(await page()).toBeNull();
      await entry.agree(place.government.delegate);
      const html = publicPage((await page())!, 'en');
      expect(html).toContain('<h2>Safety &lt;b&gt;</h2>');
      expect(html).toContain('Officers learn &amp; teach.');
      expect(html).toContain('20 Nov 2026 (overdue)');
      expect(html).toContain('Body of employers');
      expect(html).not.toContain('Delegate of');
      expect(html).not.toContain(title.en);
      const chinese = publicPage((await page())!, 'zh');
      expect(chinese).toContain('2026年11月20日（逾期）');
      expect(chinese).toContain('政府、雇主和工人');
      await useNationalTerms();
      expect(publicPage((await page())!, 'zh')).toContain('政府方、企业方和职工方');
      await entry.propose(1);
      expect(await page()).toBeNull();
      await expect(entry.agree(place.workers.delegate)).rejects.toMatchObject({ code: 'roadmap.public.changed' });
      for (const delegate of delegates()) await entry.agree(delegate, 2);
      expect(await entry.readAs(place.workers.colleague)).toMatchObject({
        ...{ isPublic: true, isOutdated: false, mayPropose: false, mayAgreeFor: null, mayWithdraw: true },
      });
      await expect(entry.withdraw({ ...place.workers.delegate, personId: newId() })).rejects.toMatchObject({
        code: 'roadmap.public.withdraw-forbidden',
      });
      await entry.withdraw(place.workers.delegate);
      expect(await page()).toBeNull();
      expect(await roadmap.publicPage.execute('x')).toBeNull();
    });

    it('never counts for words that were proposed after a withdrawal', async () => {
      const entry = await open();
      await entry.propose(0);
      await entry.withdraw(place.facilitator);
      expect(await entry.readAs(place.facilitator)).toMatchObject({ words: null, version: 2, mayWithdraw: false });
      await expect(entry.withdraw(place.facilitator)).rejects.toMatchObject({ code: 'roadmap.public.not-found' });
      await expect(entry.propose(0)).rejects.toMatchObject({ code: 'roadmap.public.changed' });
      await entry.propose(2);
      for (const old of [1, 2])
        await expect(entry.agree(place.workers.delegate, old)).rejects.toMatchObject({
          code: 'roadmap.public.changed',
        });
      await entry.agree(place.workers.delegate, 3);
    });

    it('is only for actions that were agreed and not dropped, and ends when the page would show something else', async () => {
      const proposed = await open({ stage: 'proposed' });
      await expect(proposed.propose(0)).rejects.toMatchObject({ code: 'roadmap.public.not-agreed' });
      const entry = await open();
      await entry.propose(0);
      for (const delegate of delegates()) await entry.agree(delegate);
      expect((await page())!.actions).toHaveLength(1);
      const { actionId } = entry;
      const edited = { actionId, baseVersion: 1, changes: { dueOn: '2027-02-01' }, reason: 'Trainers are missing.' };
      await roadmap.edit.execute(place.facilitator, edited);
      expect(await page()).toBeNull();
      expect(await entry.readAs(place.workers.delegate)).toMatchObject({
        ...{ agreed: [], isPublic: false, isOutdated: true, mayAgreeFor: null },
      });
      await expect(entry.agree(place.workers.delegate)).rejects.toMatchObject({ code: 'roadmap.public.outdated' });
    });

    it('can be withdrawn by a group that has no seat at the roundtable of the action', async () => {
      const of = await holdRoundtable(roadmap, place, '2026-09-11', { employers: { delegate: null } });
      const entry = await open({ conclusionIds: [of.conclusionId] });
      await entry.propose(0);
      await expect(entry.agree(place.workers.delegate)).rejects.toMatchObject({
        code: 'roadmap.public.not-spokesperson',
      });
      await entry.withdraw(place.workers.delegate);
    });
  });

  it('is missing in the report for the next roundtable after 30 days, and then shown there as given', async () => {
    const target = await claim();
    const sections = async () => {
      const report = await roadmap.stateReport.execute(place.workers.delegate);
      return report.sections.filter(({ rows }) => rows.length > 0).map(({ section }) => section);
    };
    expect(await sections()).toEqual(['without-evidence']);
    clock.advance(31 * 86_400_000);
    expect(await sections()).toEqual(['unanswered', 'without-evidence']);
    await give(place.workers.delegate, target, word('confirmed'));
    expect(await sections()).toEqual(['without-evidence', 'done']);
    const report = await roadmap.stateReport.execute(place.workers.delegate, { statuses: ['confirmed'] }, '2026-12-27');
    expect(report.sections.find(({ section }) => section === 'done')?.rows).toEqual([]);
    const { blocks } = printedStateReport(report, { language: 'zh', nationalTerms: false });
    const facts = blocks.find(({ kind }) => kind === 'facts');
    expect(facts).toEqual({
      ...{
        kind: 'facts',
        entries: [
          ['状态', '已确认'],
          ['确认日期不早于', '2026年12月27日'],
        ],
      },
    });
    expect(JSON.stringify(blocks)).toContain('申报完成但无证明材料（1）');
    const { id: organisationId } = place.employers;
    const part = { organisationId, ownerPersonId: newId(), planId: newId(), findingId: newId() };
    const asked = { ...part, tag: 'energy', risk: 'high', dueFrom: '2026-11-01', dueTo: '2027-11-30' } as const;
    expect(
      printedStateReport({ ...report, asked, since: null }, { language: 'en', nationalTerms: false }).blocks,
    ).toContainEqual({
      kind: 'facts',
      entries: [
        ['Owner or partner organisation', 'Body of employers'],
        ['Responsible person', 'Selected'],
        ['Plan or instrument', 'Selected'],
        ['Finding', 'Selected'],
        ['Tag', 'Energy'],
        ['Risk', 'Likelihood high'],
        ['Due from', '1 Nov 2026'],
        ['Due until', '30 Nov 2027'],
      ],
    });
  });

  it('is printed with the words of the pages: terms for the groups, kinds of evidence and owners without a group', async () => {
    await claim();
    await roadmap.openAction.execute(place.facilitator, { title: localized('Without an owner', '') });
    const { actions } = roadmap;
    const terms = async () =>
      (await new ReadTerms(roadmap.database, roadmap.identity).execute(place.facilitator)) === 'national';
    const printed = async (language: 'en' | 'zh') => {
      const page = { ...(await actions.page(place.facilitator, {}, { limit: 10, offset: 0 })), asked: {} };
      const report = await roadmap.stateReport.execute(place.facilitator);
      const chosen = { language, nationalTerms: await terms() };
      return JSON.stringify([printedPlan(page, 'board', chosen).blocks, printedStateReport(report, chosen).blocks]);
    };
    expect(await printed('zh')).toContain('组织（雇主）');
    await useNationalTerms();
    expect(await printed('zh')).toContain('组织（企业方）');
    expect(await printed('zh')).not.toContain('雇主');
    expect(await printed('en')).toContain('Body of employers (Employers)');
    expect(await printed('en')).toContain('Working groups and owners outside the groups');
    expect(await printed('en')).toContain('Owners report on 2 actions.');
  });

  it('is printed with the other actions as a board and as a timeline, on which moved dates stay visible', async () => {
    const dates = { startOn: '2026-10-01', dueOn: '2026-12-31' };
    const { actionId } = await claim(dates);
    await roadmap.openAction.execute(place.facilitator, { title: localized('Without dates', '') });
    const changes = { dueOn: '2027-06-30' };
    const { version } = await read(actionId);
    const moved = { actionId, baseVersion: version, changes, reason: 'Trainers are missing.' };
    await roadmap.edit.execute(place.facilitator, moved);
    const asked = { dueFrom: '2026-01-01' };
    const listed = await roadmap.actions.page(place.workers.delegate, {}, { limit: 10, offset: 0 });
    const page = { ...listed, asked };
    const board = printedPlan(page, 'board', { language: 'en', nationalTerms: false });
    expect(JSON.stringify(board.blocks)).toContain('Originally due 31 Dec 2026: 181 days later');
    expect(board.blocks).toContainEqual({ kind: 'facts', entries: [['Due from', '1 Jan 2026']] });
    const timeline = printedPlan(page, 'timeline', { language: 'zh', nationalTerms: false });
    const bars = timeline.blocks.find(({ kind }) => kind === 'bars') as Extract<PrintBlock, { kind: 'bars' }>;
    expect(bars.rows).toMatchObject([{ span: [0, 1], before: [0, 91 / 272] }]);
    expect(bars.rows[0]!.text).toBe(
      'A-001 培训安全员\n2026年10月1日 – 2027年6月30日 · 申报完成 · 最初议定期限：2026年12月31日，推迟181天',
    );
    expect(bars.now).toBeCloseTo(55 / 272, 10);
    expect(bars.ticks.map(({ label }) => label)).toEqual(['2026年11月', '2027年1月', '2027年3月', '2027年5月']);
    expect(JSON.stringify(timeline.blocks)).toContain('A-002 （尚无译文，以下为英文）Without dates');
    for (const document of [board, timeline])
      expect((await renderPdf(document)).toString('latin1', 0, 5)).toBe('%PDF-');
  });

  it('is refused to the owner, to colleagues of the same group and to those of no group', async () => {
    const target = await claim();
    await expect(give(place.employers.delegate, target, word('confirmed'))).rejects.toMatchObject(refused('own-claim'));
    await expect(give(place.employers.colleague, target, word('confirmed'))).rejects.toMatchObject(
      refused('own-constituency'),
    );
    const unseated: Actor = { ...place.employers.delegate, personId: newId(), organisationId: null };
    await expect(give(unseated, target, word('confirmed'))).rejects.toMatchObject(refused('own-constituency'));
    const guest = { ...place.workers.delegate, constituency: null };
    await expect(give(guest, target, word('confirmed'))).rejects.toMatchObject(refused('no-constituency'));
    expect((await read(target.actionId)).status).toBe('claimed-done');
  });

  it('records the confirmation of another group, and a later dispute of a third until that group settles it', async () => {
    const target = await claim();
    await give(place.workers.delegate, target, word('confirmed'));
    expect((await read(target.actionId)).status).toBe('confirmed');
    await give(place.government.delegate, target, dispute);
    await give(place.workers.delegate, target, word('confirmed'));
    expect(await read(target.actionId)).toMatchObject({
      status: 'disputed',
      confirmedBy: ['workers'],
      disputedBy: ['government'],
    });
    await give(place.government.delegate, target, word('confirmed'));
    const settled = await read(target.actionId);
    expect(settled.status).toBe('confirmed');
    expect(settled.validations.map(({ words }) => words)).toContain('The night shift was left out.');
  });

  it('requires a text for a dispute', async () => {
    await expect(give(place.workers.delegate, await claim(), word('disputed', ' '))).rejects.toMatchObject({
      code: 'roadmap.validation.words-missing',
    });
  });

  it('reserves the confirmation for the named group', async () => {
    const target = await claim({ validatorConstituency: 'workers' });
    await expect(give(place.government.delegate, target, word('confirmed'))).rejects.toMatchObject(
      refused('other-validator-named'),
    );
    await give(place.workers.delegate, target, word('confirmed'));
    expect((await read(target.actionId)).status).toBe('confirmed');
  });

  it('concerns the claim that was read; a newer one has to be read first', async () => {
    const target = await claim();
    await give(place.workers.delegate, target, dispute);
    clock.advance(1000);
    await roadmap.report.execute(place.employers.delegate, {
      actionId: target.actionId,
      text: 'The list is here.',
      status: 'claimed-done',
    });
    await expect(give(place.workers.delegate, target, word('confirmed'))).rejects.toMatchObject({
      code: 'roadmap.validation.claim-superseded',
    });
  });

  it('stores the group at that time, even if the person moves later', async () => {
    const target = await claim();
    await give(place.workers.delegate, target, word('confirmed'));
    await roadmap.database.write(place.system, (tx) =>
      tx.query(`UPDATE identity_person SET constituency = 'employers' WHERE id = $1`, [
        place.workers.delegate.personId,
      ]),
    );
    expect((await read(target.actionId)).confirmedBy).toEqual(['workers']);
  });

  describe('the person who speaks for a group', () => {
    /** A later roundtable at which the workers' delegate has this function. */
    const later = (role: SeatFunction | null) =>
      holdRoundtable(roadmap, place, '2026-09-10', { workers: { delegate: role } });

    it('has a titular seat at the roundtable from which the action results; a member without a seat is refused', async () => {
      const target = await claim();
      const unseated: Actor = { ...place.workers.delegate, personId: newId() };
      await expect(give(unseated, target, dispute)).rejects.toMatchObject(refused('not-spokesperson'));
      await give(place.workers.colleague, target, word('confirmed'));
      expect((await read(target.actionId)).validations).toMatchObject([
        { personId: place.workers.colleague.personId, recordedAs: 'titular' },
      ]);
    });

    it('is only the spokesperson once one is named, also at a later roundtable', async () => {
      const target = await claim();
      await later('spokesperson');
      await expect(give(place.workers.colleague, target, dispute)).rejects.toMatchObject(refused('not-spokesperson'));
      await give(place.workers.delegate, target, word('confirmed'));
      expect((await read(target.actionId)).validations).toMatchObject([{ recordedAs: 'spokesperson' }]);
    });

    it('is in the delegation to the latest roundtable if the action implements no conclusion', async () => {
      const target = await claim({ conclusionIds: [] });
      await holdRoundtable(roadmap, place, '2026-09-10', { workers: { colleague: null } });
      await expect(give(place.workers.delegate, target, dispute)).rejects.toMatchObject(refused('not-spokesperson'));
      await give(place.workers.colleague, target, word('confirmed'));
    });

    it('does not exist if no roundtable has been convened; then only those who record can respond', async () => {
      place = await openPlace(roadmap);
      const target = await claim({ conclusionIds: [] });
      await expect(give(place.workers.delegate, target, dispute)).rejects.toMatchObject(refused('not-spokesperson'));
      await give(place.facilitator, target, word('confirmed'), { constituency: 'workers' });
    });
  });

  describe('a facilitator or rapporteur', () => {
    it('records for another group under their own name, and names the group', async () => {
      const target = await claim();
      const rapporteur: Actor = { ...place.facilitator, roles: ['rapporteur'] };
      await expect(give(rapporteur, target, dispute)).rejects.toMatchObject({
        code: 'roadmap.validation.group-missing',
      });
      await expect(give(rapporteur, target, dispute, { constituency: 'employers' })).rejects.toMatchObject(
        refused('own-constituency'),
      );
      await give(rapporteur, target, dispute, { constituency: 'workers' });
      expect((await read(target.actionId)).validations).toMatchObject([
        { constituency: 'workers', personId: rapporteur.personId, recordedAs: 'recorder' },
      ]);
    });

    it('of the group of the owner neither records a response of another group nor withdraws its dispute', async () => {
      const target = await claim();
      await give(place.workers.delegate, target, dispute);
      const validationId = (await read(target.actionId)).validations[0]!.id;
      const withdraw = (actor: Actor) =>
        roadmap.withdrawVerdict.execute(actor, { actionId: target.actionId, validationId });
      for (const role of ['facilitator', 'rapporteur'] as const) {
        const own: Actor = { ...place.employers.colleague, roles: ['member', role] };
        for (const constituency of constituencies)
          for (const verdict of [word('confirmed'), dispute])
            await expect(give(own, target, verdict, { constituency })).rejects.toMatchObject(
              refused('own-constituency'),
            );
        await expect(withdraw(own)).rejects.toMatchObject(refused('not-author'));
        const { action, voice } = await roadmap.actions.one(own, target.actionId);
        expect(allowedTo(own, action, voice)).toMatchObject({ verdictFor: [], refusal: 'own-constituency' });
      }
      await withdraw({ ...place.government.colleague, roles: ['facilitator'] });
      expect(await read(target.actionId)).toMatchObject({ status: 'claimed-done' });
    });

    it('of the group of the owner gains no right to confirm from a substitution that runs', async () => {
      const { system } = place;
      const { delegate, colleague } = place.employers;
      const { id: roundtableId } = await roadmap.createRoundtable.execute(system, {
        ...{ title, startsOn: '2026-11-25', endsOn: '2026-11-25', timeZone: 'Asia/Shanghai' },
      });
      const seatOf = async (personId: string, more: { kind: 'titular' | 'substitute'; function?: SeatFunction }) =>
        (await roadmap.seat.execute(system, { roundtableId, personId, function: null, ...more })).id;
      const seats = {
        seatId: await seatOf(delegate.personId!, { kind: 'titular', function: 'spokesperson' }),
        substituteSeatId: await seatOf(colleague.personId!, { kind: 'substitute' }),
      };
      for (const to of ['convened', 'in-session'] as const)
        await roadmap.changeRoundtable.execute(system, { roundtableId, to });
      const period = { startsAt: clock.now(), endsAt: new Date(clock.now().getTime() + 3_600_000) };
      await roadmap.database.write(system, (tx) =>
        roadmap.dialogue.planSubstitution(tx, { roundtableId, ...seats, ...period }),
      );
      const target = await claim();
      expect(
        await roadmap.database.read(system, (tx) => roadmap.dialogue.substitutions(tx, roundtableId)),
      ).toMatchObject([{ substituteId: colleague.personId }]);
      const groups = [{}, ...constituencies.map((constituency) => ({ constituency }))];
      for (const roles of [['member'], ['member', 'facilitator'], ['member', 'rapporteur']] as const)
        for (const named of groups)
          await expect(give({ ...colleague, roles }, target, word('confirmed'), named)).rejects.toThrow();
      expect(await read(target.actionId)).toMatchObject({ status: 'claimed-done', confirmedBy: [] });
    });

    it('has a right that members do not have: a member who names another group is refused', async () => {
      await expect(
        give(place.workers.delegate, await claim(), dispute, { constituency: 'government' }),
      ).rejects.toMatchObject(refused('not-spokesperson'));
    });
  });

  describe('a dispute', () => {
    const withdraw = (actor: Actor, target: Awaited<ReturnType<typeof claim>>, validationId: string) => {
      clock.advance(1000);
      return roadmap.withdrawVerdict.execute(actor, { actionId: target.actionId, validationId });
    };
    const verdictsOf = async (target: Awaited<ReturnType<typeof claim>>) => (await read(target.actionId)).validations;

    it('is recorded next to the differing response of a colleague', async () => {
      const target = await claim();
      await give(place.workers.delegate, target, dispute);
      await give(place.workers.colleague, target, word('confirmed'));
      expect(await read(target.actionId)).toMatchObject({
        status: 'disputed',
        confirmedBy: ['workers'],
        disputedBy: ['workers'],
      });
    });

    it('can be withdrawn by its author, by the spokesperson or by a recorder, not by a colleague', async () => {
      const target = await claim();
      await give(place.workers.delegate, target, dispute);
      const id = (await verdictsOf(target))[0]!.id;
      await expect(withdraw(place.workers.colleague, target, id)).rejects.toMatchObject(refused('not-author'));
      await expect(withdraw(place.government.delegate, target, id)).rejects.toMatchObject(refused('not-author'));
      await withdraw(place.workers.delegate, target, id);
      expect(await read(target.actionId)).toMatchObject({ status: 'claimed-done', disputedBy: [] });
      expect(await verdictsOf(target)).toMatchObject([{ id, withdrawnAt: expect.any(Date) }]);
      await expect(withdraw(place.workers.delegate, target, id)).rejects.toMatchObject({
        code: 'roadmap.validation.already-withdrawn',
      });
      await give(place.workers.delegate, target, dispute);
      await give(place.government.delegate, target, word('confirmed'));
      const second = (await verdictsOf(target)).find(
        ({ withdrawnAt, verdict }) => verdict === 'disputed' && !withdrawnAt,
      )!;
      await holdRoundtable(roadmap, place, '2026-09-10', { workers: { colleague: 'spokesperson' } });
      await withdraw(place.workers.colleague, target, second.id);
      expect(await read(target.actionId)).toMatchObject({ status: 'confirmed', confirmedBy: ['government'] });
    });

    it('remains in force for a new claim of the owner until it is withdrawn', async () => {
      const target = await claim();
      await give(place.workers.delegate, target, dispute);
      clock.advance(1000);
      const again = { actionId: target.actionId, text: 'Here it is.', status: 'claimed-done' as const };
      const { updateId } = await roadmap.report.execute(place.employers.delegate, again);
      expect(await read(target.actionId)).toMatchObject({ status: 'claimed-done', disputedBy: ['workers'] });
      await give(place.government.delegate, { ...target, updateId }, word('confirmed'));
      expect((await read(target.actionId)).status).toBe('disputed');
      await withdraw(place.workers.delegate, target, (await verdictsOf(target))[0]!.id);
      expect((await read(target.actionId)).status).toBe('confirmed');
    });

    it('keeps the action disputed in its history until it is withdrawn', async () => {
      const target = await claim();
      clock.moveTo(new Date('2026-12-01T04:00:00Z'));
      await give(place.workers.delegate, target, dispute);
      clock.moveTo(new Date('2026-12-05T04:00:00Z'));
      await give(place.government.delegate, target, word('confirmed'));
      clock.moveTo(new Date('2026-12-09T04:00:00Z'));
      const id = (await verdictsOf(target))[0]!.id;
      await withdraw(place.workers.delegate, target, id);
      const [history] = await roadmap.database.read(place.system, (tx) => roadmap.facade.histories(tx));
      expect(history?.moves.map(({ on, to }) => `${on} ${to}`)).toEqual([
        '2026-11-25 claimed-done',
        '2026-12-01 disputed',
        '2026-12-09 confirmed',
      ]);
    });
  });

  describe('an edit after the report of completion', () => {
    const edit = async (actionId: string, changes: object, isWording = false) => {
      const { version: baseVersion } = await read(actionId);
      return roadmap.edit.execute(place.facilitator, { actionId, baseVersion, changes, isWording });
    };

    it('of the substance requires a new response: a confirmation lapses and is requested again', async () => {
      const target = await claim();
      await give(place.workers.delegate, target, word('confirmed'));
      clock.advance(1000);
      await edit(target.actionId, { title: { ...title, en: 'Train every safety officer' } });
      const found = await read(target.actionId);
      expect(found).toMatchObject({ status: 'claimed-done', confirmedBy: [] });
      expect(found.validations).toMatchObject([{ withdrawnAt: expect.any(Date), withdrawnById: null }]);
      await give(place.workers.delegate, target, word('confirmed'));
      expect((await read(target.actionId)).status).toBe('confirmed');
      const trail = await roadmap.open.owner<{ type: string }>(
        `SELECT type FROM domain_event WHERE subject = $1 AND type LIKE '%reopened%'`,
        [target.actionId],
      );
      expect(trail).toHaveLength(1);
    });

    it('of the substance leaves a dispute in force', async () => {
      const target = await claim();
      await give(place.workers.delegate, target, dispute);
      await edit(target.actionId, { ownerOrganisationId: place.government.id });
      expect(await read(target.actionId)).toMatchObject({ status: 'disputed', disputedBy: ['workers'] });
    });

    const corrected = { ...title, en: 'Train safety officer' };
    const events = async (actionId: string, type: string) => {
      const rows = await roadmap.open.owner<{ payload: Record<string, unknown> }>(
        'SELECT payload FROM domain_event WHERE subject = $1 AND type = $2 ORDER BY recorded_at',
        [actionId, `roadmap.action.${type}.v1`],
      );
      return rows.map(({ payload }) => payload);
    };

    it('that corrects the wording keeps a confirmation, shows both texts and asks those who confirmed', async () => {
      const target = await claim();
      await give(place.workers.delegate, target, word('confirmed'));
      await edit(target.actionId, { title: corrected }, true);
      const found = await read(target.actionId);
      expect(found).toMatchObject({
        ...{ status: 'confirmed', confirmedBy: ['workers'] },
        corrections: [
          {
            texts: [{ field: 'title', language: 'en', from: title.en, to: corrected.en }],
            personId: place.facilitator.personId,
          },
        ],
      });
      const { personId } = place.workers.delegate;
      expect(await events(target.actionId, 'wording-corrected')).toMatchObject([
        { constituencies: ['workers'], personIds: [personId] },
      ]);
      const validationId = found.validations[0]!.id;
      await roadmap.withdrawVerdict.execute(place.workers.delegate, { actionId: target.actionId, validationId });
      expect(await read(target.actionId)).toMatchObject({ status: 'claimed-done' });
    });

    it.each([
      ['the owner', () => ({ ownerOrganisationId: place.government.id }), 'ownerOrganisationId'],
      ['the date', () => ({ startOn: '2026-01-01' }), 'startOn'],
      ['the confirming group', () => ({ validatorConstituency: 'government' }), 'validatorConstituency'],
    ])('of %s lapses a confirmation, also if it is called a correction of wording', async (_, changes, field) => {
      const target = await claim();
      await give(place.workers.delegate, target, word('confirmed'));
      await edit(target.actionId, { ...changes(), title: corrected }, true);
      expect(await read(target.actionId)).toMatchObject({ status: 'claimed-done', confirmedBy: [], corrections: [] });
      expect(await events(target.actionId, 'verdict-reopened')).toMatchObject([
        { fields: ['title', field], constituencies: ['workers'], personIds: [place.workers.delegate.personId] },
      ]);
    });

    it('that restores what was confirmed makes the confirmation count again', async () => {
      const target = await claim();
      await give(place.workers.delegate, target, word('confirmed'));
      await edit(target.actionId, { title: corrected });
      await edit(target.actionId, { placeId: null, startOn: '2026-01-01' });
      await edit(target.actionId, { title });
      expect(await read(target.actionId)).toMatchObject({ status: 'claimed-done', confirmedBy: [] });
      await edit(target.actionId, { startOn: null });
      expect(await read(target.actionId)).toMatchObject({ status: 'confirmed', confirmedBy: ['workers'] });
      expect(await events(target.actionId, 'verdict-restored')).toMatchObject([{ constituencies: ['workers'] }]);
    });

    it('does not restore a confirmation after which its author disputed the work, or reported anew', async () => {
      const target = await claim();
      await give(place.workers.delegate, target, word('confirmed'));
      await edit(target.actionId, { title: corrected });
      await give(place.workers.delegate, target, dispute);
      await edit(target.actionId, { title });
      expect(await read(target.actionId)).toMatchObject({ status: 'disputed', confirmedBy: [] });
    });

    it('of a target lapses a confirmation, and the former target restores it', async () => {
      const target = await claim();
      const { actionId } = target;
      const set = (value: string, baseVersion: number) =>
        roadmap.setTarget.execute(place.facilitator, {
          ...{ actionId, indicatorId: 'women-share', baseVersion, baseline: null, baselinePeriod: null },
          ...{ target: value, targetOn: null },
        });
      await set('0.5', 0);
      await give(place.workers.delegate, target, word('confirmed'));
      await set('0.4', 1);
      expect(await read(actionId)).toMatchObject({ status: 'claimed-done', confirmedBy: [] });
      await set('0.5', 2);
      expect(await read(actionId)).toMatchObject({ status: 'confirmed', confirmedBy: ['workers'] });
    });

    it('of the classification, or of a missing translation, does not change the response', async () => {
      const target = await claim({ title: { en: 'Train safety officers', zh: '' } });
      await give(place.workers.delegate, target, word('confirmed'));
      await edit(target.actionId, { title: { en: 'Train safety officers', zh: '培训安全员' } });
      await edit(target.actionId, { policyAreas: [5], genderTag: 'principal' });
      expect(await read(target.actionId)).toMatchObject({ status: 'confirmed', confirmedBy: ['workers'] });
    });
  });

  describe('a report that was sent', () => {
    const owner = () => place.employers.delegate;

    it('is corrected by its author with the earlier text, and the groups that are asked are named', async () => {
      const { actionId, updateId } = await claim();
      const correct = (actor: Actor, text: string) =>
        roadmap.correctReport.execute(actor, { actionId, updateId, text });
      await expect(correct(place.facilitator, 'Other')).rejects.toMatchObject({ code: 'roadmap.report.not-author' });
      await expect(correct(owner(), ' ')).rejects.toMatchObject({ kind: 'invalid' });
      await correct(owner(), 'Done in all shifts.');
      expect((await read(actionId)).updates).toMatchObject([
        { text: 'Done in all shifts.', earlier: [{ text: 'Done.', language: 'en' }] },
      ]);
      const [event] = await roadmap.open.owner<{ payload: object }>(
        `SELECT payload FROM domain_event WHERE subject = $1 AND type LIKE '%report-corrected%'`,
        [actionId],
      );
      expect(event!.payload).toMatchObject({ updateId, constituencies: ['government', 'workers'] });
    });

    it('is withdrawn by its author, and the action has its earlier status, progress, next step and files', async () => {
      const { id: actionId } = await roadmap.openAction.execute(place.facilitator, {
        ...{ title, ownerOrganisationId: place.employers.id, conclusionIds: [conclusionId], stage: 'agreed' as const },
      });
      const nextStep = { text: 'Hire a trainer', on: null };
      await roadmap.report.execute(owner(), { actionId, text: 'Half.', progress: 50, nextStep });
      clock.advance(1000);
      const done = { actionId, text: 'Done.', status: 'claimed-done' as const };
      const { updateId } = await roadmap.report.execute(owner(), done);
      await roadmap.correctReport.withdraw(owner(), { actionId, updateId });
      expect(await read(actionId)).toMatchObject({
        ...{ status: 'agreed', progress: 50, claim: null, nextStep: { text: 'Hire a trainer' } },
        updates: [
          { text: 'Done.', withdrawnAt: expect.any(Date) },
          { text: 'Half.', withdrawnAt: null },
        ],
      });
      const again = roadmap.correctReport.withdraw(owner(), { actionId, updateId });
      await expect(again).rejects.toMatchObject({ code: 'roadmap.report.withdrawn' });
      const histories = await roadmap.database.read(place.system, (tx) => roadmap.facade.histories(tx));
      expect(histories.find(({ id }) => id === actionId)!.moves).toEqual([]);
      clock.advance(1000);
      await roadmap.report.execute(owner(), done);
      expect(await read(actionId)).toMatchObject({ status: 'claimed-done' });
    });

    it('stays as it is once another group has answered, also after an edit ended the confirmation', async () => {
      const target = await claim();
      const { actionId, updateId } = target;
      await give(place.workers.delegate, target, word('confirmed'));
      const answered = { kind: 'conflict', code: 'roadmap.report.answered' };
      const correct = () => roadmap.correctReport.execute(owner(), { actionId, updateId, text: 'Other' });
      const withdraw = () => roadmap.correctReport.withdraw(owner(), { actionId, updateId });
      await expect(correct()).rejects.toMatchObject(answered);
      await expect(withdraw()).rejects.toMatchObject(answered);
      const { version: baseVersion } = await read(actionId);
      await roadmap.edit.execute(place.facilitator, { actionId, baseVersion, changes: { startOn: '2026-01-01' } });
      await expect(correct()).rejects.toMatchObject(answered);
      expect((await read(actionId)).updates).toMatchObject([{ text: 'Done.', earlier: [], withdrawnAt: null }]);
    });

    it('is not withdrawn after a later report or status change', async () => {
      const { id: actionId } = await roadmap.openAction.execute(place.facilitator, {
        ...{ title, ownerOrganisationId: place.employers.id, stage: 'in-progress' as const },
      });
      const { updateId } = await roadmap.report.execute(owner(), { actionId, text: 'Late.', status: 'at-risk' });
      const { version: baseVersion } = await read(actionId);
      await roadmap.move.execute(owner(), { actionId, baseVersion, status: 'in-progress', reason: '' });
      const late = roadmap.correctReport.withdraw(owner(), { actionId, updateId });
      await expect(late).rejects.toMatchObject({ code: 'roadmap.report.not-last' });
    });
  });

  it('waits for those who speak for a group, not for each of its members', async () => {
    const target = await claim();
    const waiting = async (actor: Actor) =>
      (await roadmap.database.read(actor, (tx) => roadmap.facade.awaitingValidation(tx))).map(({ id }) => id);
    expect(await waiting(place.workers.delegate)).toEqual([target.actionId]);
    expect(await waiting({ ...place.workers.delegate, personId: newId() })).toEqual([]);
    expect(await waiting(place.facilitator)).toEqual([]);
  });

  it('is proposed for the next agenda once when it is disputed, however many groups dispute it', async () => {
    const target = await claim();
    const proposals = () =>
      roadmap.open.owner('SELECT title, status FROM dialogue_agenda_item WHERE source_id = $1', [target.actionId]);
    await give(place.workers.delegate, target, word('confirmed'));
    expect(await proposals()).toEqual([]);
    await give(place.workers.delegate, target, dispute);
    await give(place.government.delegate, target, dispute);
    const { number } = await read(target.actionId);
    const code = `A-00${number}`;
    expect(await proposals()).toEqual([
      { title: { en: `Disputed: ${code} ${title.en}`, zh: `有异议：${code} ${title.zh}` }, status: 'proposed' },
    ]);
    const { validations } = await read(target.actionId);
    const withdraw = (actor: Actor) =>
      roadmap.withdrawVerdict.execute(actor, {
        actionId: target.actionId,
        validationId: validations.findLast(({ personId }) => personId === actor.personId)!.id,
      });
    await withdraw(place.government.delegate);
    expect(await proposals()).toHaveLength(1);
    await withdraw(place.workers.delegate);
    expect(await proposals()).toEqual([]);
    await give(place.workers.delegate, target, dispute);
    expect(await proposals()).toHaveLength(1);
    await give(place.workers.delegate, target, word('confirmed'));
    expect(await proposals()).toEqual([]);
    // withdrawn after a new report of completion
    await give(place.workers.delegate, target, dispute);
    const { actionId } = target;
    await roadmap.report.execute(place.employers.delegate, { actionId, text: 'Here it is.', status: 'claimed-done' });
    const validationId = (await read(actionId)).validations.at(-1)!.id;
    await roadmap.withdrawVerdict.execute(place.workers.delegate, { actionId, validationId });
    expect(await proposals()).toEqual([]);
  });

  it('is proposed for the roundtable of its conclusion, otherwise for the next one, otherwise for the backlog', async () => {
    const { system } = place;
    const disputed = async (more: object = {}) => {
      const target = await claim(more);
      await give(place.workers.delegate, target, dispute);
      const sql = 'SELECT roundtable_id FROM dialogue_agenda_item WHERE source_id = $1';
      return (await roadmap.open.owner(sql, [target.actionId])).map(({ roundtable_id }) => roundtable_id);
    };
    const day = { endsOn: '2027-03-01', startsOn: '2027-03-01', timeZone: 'Asia/Shanghai' };
    expect(await disputed()).toEqual([null]);
    const next = await roadmap.createRoundtable.execute(system, { ...day, title, startsOn: '2027-02-28' });
    expect(await disputed()).toEqual([next.id]);
    const { id: roundtableId } = await roadmap.createRoundtable.execute(system, { ...day, title });
    for (const to of ['convened', 'in-session'] as const)
      await roadmap.changeRoundtable.execute(system, { roundtableId, to });
    const later = await roadmap.record.execute(system, {
      ...{ roundtableId, text: title, agreement: 'agreed', agreedOn: '2027-03-01' },
    });
    expect(await disputed({ conclusionIds: [conclusionId, later.id] })).toEqual([roundtableId]);
  });

  it('records facts in events without any free text', async () => {
    const target = await claim();
    await give(place.workers.delegate, target, word('disputed', 'Where is the list?'));
    const id = (await read(target.actionId)).validations[0]!.id;
    await roadmap.withdrawVerdict.execute(place.workers.delegate, { actionId: target.actionId, validationId: id });
    const trail = await roadmap.open.owner<{ type: string; payload: object }>(
      'SELECT type, payload FROM domain_event WHERE subject = $1 ORDER BY id',
      [target.actionId],
    );
    expect(trail.map(({ type }) => type)).toEqual([
      'roadmap.action.opened.v1',
      'roadmap.action.updated.v1',
      'roadmap.action.disputed.v1',
      'roadmap.action.verdict-withdrawn.v1',
    ]);
    expect(JSON.stringify(trail)).not.toMatch(/Done\.|list|Train/);
  });
});

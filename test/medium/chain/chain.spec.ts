import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import { localized } from '../../../src/kernel/localized-text.js';
import { ReadActivity, ActivityNames } from '../../../src/modules/chain/use-cases/read-activity.js';
import { ReadGaps } from '../../../src/modules/chain/use-cases/read-gaps.js';
import { ReadGraph } from '../../../src/modules/chain/use-cases/read-graph.js';
import { ReadPlaceInLoop } from '../../../src/modules/chain/use-cases/read-place-in-loop.js';
import { ReadNeeds } from '../../../src/modules/chain/use-cases/read-needs.js';
import { ReadOverview } from '../../../src/modules/chain/use-cases/read-overview.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { IdentityFacade } from '../../../src/modules/identity/index.js';
import { IndicatorsFacade } from '../../../src/modules/indicators/index.js';
import { SurveysFacade } from '../../../src/surveys/index.js';
import type { Place, Roadmap } from '../roadmap/roadmap-fixture.js';
import { openPlace, openRoadmap, title } from '../roadmap/roadmap-fixture.js';

describe('the chain context', () => {
  let roadmap: Roadmap;
  let place: Place;
  const ids = { conclusion: '', lonely: '', late: '', claimed: '', roundtable: '' };

  beforeAll(async () => {
    roadmap = await openRoadmap();
    place = await openPlace(roadmap);
    await prepareRecords();
  });
  afterAll(() => roadmap.close());

  const activityReader = (): ReadActivity => {
    const facades = [roadmap.dialogue, new SurveysFacade(), new IndicatorsFacade(), new DirectoryFacade()] as const;
    return new ReadActivity(roadmap.database, roadmap.identity, new ActivityNames(...facades));
  };

  /** A closed roundtable with two conclusions, one with two actions, and an upcoming convened roundtable. */
  async function prepareRecords(): Promise<void> {
    const at = (day: string) =>
      roadmap.createRoundtable.execute(place.system, {
        title: localized(`Roundtable of ${day}`, '圆桌会议'),
        startsOn: day,
        endsOn: day,
        timeZone: 'Asia/Shanghai',
      });
    const held = await at('2026-03-10');
    const state = (id: string, to: string) =>
      roadmap.database.write(place.system, (tx) =>
        tx.query('UPDATE dialogue_roundtable SET state = $2 WHERE id = $1', [id, to]),
      );
    const personId = place.workers.delegate.personId!;
    await roadmap.seat.execute(place.system, { roundtableId: held.id, personId, kind: 'titular' });
    await state(held.id, 'in-session');
    const conclude = async (en: string) =>
      (
        await roadmap.record.execute(place.system, {
          roundtableId: held.id,
          text: localized(en, en),
          agreement: 'agreed',
          agreedOn: '2026-03-10',
        })
      ).id;
    ids.conclusion = await conclude('Officers are trained.');
    ids.lonely = await conclude('Heat is measured.');
    await state(held.id, 'closed');
    const ahead = await at('2026-12-02');
    await state(ahead.id, 'convened');
    ids.roundtable = ahead.id;
    const from = { title, conclusionIds: [ids.conclusion], ownerOrganisationId: place.employers.id };
    const agreed = { ...from, stage: 'agreed' as const };
    ids.late = (await roadmap.openAction.execute(place.facilitator, { ...agreed, dueOn: '2026-11-01' })).id;
    ids.claimed = (await roadmap.openAction.execute(place.facilitator, agreed)).id;
    const target = { indicatorId: 'osh_training_rate', baseline: '0.5', baselinePeriod: null, targetOn: null };
    await roadmap.setTarget.execute(place.facilitator, {
      actionId: ids.late,
      baseVersion: 0,
      ...target,
      target: '0.8',
    });
    await roadmap.report.execute(place.employers.delegate, {
      actionId: ids.claimed,
      text: 'Done.',
      status: 'claimed-done',
    });
    await roadmap.proposeOverdue.execute(place.system);
  }

  const gapsReader = () => new ReadGaps(roadmap.database, roadmap.dialogue, roadmap.facade, new IndicatorsFacade());
  const places = () => new ReadPlaceInLoop(roadmap.database, roadmap.dialogue, roadmap.facade, new IndicatorsFacade());

  it('counts each step of the loop', async () => {
    const { dialogue, facade, database } = roadmap;
    const overview = new ReadOverview(database, dialogue, facade, new SurveysFacade(), new IndicatorsFacade());
    expect(await overview.execute(place.facilitator)).toEqual({
      roundtables: {
        total: 2,
        closed: 1,
        next: expect.objectContaining({ label: 'RT2', startsOn: '2026-12-02' }) as unknown,
      },
      conclusions: { total: 2, withoutAction: 1 },
      actions: {
        total: 2,
        open: 2,
        overdue: 1,
        claimed: 1,
        confirmed: 0,
        disputed: 0,
        withEvidence: 0,
        openPublished: 0,
      },
      answers: { waves: 0, openWaves: 0, received: 0 },
      indicators: { linked: 1, computed: 0, computedAt: null },
      agenda: { waiting: 1 },
    });
  });

  it('follows a record one step back and one step on, all the way round', async () => {
    const step = async (type: 'conclusion' | 'action' | 'indicator' | 'roundtable', id: string) => {
      const { from, here, to } = await places().execute(place.facilitator, type, id);
      const names = (nodes: readonly { type: string; label: string | null }[]): string[] =>
        nodes.map((node) => `${node.type} ${node.label ?? ''}`.trim());
      return { from: names(from), here: here.label, to: names(to) };
    };
    expect(await step('conclusion', ids.conclusion)).toEqual({
      from: ['roundtable RT1'],
      here: 'RT1/D-01',
      to: ['action A-001', 'action A-002'],
    });
    expect(await step('action', ids.late)).toEqual({
      from: ['conclusion RT1/D-01'],
      here: 'A-001',
      to: ['indicator', 'agenda-item'],
    });
    expect(await step('indicator', 'osh_training_rate')).toMatchObject({ from: ['action A-001'], to: [] });
    expect(await step('roundtable', ids.roundtable)).toMatchObject({ from: ['action A-001'], here: 'RT2' });
  });

  it('leads from any record to all that it comes from and all that it leads to, with the links between them', async () => {
    const graphs = new ReadGraph(roadmap.database, roadmap.dialogue, roadmap.facade, new IndicatorsFacade());
    const read = async (type: 'conclusion' | 'indicator' | 'roundtable', id: string) => {
      const { from, to, links, isComplete } = await graphs.execute(place.facilitator, type, id);
      const names = (steps: typeof from) =>
        steps.map((nodes) => nodes.map((node) => `${node.type} ${node.label ?? ''}`.trim()));
      return { from: names(from), to: names(to), links: links.length, isComplete };
    };
    expect(await read('indicator', 'osh_training_rate')).toEqual({
      from: [['action A-001'], ['conclusion RT1/D-01'], ['roundtable RT1']],
      ...{ to: [], links: 3, isComplete: true },
    });
    expect(await read('conclusion', ids.conclusion)).toMatchObject({
      from: [['roundtable RT1']],
      to: [['action A-001', 'action A-002'], ['indicator', 'agenda-item'], ['roundtable RT2']],
    });
    expect(await read('roundtable', ids.roundtable)).toMatchObject({
      from: [['agenda-item'], ['action A-001'], ['conclusion RT1/D-01'], ['roundtable RT1']],
      to: [],
    });
  });

  it('finds nothing of another workspace, and nothing that does not exist', async () => {
    const elsewhere = await openPlace(roadmap);
    const refused = { code: 'chain.node.not-found' };
    await expect(places().execute(elsewhere.facilitator, 'action', ids.late)).rejects.toMatchObject(refused);
    await expect(places().execute(place.facilitator, 'action', newId())).rejects.toMatchObject(refused);
    await expect(places().execute(place.facilitator, 'action', 'x')).rejects.toMatchObject(refused);
    await expect(places().execute(place.facilitator, 'indicator', 'no_such')).rejects.toMatchObject(refused);
  });

  it('lists the gaps in follow-up', async () => {
    const gaps = await gapsReader().execute(place.facilitator);
    expect(gaps.conclusionsWithoutAction.map(({ id }) => id)).toEqual([ids.lonely]);
    expect(gaps.actionsWithoutIndicator).toMatchObject({ total: 1, first: [{ label: 'A-002' }] });
    expect(gaps.overdueWithoutEvidence).toMatchObject({ total: 1, first: [{ label: 'A-001', daysPastDue: 24 }] });
    expect(gaps.claimsWithoutConfirmation).toMatchObject({ total: 1, first: [{ label: 'A-002' }] });
    expect(gaps.movedIndicators).toEqual([]);
    const targeting = (limit: number) =>
      roadmap.database.read(place.facilitator, (tx) =>
        roadmap.facade.targetingActions(tx, ['green_job_share', 'osh_training_rate'], limit),
      );
    expect(await targeting(5)).toMatchObject([{ indicatorId: 'osh_training_rate', id: ids.late, number: 1, total: 1 }]);
    expect(await targeting(0)).toEqual([]);
  });

  it('does not count a dropped action as follow-up, nor as an action with a gap', async () => {
    const read = () => gapsReader().execute(place.facilitator);
    const before = await read();
    const [row] = await roadmap.open.owner<{ status: string }>(`SELECT status FROM roadmap_action WHERE id = $1`, [
      ids.claimed,
    ]);
    await roadmap.open.owner(`UPDATE roadmap_action SET status = 'dropped' WHERE id = ANY($1)`, [
      [ids.late, ids.claimed],
    ]);
    const dropped = await read();
    expect(dropped.conclusionsWithoutAction).toHaveLength(before.conclusionsWithoutAction.length + 1);
    expect([dropped.actionsWithoutIndicator.total, dropped.overdueWithoutEvidence.total]).toEqual([0, 0]);
    await roadmap.open.owner(
      `UPDATE roadmap_action SET status = CASE WHEN id = $2 THEN $3 ELSE 'agreed' END WHERE id = ANY($1)`,
      [[ids.late, ids.claimed], ids.claimed, row!.status],
    );
    expect(await read()).toEqual(before);
  });

  it('lists the tasks of each person, the most urgent first', async () => {
    const needs = new ReadNeeds(
      ...([roadmap.database, roadmap.dialogue, roadmap.facade] as const),
      ...([new SurveysFacade(), new IdentityFacade()] as const),
    );
    const kinds = async (actor: typeof place.facilitator) =>
      (await needs.execute(actor)).map(({ kind, days }) => `${kind} ${days ?? ''}`.trim());
    expect(await kinds(place.employers.delegate)).toEqual(['late 24', 'roundtable-ahead 7']);
    expect(await kinds(place.workers.delegate)).toEqual(['validate', 'roundtable-ahead 7']);
    expect(await kinds(place.facilitator)).toEqual([
      'decide-proposal',
      'conclusion-without-action',
      'roundtable-ahead 7',
    ]);
  });

  it('lists the events page by page with current names; hands and pauses only if the live room is selected', async () => {
    const activity = activityReader();
    const first = await activity.page(place.facilitator, { limit: 2, subject: ids.claimed });
    expect(first.items.map(({ sentence }) => sentence.en)).toEqual([
      'Delegate of employers reported progress on A-002',
      'Facilitator created action A-002',
    ]);
    expect(first.next).toBeNull();
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const { items, next } = await activity.page(place.facilitator, { limit: 3, before });
      seen.push(...items.map(({ id }) => id));
      before = next ?? undefined;
    } while (before !== undefined);
    const rows = await roadmap.open.owner<{ id: string }>(
      `SELECT id FROM domain_event
       WHERE workspace_id = $1 AND (type NOT LIKE 'dialogue.agenda-item.proposed.%' OR payload -> 'source' IS NULL)
       ORDER BY recorded_at DESC, id DESC`,
      [place.workspaceId],
    );
    expect(seen).toEqual(rows.map(({ id }) => id));
    await roadmap.database.write(place.system, async (tx) => {
      const [subject, payload] = [ids.roundtable, {}];
      await tx.record({ type: 'live.hand.raised.v1', subject, payload });
      await tx.record({ type: 'live.room.paused.v1', subject, payload });
      await tx.record({ type: 'live.floor.given.v1', subject, payload });
    });
    const types = async (context?: string) =>
      (await activity.page(place.facilitator, { limit: 3, ...(context !== undefined && { context }) })).items
        .map(({ type }) => type)
        .filter((type) => type.startsWith('live.'));
    expect(await types()).toEqual(['live.floor.given.v1']);
    expect((await types('live')).toSorted()).toEqual([
      'live.floor.given.v1',
      'live.hand.raised.v1',
      'live.room.paused.v1',
    ]);
    const elsewhere = await openPlace(roadmap);
    const foreign = await activity.page(elsewhere.facilitator, { limit: 50, subject: ids.claimed });
    expect(foreign.items).toEqual([]);
  });

  it('names the enterprise for which links were created to the field team only', async () => {
    const enterprise = newId();
    await roadmap.open.owner(
      `INSERT INTO directory_place (id, workspace_id, level, name, basis)
       VALUES ($1, $2, 'enterprise', '{"en": "Battery works", "zh": "电池厂"}', 'entered')`,
      [enterprise, place.workspaceId],
    );
    const waveId = newId();
    await roadmap.database.write(place.facilitator, (tx) =>
      tx.record({
        type: 'surveys.invitations.issued.v1',
        subject: waveId,
        payload: { waveId, count: 9, placeId: enterprise },
      }),
    );
    const sentence = async (actor: typeof place.facilitator) =>
      (await activityReader().page(actor, { limit: 1, context: 'surveys' })).items[0]?.sentence;
    expect(await sentence(place.facilitator)).toEqual({
      en: 'Facilitator created personal links of a survey wave for “Battery works”',
      zh: expect.stringContaining('为“电池厂”发放了一期调查的个人链接'),
    });
    expect(await sentence(place.workers.delegate)).toMatchObject({
      en: 'Facilitator created personal links of a survey wave for an enterprise',
    });
  });

  it('reports once that an overdue action was put on an agenda, each proposal of a member, and no record that the program loaded', async () => {
    const proposed = 'dialogue.agenda-item.proposed.v1';
    const created = 'dialogue.roundtable.created.v1';
    await roadmap.database.write(place.system, async (tx) => {
      const subject = ids.roundtable;
      const source = { type: 'action', id: ids.late };
      await tx.record({ type: proposed, subject, payload: { agendaItemId: newId(), source } });
      await tx.record({ type: 'roadmap.action.proposed-to-agenda.v1', subject: ids.late, payload: { number: 1 } });
      await tx.record({ type: created, subject, payload: {} });
    });
    await roadmap.database.write(place.facilitator, (tx) =>
      tx.record({ type: proposed, subject: ids.roundtable, payload: { agendaItemId: newId() } }),
    );
    const activity = activityReader();
    const count = async (context: string, wanted: string): Promise<number> =>
      (await activity.page(place.facilitator, { limit: 100, context })).items.filter(({ type }) => type === wanted)
        .length;
    expect(await count('loop', proposed)).toBe(1);
    const overdue = await count('loop', 'roadmap.action.proposed-to-agenda.v1');
    expect(await count('dialogue', proposed)).toBe(1 + overdue);
    expect(await count('dialogue', created)).toBeGreaterThan(0);
    expect(await count('loop', created)).toBe(0);
  });

  it('follows each conclusion to an action that comes from several, and back', async () => {
    const link = async (conclusionIds: readonly string[]) => {
      const { version } = (await roadmap.actions.one(place.system, ids.claimed)).action;
      const edit = { actionId: ids.claimed, baseVersion: version, changes: { conclusionIds } };
      await roadmap.edit.execute(place.facilitator, edit);
    };
    const labels = async (type: 'conclusion' | 'action', id: string) => {
      const { from, to } = await places().execute(place.facilitator, type, id);
      return { from: from.map(({ label }) => label), to: to.map(({ label }) => label) };
    };
    await link([ids.lonely, ids.conclusion]);
    expect((await labels('action', ids.claimed)).from).toEqual(['RT1/D-01', 'RT1/D-02']);
    expect((await labels('conclusion', ids.conclusion)).to).toEqual(['A-001', 'A-002']);
    expect((await labels('conclusion', ids.lonely)).to).toEqual(['A-002']);
    const gaps = await gapsReader().execute(place.facilitator);
    expect(gaps.conclusionsWithoutAction).toEqual([]);
    await link([ids.conclusion]);
    expect((await labels('conclusion', ids.lonely)).to).toEqual([]);
  });

  it('leads from a conclusion through the proposal about a reservation to the next roundtable, and back', async () => {
    const source = { type: `reservation.${ids.lonely}`, id: newId() };
    await roadmap.database.write(place.system, (tx) =>
      roadmap.dialogue.proposeAgendaItem(tx, { title, reason: 'open-reservation', source }),
    );
    const graphs = new ReadGraph(roadmap.database, roadmap.dialogue, roadmap.facade, new IndicatorsFacade());
    const labels = (steps: readonly (readonly { readonly label: string | null }[])[]) =>
      steps.map((nodes) => nodes.map(({ label }) => label));
    const ahead = await graphs.execute(place.facilitator, 'conclusion', ids.lonely);
    expect(labels(ahead.to)).toEqual([[null], ['RT2']]);
    const back = await graphs.execute(place.facilitator, 'roundtable', ids.roundtable);
    expect(labels(back.from)[1]).toContain('RT1/D-02');
  });
});

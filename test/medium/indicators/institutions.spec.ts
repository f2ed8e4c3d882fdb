import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nobody } from '../../../src/kernel/actor.js';
import type { Actor, Constituency, Sex } from '../../../src/kernel/actor.js';
import { localized } from '../../../src/kernel/localized-text.js';
import type { ReadIndicators } from '../../../src/modules/indicators/use-cases/publication/read-indicators.js';
import { liveOn, openRoundtable } from '../live/room.js';
import { bytes, clock, openRoadmap, type Roadmap, title } from '../roadmap/roadmap-fixture.js';
import { readIndicatorsOn } from './read-indicators-on.js';

type Table = Awaited<ReturnType<typeof openRoundtable>>;

/** A roundtable of March 2026 with nine speakers, two conclusions and four actions; read on 25 November 2026. */
async function smallFixture(roadmap: Roadmap): Promise<Table> {
  clock.moveTo(new Date('2026-03-10T01:00:00Z'));
  const table = await openRoundtable(roadmap.open, 'small-fixture');
  const live = liveOn(roadmap.open, clock);
  const state = async () => (await live.standing.execute(table.facilitator, table.roundtableId, 0)).state!;
  const seated: [Constituency, Sex, number][] = [
    ['government', 'female', 120],
    ['government', 'male', 300],
    ['government', 'male', 180],
    ['employers', 'male', 240],
    ['employers', 'female', 60],
    ['workers', 'female', 180],
    ['workers', 'female', 60],
    ['workers', 'male', 60],
    ['workers', 'female', 0],
  ];
  const delegates = [];
  for (const [group, sex] of seated) delegates.push(await table.seat(group, sex));
  await table.dialogue.seat.execute(table.system, {
    roundtableId: table.roundtableId,
    personId: table.facilitator.personId!,
    kind: 'secretariat',
    function: 'rapporteur',
  });
  await table.dialogue.state.execute(table.system, { roundtableId: table.roundtableId, to: 'in-session' });
  for (const [index, [, , seconds]] of seated.entries()) {
    if (seconds === 0) continue;
    const { personId } = delegates[index]!;
    const wish = { personId, kind: null, replaces: null, limitSeconds: null, override: null };
    await live.give.execute(table.facilitator, table.command(), wish);
    clock.advance(seconds * 1000);
    await live.end.execute(table.facilitator, table.command(), (await state()).speech!.id);
  }
  await decideAndAct(roadmap, table, { employer: delegates[3]!.actor, worker: delegates[5]!.actor });
  return table;
}

async function confirmedByAll({ dialogue, facilitator }: Table, conclusionId: string): Promise<string> {
  const { confirmation } = (await dialogue.conclusions.one(facilitator, conclusionId)).conclusion;
  for (const { organisationId } of confirmation!.organisations)
    await dialogue.confirm.execute(facilitator, { conclusionId, organisationId, answer: 'confirmed' });
  return conclusionId;
}

async function decideAndAct(
  roadmap: Roadmap,
  table: Table,
  { employer, worker }: { employer: Actor; worker: Actor },
): Promise<void> {
  const { roundtableId, system } = table;
  const conclude = async (en: string, asked?: { readonly confirmBy: string }) =>
    (
      await roadmap.record.execute(system, {
        roundtableId,
        text: localized(en, '议定事项'),
        agreement: asked ? 'ad-referendum' : 'agreed',
        ...asked,
        agreedOn: '2026-03-10',
      })
    ).id;
  const first = await confirmedByAll(table, await conclude('Officers are trained.', { confirmBy: '2026-03-31' }));
  const second = await conclude('Heat is measured.');
  await table.dialogue.reserve.execute(employer, {
    conclusionId: second,
    kind: 'objection',
    constituency: 'employers',
    statement: localized('Too costly.', '费用过高。'),
  });
  await table.dialogue.state.execute(system, { roundtableId, to: 'closed' });
  const open = (more: object) =>
    roadmap.openAction.execute(table.facilitator, {
      ...{ title, ownerOrganisationId: employer.organisationId, stage: 'agreed' as const },
      ...more,
    });
  clock.moveTo(new Date('2026-03-20T01:00:00Z'));
  const done = await open({ conclusionIds: [first], dueOn: '2026-06-30', policyAreas: [4, 5], genderTag: 'principal' });
  const late = await open({ dueOn: '2026-06-30', policyAreas: [5] });
  const gone = await open({ policyAreas: [9] });
  clock.moveTo(new Date('2026-05-20T01:00:00Z'));
  await open({ conclusionIds: [second], dueOn: '2027-06-30' });
  // The due date is postponed: the first one counts.
  await roadmap.edit.execute(table.facilitator, {
    actionId: late.id,
    baseVersion: 1,
    changes: { dueOn: '2027-06-30' },
    reason: 'The hall is taken.',
  });
  await roadmap.move.execute(table.facilitator, {
    actionId: gone.id,
    baseVersion: 1,
    status: 'dropped',
    reason: 'No.',
  });
  clock.moveTo(new Date('2026-06-29T01:00:00Z'));
  const add = { actionId: done.id, declaredName: 'list.csv', content: bytes('name\r\n') };
  const evidence = await roadmap.addEvidence.execute(employer, add);
  const report = { actionId: done.id, text: 'Done.', evidenceIds: [evidence.id], status: 'claimed-done' as const };
  const { updateId } = await roadmap.report.execute(employer, report);
  clock.moveTo(new Date('2026-08-01T01:00:00Z'));
  await roadmap.validate.execute(worker, { actionId: done.id, updateId, verdict: 'confirmed', words: 'Seen.' });
  clock.moveTo(new Date('2026-11-25T04:00:00Z'));
}

describe('indicators that are not computed from answers', () => {
  let roadmap: Roadmap;
  let pages: ReadIndicators;
  let reader: Actor;

  beforeAll(async () => {
    roadmap = await openRoadmap();
    pages = readIndicatorsOn(roadmap.database);
    const { workspaceId } = await smallFixture(roadmap);
    reader = { ...nobody, kind: 'person', workspaceId, roles: ['observer'] };
  });
  afterAll(() => roadmap.close());

  const latest = async (id: string) => (await pages.one(reader, id)).counts!.latest;

  it.each([
    // p = 3/9, 2/9, 4/9: 1 - 0.75 (0 + 1/9 + 1/9)
    ['tripartite_balance', 1 - 0.75 * (2 / 9)],
    ['tripartite_quorum_rate', 1],
    ['women_participation_share', 5 / 9],
    // 120 + 60 + 180 + 60 of 1 200 seconds
    ['women_speaking_share', 420 / 1200],
    ['speaking_parity_ratio', 420 / 1200 / (5 / 9)],
    ['worker_speaking_share', 300 / 1200],
    // only the rapporteur has a leading function here, and she is a woman
    ['women_chair_share', 1],
    ['decision_to_action_rate', 1 / 2],
    ['tripartite_endorsement_rate', 1 / 2],
    ['action_completion_rate', 1 / 3],
    // due on 30 June: one reported on the 29th and confirmed in August, one postponed
    ['action_on_time_rate', 1 / 2],
    ['action_overdue_rate', 1 / 2],
    ['action_cycle_days_median', 101],
    ['action_evidence_rate', 1],
    ['gender_action_share', 1 / 3],
    ['jt_area_coverage', 2 / 9],
  ])('equal for %s the result of counting by hand', async (id, expected) => {
    const count = await latest(id);
    expect(count).toMatchObject({ state: 'computed', reason: null, period: { key: '2026', at: '2026-11-25' } });
    expect(count.value).toBeCloseTo(expected, 10);
  });

  it.each(['wg_attendance_rate', 'trained_women_share', 'response_rate', 'suppressed_cell_share'])(
    'explain for %s in both languages what is needed for a figure',
    async (id) => {
      const count = await latest(id);
      expect(count).toMatchObject({ state: 'no-data', value: null });
      expect(count.reason!.en).toMatch(/The figure (?:appears after|is available only)/);
      expect(count.reason!.zh).toMatch(/后即有数据|才有此数据/);
    },
  );

  it('show no seconds and no row with fewer than three speakers of a sex', async () => {
    const { counts } = await pages.one(reader, 'women_speaking_share');
    const rows = counts!.periods.at(-1)!.cells.filter(({ by }) => by === 'constituency');
    expect(rows.map(({ key, state, value }) => [key, state, value])).toEqual([
      ['government', 'withheld', null],
      ['employers', 'withheld', null],
      ['workers', 'withheld', null],
    ]);
    expect(counts!.latest).toMatchObject({ numerator: null, denominator: null });
  });

  it('have a hash that allows no conclusions beyond the published figures', async () => {
    const page = async () => (await pages.one(reader, 'women_speaking_share')).counts!;
    const before = await page();
    // two men of one group exchange their speaking times
    await roadmap.open.owner(
      `UPDATE live_speech SET milliseconds = CASE milliseconds WHEN 300000 THEN 180000 ELSE 300000 END
       WHERE milliseconds IN (180000, 300000) AND sex = 'male' AND roundtable_id IN
         (SELECT id FROM dialogue_roundtable WHERE workspace_id = $1)`,
      [reader.workspaceId],
    );
    expect(await page()).toEqual(before);
  });

  it('are in the catalogue with those of the survey, each with a state', async () => {
    const { items } = await pages.list(reader);
    const counted = items.filter(({ source }) => source !== 'survey');
    expect(counted).toHaveLength(24);
    expect(counted.filter(({ state }) => state === 'computed')).toHaveLength(16);
    expect(counted.filter(({ state }) => state === 'no-data')).toHaveLength(8);
    expect(items.filter(({ source, count }) => source === 'survey' && count !== null)).toEqual([]);
  });

  it('have the same hash while nothing happens, and reveal nothing of another workspace', async () => {
    const once = (await pages.one(reader, 'action_completion_rate')).counts!;
    expect((await pages.one(reader, 'action_completion_rate')).counts!.figuresHash).toBe(once.figuresHash);
    const { workspaceId } = await openRoundtable(roadmap.open, 'elsewhere');
    const stranger: Actor = { ...reader, workspaceId };
    expect((await pages.one(stranger, 'action_completion_rate')).counts!.latest).toMatchObject({ state: 'no-data' });
  });
});

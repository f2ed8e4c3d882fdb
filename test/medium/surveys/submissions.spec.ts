import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { concurrently } from '../../support/database.js';
import type { SurveyWorld } from './survey-world.js';
import { draftWave, leaver, newFrame, openWave, start, surveyWorld } from './survey-world.js';

let world: SurveyWorld;
beforeAll(async () => {
  world = await surveyWorld();
});
afterAll(() => world.end());

async function posterOf(actor: Actor, waveId: string, kind: 'poster' | 'open-poster' = 'poster'): Promise<string> {
  const { posters } = await world.posters.execute(actor, waveId);
  return posters.find((poster) => poster.kind === kind)!.code;
}

const count = async (sql: string, waveId: string) =>
  Number((await world.test.owner<{ count: string }>(`SELECT count(*) FROM ${sql}`, [waveId]))[0]!.count);
const inFile = (waveId: string) => count('surveys_response WHERE wave_id = $1', waveId);
const inInbox = async (waveId: string) =>
  (await count('surveys_inbox_a WHERE wave_id = $1', waveId)) +
  (await count('surveys_inbox_b WHERE wave_id = $1', waveId));

async function opened(): Promise<{ actor: Actor; waveId: string; code: string }> {
  const actor = await newFrame(world);
  const waveId = await openWave(world, actor);
  return { actor, waveId, code: await posterOf(actor, waveId) };
}

describe('a submission', () => {
  it('is stored once however often and however simultaneously it is sent, before and after mixing', async () => {
    const { actor, waveId, code } = await opened();
    const answers = leaver();
    const outcomes = await concurrently(40, () => world.submit.execute(code, answers));
    expect(outcomes.every((outcome) => outcome.status === 'fulfilled')).toBe(true);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value)).toHaveLength(1);
    expect(await inInbox(waveId)).toBe(1);
    await Promise.all(Array.from({ length: 30 }, () => world.submit.execute(code, leaver())));
    expect((await world.mixer.now(actor, waveId)).moved).toBe(31);
    expect(await world.submit.execute(code, answers)).toBe(false);
    expect([await inFile(waveId), await inInbox(waveId)]).toEqual([31, 0]);
  });

  it('is stored once when it is sent by separate processes at the same moment', async () => {
    const { waveId, code } = await opened();
    const other = await import('../../../src/surveys/use-cases/submission-batch.js');
    const { SubmitAnswers } = await import('../../../src/surveys/use-cases/submit-answers.js');
    const processes = Array.from(
      { length: 6 },
      () => new SubmitAnswers(world.waves, new other.SubmissionBatch(world.database)),
    );
    const sent = Array.from({ length: 20 }, () => leaver());
    await Promise.all(processes.flatMap((process) => sent.map((answers) => process.execute(code, answers))));
    expect(await inInbox(waveId)).toBe(20);
  });

  it('with a wrong answer is refused with its place and leaves nothing', async () => {
    const { waveId, code } = await opened();
    const wrong = leaver({ answers: { consent: '1', age: '12', emp_status: '3', sex: '7', isco: '2', sheet: 'x' } });
    await expect(world.submit.execute(code, wrong)).rejects.toMatchObject({
      code: 'surveys.answers.wrong',
      options: {
        errors: [
          { pointer: '/answers/age', code: 'constraint' },
          { pointer: '/answers/sex', code: 'not-a-choice' },
          { pointer: '/answers/isco', code: 'not-relevant' },
          { pointer: '/answers/sheet', code: 'unknown-question' },
        ],
      },
    });
    expect(await inInbox(waveId)).toBe(0);
  });

  it('for a code nobody made, a draft wave or another version of the form is a plain refusal', async () => {
    const actor = await newFrame(world);
    const draft = await draftWave(world, actor);
    const code = await posterOf(actor, draft);
    await expect(world.submit.execute('NOSUCHCODE', leaver())).rejects.toMatchObject({
      code: 'surveys.phone.code-unknown',
    });
    await expect(world.submit.execute(code, leaver())).rejects.toMatchObject({ code: 'surveys.phone.not-open' });
    const open = await opened();
    await expect(world.submit.execute(open.code, leaver({ version: '0.9' }))).rejects.toMatchObject({
      code: 'surveys.phone.form-version',
    });
  });

  it('is taken for the hours of grace after closing, then clearly not; what was sent before stays known', async () => {
    const { actor, waveId, code } = await opened();
    const early = leaver();
    await world.submit.execute(code, early);
    await world.close.execute(actor, waveId);
    world.clock.advance(71 * 3_600_000);
    expect(await world.submit.execute(code, leaver())).toBe(true);
    world.clock.advance(2 * 3_600_000);
    await expect(world.submit.execute(code, leaver())).rejects.toMatchObject({
      kind: 'gone',
      code: 'surveys.phone.closed',
    });
    expect(await world.submit.execute(code, early)).toBe(false);
    expect((await world.readWayIn.opening(code)).wave.state).toBe('closed');
    world.clock.moveTo(start);
  });

  it('of one personal link counts once, whoever else tries it', async () => {
    const { actor, waveId } = await opened();
    const unitId = (await world.posters.execute(actor, waveId)).posters.find((poster) => poster.unitId)!.unitId!;
    const links = await world.invite.execute(actor, waveId, { unitId, count: 25 });
    const mine = leaver();
    const outcomes = await concurrently(10, (index) => world.submit.execute(links[0]!, index === 0 ? mine : leaver()));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    for (const link of links.slice(1)) await world.submit.execute(link, leaver());
    await world.mixer.now(actor, waveId);
    await expect(world.submit.execute(links[3]!, leaver())).rejects.toMatchObject({ code: 'surveys.phone.link-spent' });
    expect(await inFile(waveId)).toBe(25);
    const stored = await world.test.owner<{ code: string | null }>(
      `SELECT code FROM surveys_way_in WHERE wave_id = $1 AND kind = 'invitation'`,
      [waveId],
    );
    expect(stored.every((row) => row.code === null)).toBe(true);
  });

  it('that says no leaves one more in a tally of the park, and nothing else', async () => {
    const { actor, waveId, code } = await opened();
    const no = leaver({ answers: { consent: '2' } });
    for (let index = 0; index < 3; index += 1) await world.submit.execute(code, no);
    for (let index = 0; index < 20; index += 1) await world.submit.execute(code, leaver({ answers: { consent: '2' } }));
    await world.mixer.now(actor, waveId);
    expect(await inFile(waveId)).toBe(0);
    expect(await world.test.owner('SELECT count FROM surveys_refusal WHERE wave_id = $1', [waveId])).toEqual([
      { count: 21 },
    ]);
  });
});

describe('mixing', () => {
  it('loses and doubles nothing over three mixes under steady submissions', async () => {
    const { actor, waveId, code } = await opened();
    const other = await opened();
    const acknowledged: string[] = [];
    let going = true;
    const senders = Array.from({ length: 8 }, async (_, sender) => {
      while (going) {
        const answers = leaver();
        await world.submit.execute(sender < 6 ? code : other.code, answers);
        if (sender < 6) acknowledged.push(answers.instanceId);
      }
    });
    for (let mix = 0; mix < 3; mix += 1) {
      while ((await inInbox(waveId)) < 30) await new Promise((resolve) => setTimeout(resolve, 10));
      const both = await concurrently(2, () => world.mixer.due(actor));
      expect(both.every((outcome) => outcome.status === 'fulfilled')).toBe(true);
    }
    going = false;
    await Promise.all(senders);
    expect((await inFile(waveId)) + (await inInbox(waveId))).toBe(acknowledged.length);
    world.clock.advance(24 * 3_600_000);
    await world.mixer.due(actor);
    await world.mixer.due(other.actor);
    world.clock.moveTo(start);
    expect([await inFile(waveId), await inInbox(waveId)]).toEqual([acknowledged.length, 0]);
    expect(await count('surveys_spent_mark WHERE wave_id = $1', waveId)).toBe(acknowledged.length);
    const events = await world.test.owner<{ total: number; batches: number }>(
      `SELECT sum((payload->>'count')::int)::int AS total, count(*)::int AS batches FROM domain_event
       WHERE type = 'surveys.batch.mixed.v1' AND subject = $1`,
      [waveId],
    );
    expect(events[0]!.total).toBe(acknowledged.length);
    expect(events[0]!.batches).toBeGreaterThanOrEqual(4);
  });

  it('waits until enough answers hide each other, or the day has ended', async () => {
    const { actor, waveId, code } = await opened();
    for (let index = 0; index < 19; index += 1) await world.submit.execute(code, leaver());
    expect((await world.mixer.due(actor)).moved).toBe(0);
    await expect(world.mixer.now(actor, waveId)).rejects.toMatchObject({ code: 'surveys.batch.small' });
    world.clock.advance(24 * 3_600_000);
    expect((await world.mixer.due(actor)).moved).toBe(19);
    world.clock.moveTo(start);
  });

  it('carries what another workspace left in the inbox, and shows it to nobody else', async () => {
    const mine = await opened();
    const theirs = await opened();
    for (let index = 0; index < 5; index += 1) await world.submit.execute(theirs.code, leaver());
    for (let index = 0; index < 20; index += 1) await world.submit.execute(mine.code, leaver());
    await world.mixer.now(mine.actor, mine.waveId);
    expect([await inFile(mine.waveId), await inInbox(theirs.waveId)]).toEqual([20, 5]);
    const seen = await world.database.read(mine.actor, (tx) =>
      tx.query(
        'SELECT DISTINCT wave_id FROM (SELECT wave_id FROM surveys_inbox_a UNION SELECT wave_id FROM surveys_inbox_b UNION SELECT wave_id FROM surveys_response) x',
      ),
    );
    expect(seen).toEqual([{ wave_id: mine.waveId }]);
    const foreign = await world.database.write(mine.actor, (tx) =>
      tx.query<{ n: number }>('SELECT surveys_mix_inbox($1, 1) AS n', [theirs.waveId]),
    );
    expect(foreign).toEqual([{ n: 0 }]);
  });

  it('goes on where a killed mixer stopped: after the inboxes changed places', async () => {
    const { actor, waveId, code } = await opened();
    for (let index = 0; index < 10; index += 1) await world.submit.execute(code, leaver());
    await world.database.write(actor, (tx) => tx.query('SELECT surveys_turn_inbox()'));
    for (let index = 0; index < 15; index += 1) await world.submit.execute(code, leaver());
    expect((await world.mixer.due(actor)).moved).toBe(25);
    expect(await inFile(waveId)).toBe(25);
  });

  it('moves nothing when it is killed in the middle of moving', async () => {
    const { actor, waveId, code } = await opened();
    for (let index = 0; index < 22; index += 1) await world.submit.execute(code, leaver());
    const killed = world.database.write(actor, async (tx) => {
      await tx.query('SELECT surveys_turn_inbox()');
      await tx.query('SELECT surveys_mix_inbox($1, 1)', [waveId]);
      await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
    });
    await expect(killed).rejects.toBeDefined();
    expect([await inFile(waveId), await inInbox(waveId)]).toEqual([0, 22]);
    expect((await world.mixer.due(actor)).moved).toBe(22);
  });
});

describe('after mixing, an answer cannot be joined to who sent it', () => {
  it('by transaction: marks share none with answers', async () => {
    const { actor, waveId, code } = await opened();
    for (let round = 0; round < 3; round += 1) {
      for (let index = 0; index < 25; index += 1) await world.submit.execute(code, leaver());
      await world.mixer.now(actor, waveId);
    }
    const shared = await world.test.owner(
      `SELECT r.id FROM surveys_response r JOIN surveys_spent_mark s ON s.xmin = r.xmin WHERE r.wave_id = $1`,
      [waveId],
    );
    expect(shared).toEqual([]);
    const transactions = await world.test.owner<{ answers: number; marks: number }>(
      `SELECT (SELECT count(DISTINCT xmin::text)::int FROM surveys_response WHERE wave_id = $1) AS answers,
              (SELECT count(DISTINCT xmin::text)::int FROM surveys_spent_mark WHERE wave_id = $1) AS marks`,
      [waveId],
    );
    expect(transactions).toEqual([{ answers: 3, marks: 1 }]);
  });

  it('by position: neither answers nor marks lie in the order of arrival', async () => {
    const { actor, waveId, code } = await opened();
    const ages = Array.from({ length: 60 }, (_, index) => String(20 + index));
    for (const age of ages)
      await world.submit.execute(code, leaver({ answers: { consent: '1', age, emp_status: '3', sex: '2' } }));
    await world.mixer.now(actor, waveId);
    const rows = await world.test.owner<{ age: string; id: string }>(
      `SELECT answers->>'age' AS age, id FROM surveys_response WHERE wave_id = $1 ORDER BY ctid`,
      [waveId],
    );
    const order = rows.map((row) => Number(row.age) - 20);
    expect([...order].sort((a, b) => a - b)).toEqual(ages.map((_, index) => index));
    // Spearman's rank correlation of 60 random ranks stays within 4 standard errors of 0.
    const distance = order.reduce((sum, arrived, place) => sum + (arrived - place) ** 2, 0);
    expect(Math.abs(1 - (6 * distance) / (60 * (60 ** 2 - 1)))).toBeLessThan(4 / Math.sqrt(59));
    expect(rows.map((row) => row.id)).toEqual(rows.map((row) => row.id).sort());
  });

  it('by column: no instance, code, account, address or time of day is kept with it', async () => {
    const columns = await world.test.owner<{ name: string; type: string }>(
      `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = 'surveys_response'`,
    );
    expect(
      columns.filter((column) =>
        /time|instance|token|account|person|address|way_in_id/.test(column.name + column.type),
      ),
    ).toEqual([]);
    const events = await world.test.owner(
      `SELECT 1 FROM domain_event WHERE type LIKE 'surveys.answer%' OR payload ? 'instanceId'`,
    );
    expect(events).toEqual([]);
  });

  it('and the server can neither change an answer nor read past its workspace', async () => {
    const { actor, waveId } = await opened();
    const change = world.database.write(actor, (tx) =>
      tx.query(`UPDATE surveys_response SET flags = '{}' WHERE wave_id = $1`, [waveId]),
    );
    await expect(change).rejects.toThrow(/permission denied/);
    await expect(world.database.write(actor, (tx) => tx.query('TRUNCATE surveys_inbox_a'))).rejects.toThrow(
      /permission denied/,
    );
  });
});

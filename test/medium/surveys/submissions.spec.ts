import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { ReadFieldwork } from '../../../src/surveys/use-cases/read-fieldwork.js';
import { concurrently } from '../../support/database.js';
import type { SurveyFixture } from './survey-fixture.js';
import { draftWave, leaver, newFrame, openWave, start, surveyFixture } from './survey-fixture.js';

let fixture: SurveyFixture;
beforeAll(async () => {
  fixture = await surveyFixture();
});
afterAll(() => fixture.end());

async function posterOf(actor: Actor, waveId: string, kind: 'poster' | 'open-poster' = 'poster'): Promise<string> {
  const { posters } = await fixture.posters.execute(actor, waveId);
  return posters.find((poster) => poster.kind === kind)!.code;
}

const count = async (sql: string, waveId: string) =>
  Number((await fixture.test.owner<{ count: string }>(`SELECT count(*) FROM ${sql}`, [waveId]))[0]!.count);
const readable = (waveId: string) => count('surveys_response WHERE wave_id = $1', waveId);
const sealed = (waveId: string) => count('surveys_sealed_answer WHERE wave_id = $1', waveId);

async function opened(): Promise<{ actor: Actor; waveId: string; code: string }> {
  const actor = await newFrame(fixture);
  const waveId = await openWave(fixture, actor);
  return { actor, waveId, code: await posterOf(actor, waveId) };
}

/** Closes the wave, lets its hours of grace pass and opens its remaining sets. */
async function completed(actor: Actor, waveId: string) {
  await fixture.close.execute(actor, waveId);
  fixture.clock.advance(73 * 3_600_000);
  const report = await fixture.sets.execute(actor);
  fixture.clock.moveTo(start);
  return report;
}

describe('a submission', () => {
  it('is stored once however often and however simultaneously it is sent, before and after its set was opened', async () => {
    const { actor, waveId, code } = await opened();
    const answers = leaver();
    const outcomes = await concurrently(40, () => fixture.submit.execute(code, answers));
    expect(outcomes.every((outcome) => outcome.status === 'fulfilled')).toBe(true);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value)).toHaveLength(1);
    expect(await sealed(waveId)).toBe(1);
    await Promise.all(Array.from({ length: 30 }, () => fixture.submit.execute(code, leaver())));
    expect(await fixture.sets.execute(actor)).toEqual({ opened: 26, unopened: 0 });
    expect(await fixture.submit.execute(code, answers)).toBe(false);
    expect([await readable(waveId), await sealed(waveId)]).toEqual([26, 5]);
  });

  it('with the same instance and other answers is a conflict, before and after its set was opened', async () => {
    const { actor, waveId, code } = await opened();
    const first = leaver();
    const second = { ...first, answers: { ...first.answers, age: '42' } };
    await fixture.submit.execute(code, first);
    const conflict = { kind: 'conflict', code: 'surveys.phone.already-sent' };
    await expect(fixture.submit.execute(code, second)).rejects.toMatchObject(conflict);
    for (let index = 0; index < 5; index += 1) await fixture.submit.execute(code, leaver());
    await completed(actor, waveId);
    await expect(fixture.submit.execute(code, second)).rejects.toMatchObject(conflict);
    expect(await fixture.submit.execute(code, { ...first, durationBand: '5' })).toBe(false);
    const together = await concurrently(2, (index) =>
      fixture.submit.execute(code, {
        ...leaver(),
        instanceId: 'c1d5a0b2-73a4-4f6b-9d1e-2f3a4b5c6d7e',
        answers: { ...first.answers, age: String(50 + index) },
      }),
    );
    expect(together.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    expect(await readable(waveId)).toBe(6);
  });

  it('sent at the same moment with two bodies is stored once, and the other one is a conflict', async () => {
    const { waveId, code } = await opened();
    const first = leaver();
    const outcomes = await concurrently(6, (index) =>
      fixture.submit.execute(code, { ...first, answers: { ...first.answers, age: String(50 + index) } }),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect(await sealed(waveId)).toBe(1);
  });

  it('is stored once when it is sent by separate processes at the same moment', async () => {
    const { waveId, code } = await opened();
    const processes = Array.from({ length: 6 }, () => fixture.newProcess());
    const sent = Array.from({ length: 20 }, () => leaver());
    await Promise.all(processes.flatMap((process) => sent.map((answers) => process.execute(code, answers))));
    expect(await sealed(waveId)).toBe(20);
  });

  it('with a wrong answer is refused with its place and leaves nothing', async () => {
    const { waveId, code } = await opened();
    const wrong = leaver({ answers: { consent: '1', age: '12', emp_status: '3', sex: '7', isco: '2', sheet: 'x' } });
    await expect(fixture.submit.execute(code, wrong)).rejects.toMatchObject({
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
    expect(await sealed(waveId)).toBe(0);
  });

  it('for an unknown code, a draft wave or another version of the form is refused', async () => {
    const actor = await newFrame(fixture);
    const draft = await draftWave(fixture, actor);
    const code = await posterOf(actor, draft);
    await expect(fixture.submit.execute('NOSUCHCODE', leaver())).rejects.toMatchObject({
      code: 'surveys.phone.code-unknown',
    });
    await expect(fixture.submit.execute(code, leaver())).rejects.toMatchObject({ code: 'surveys.phone.not-open' });
    const open = await opened();
    await expect(fixture.submit.execute(open.code, leaver({ version: '0.9' }))).rejects.toMatchObject({
      code: 'surveys.phone.form-version',
    });
  });

  it('is accepted during the hours of grace after closing and then refused; earlier ones are still recognised', async () => {
    const { actor, waveId, code } = await opened();
    const early = leaver();
    await fixture.submit.execute(code, early);
    await fixture.close.execute(actor, waveId);
    fixture.clock.advance(71 * 3_600_000);
    expect(await fixture.submit.execute(code, leaver())).toBe(true);
    fixture.clock.advance(2 * 3_600_000);
    await expect(fixture.submit.execute(code, leaver())).rejects.toMatchObject({
      kind: 'gone',
      code: 'surveys.phone.closed',
    });
    expect(await fixture.submit.execute(code, early)).toBe(false);
    expect((await fixture.readPhoneSurvey.opening(code)).wave.state).toBe('closed');
    fixture.clock.moveTo(start);
  });

  it('before the first day of the wave, in the time zone of the workspace, is not accepted and stays on the phone', async () => {
    const { code } = await opened();
    fixture.clock.moveTo(new Date('2026-10-31T15:59:59Z'));
    await expect(fixture.submit.execute(code, leaver())).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'surveys.phone.not-open',
    });
    expect((await fixture.readPhoneSurvey.opening(code)).wave.state).toBe('not-yet-open');
    fixture.clock.moveTo(new Date('2026-10-31T16:00:00Z'));
    expect(await fixture.submit.execute(code, leaver())).toBe(true);
    fixture.clock.moveTo(start);
  });

  it('after the last day and its hours of grace is not accepted, even if no one closed the wave', async () => {
    const { code } = await opened();
    fixture.clock.moveTo(new Date('2027-01-03T15:59:59Z'));
    expect(await fixture.submit.execute(code, leaver())).toBe(true);
    fixture.clock.moveTo(new Date('2027-01-03T16:00:00Z'));
    await expect(fixture.submit.execute(code, leaver())).rejects.toMatchObject({ code: 'surveys.phone.closed' });
    fixture.clock.moveTo(start);
  });

  it('is never accepted once the last sets were opened, even by a server whose clock is behind', async () => {
    const { actor, waveId, code } = await opened();
    for (let index = 0; index < 6; index += 1) await fixture.submit.execute(code, leaver());
    await completed(actor, waveId);
    // the clock is back at the start: by its dates the wave would still accept answers
    await expect(fixture.submit.execute(code, leaver())).rejects.toMatchObject({ code: 'surveys.phone.closed' });
    expect([await readable(waveId), await sealed(waveId)]).toEqual([6, 0]);
  });

  it('with a personal link counts once, whoever else tries the link', async () => {
    const { actor, waveId } = await opened();
    const unitId = (await fixture.posters.execute(actor, waveId)).posters.find((poster) => poster.unitId)!.unitId!;
    const links = await fixture.invite.execute(actor, waveId, { unitId, count: 25 });
    const mine = leaver();
    const outcomes = await concurrently(10, (index) =>
      fixture.submit.execute(links[0]!, index === 0 ? mine : leaver()),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    for (const link of links.slice(1)) await fixture.submit.execute(link, leaver());
    expect(await count('surveys_instance_mark WHERE wave_id = $1', waveId)).toBe(25);
    await completed(actor, waveId);
    expect(await readable(waveId)).toBe(25);
    const stored = await fixture.test.owner<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'surveys_link' AND column_name = 'code'`,
    );
    expect(stored).toEqual([]);
  });

  it('with a used personal link is refused, and so is opening the link in a browser', async () => {
    const { actor, waveId } = await opened();
    const unitId = (await fixture.posters.execute(actor, waveId)).posters.find((poster) => poster.unitId)!.unitId!;
    const [link] = await fixture.invite.execute(actor, waveId, { unitId, count: 1 });
    expect((await fixture.readPhoneSurvey.opening(link!)).wave.state).toBe('open');
    await fixture.submit.execute(link!, leaver());
    const spent = { kind: 'gone', code: 'surveys.phone.link-spent' };
    await expect(fixture.submit.execute(link!, leaver())).rejects.toMatchObject(spent);
    await expect(fixture.readPhoneSurvey.opening(link!)).rejects.toMatchObject(spent);
  });

  it('without consent only increases a count of the park by one when its set is opened', async () => {
    const { actor, waveId, code } = await opened();
    const no = leaver({ answers: { consent: '2' } });
    for (let index = 0; index < 3; index += 1) await fixture.submit.execute(code, no);
    for (let index = 0; index < 4; index += 1)
      await fixture.submit.execute(code, leaver({ answers: { consent: '2' } }));
    for (let index = 0; index < 5; index += 1) await fixture.submit.execute(code, leaver());
    expect(await fixture.test.owner('SELECT count FROM surveys_refusal WHERE wave_id = $1', [waveId])).toEqual([]);
    await completed(actor, waveId);
    expect(await readable(waveId)).toBe(5);
    expect(await fixture.test.owner('SELECT count FROM surveys_refusal WHERE wave_id = $1', [waveId])).toEqual([
      { count: 5 },
    ]);
  });
});

describe('opening sets', () => {
  it('loses and duplicates nothing over three rounds with continuous submissions and two simultaneous openers', async () => {
    const { actor, waveId, code } = await opened();
    const other = await opened();
    const acknowledged: string[] = [];
    let going = true;
    const senders = Array.from({ length: 8 }, async (_, sender) => {
      while (going) {
        const answers = leaver();
        await fixture.submit.execute(sender < 6 ? code : other.code, answers);
        if (sender < 6) acknowledged.push(answers.instanceId);
      }
    });
    for (let round = 0; round < 3; round += 1) {
      while ((await sealed(waveId)) < 30) await new Promise((resolve) => setTimeout(resolve, 10));
      const both = await concurrently(2, () => fixture.sets.execute(actor));
      expect(both.every((outcome) => outcome.status === 'fulfilled')).toBe(true);
    }
    going = false;
    await Promise.all(senders);
    expect((await readable(waveId)) + (await sealed(waveId))).toBe(acknowledged.length);
    await completed(actor, waveId);
    await completed(other.actor, other.waveId);
    expect([await readable(waveId), await sealed(waveId)]).toEqual([acknowledged.length, 0]);
    expect(await count('surveys_instance_mark WHERE wave_id = $1', waveId)).toBe(acknowledged.length);
    const events = await fixture.test.owner<{ total: number; sets: number }>(
      `SELECT sum((payload->>'count')::int)::int AS total, count(*)::int AS sets FROM domain_event
       WHERE type = 'surveys.answer-sets.opened.v1' AND subject = $1`,
      [waveId],
    );
    expect(events[0]!.total).toBe(acknowledged.length);
    expect(events[0]!.sets).toBeGreaterThanOrEqual(4);
  });

  it('starts when twice the minimum waits in one enterprise, whatever waits in others', async () => {
    const { actor, waveId } = await opened();
    const { posters } = await fixture.posters.execute(actor, waveId);
    for (const poster of posters.slice(0, 9)) {
      for (let index = 0; index < 9; index += 1) await fixture.submit.execute(poster.code, leaver());
    }
    expect(await fixture.sets.execute(actor)).toEqual({ opened: 0, unopened: 0 });
    await fixture.submit.execute(posters[0]!.code, leaver());
    expect(await fixture.sets.execute(actor)).toEqual({ opened: 5, unopened: 0 });
    expect(await sealed(waveId)).toBe(77);
  });

  it('does not affect other workspaces', async () => {
    const mine = await opened();
    const theirs = await opened();
    for (let index = 0; index < 12; index += 1) {
      await fixture.submit.execute(theirs.code, leaver());
      await fixture.submit.execute(mine.code, leaver());
    }
    expect((await fixture.sets.execute(mine.actor)).opened).toBe(7);
    expect([await readable(mine.waveId), await sealed(theirs.waveId)]).toEqual([7, 12]);
    const seen = await fixture.database.read(mine.actor, (tx) =>
      tx.query(
        'SELECT DISTINCT wave_id FROM (SELECT wave_id FROM surveys_sealed_answer UNION SELECT wave_id FROM surveys_response UNION SELECT wave_id FROM surveys_instance_mark) x',
      ),
    );
    expect(seen).toEqual([{ wave_id: mine.waveId }]);
  });

  it('changes nothing when it is killed before its commit', async () => {
    const { actor, waveId, code } = await opened();
    for (let index = 0; index < 22; index += 1) await fixture.submit.execute(code, leaver());
    await fixture.test.owner(`
      CREATE FUNCTION doom() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON surveys_response DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION doom();`);
    await expect(fixture.sets.execute(actor)).rejects.toBeDefined();
    expect([await readable(waveId), await sealed(waveId)]).toEqual([0, 22]);
    await fixture.test.owner('DROP TRIGGER at_commit ON surveys_response');
    expect((await fixture.sets.execute(actor)).opened).toBe(17);
  });

  it('shows the number of waiting answers on the fieldwork page only in multiples of the minimum', async () => {
    const { actor, waveId, code } = await opened();
    const shown: number[] = [];
    for (let index = 0; index < 9; index += 1) {
      await fixture.submit.execute(code, leaver());
      await fixture.sets.execute(actor);
      shown.push((await new ReadFieldwork(fixture.database).execute(actor, waveId)).waiting!);
    }
    expect(shown).toEqual([0, 0, 0, 0, 5, 5, 5, 5, 5]);
  });
});

describe('a readable answer', () => {
  it('has no column for an instance, code, account, address, day or time', async () => {
    const columns = await fixture.test.owner<{ name: string; type: string }>(
      `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = 'surveys_response'`,
    );
    expect(
      columns.filter((column) =>
        /time|day|date|instance|token|account|person|address|way_in|link|collector/.test(column.name + column.type),
      ),
    ).toEqual([]);
    const events = await fixture.test.owner(
      `SELECT 1 FROM domain_event WHERE type LIKE 'surveys.answer.%' OR payload ? 'instanceId'`,
    );
    expect(events).toEqual([]);
  });

  it('cannot be changed by the server', async () => {
    const { actor, waveId } = await opened();
    const change = fixture.database.write(actor, (tx) =>
      tx.query(`UPDATE surveys_response SET flags = '{}' WHERE wave_id = $1`, [waveId]),
    );
    await expect(change).rejects.toThrow(/permission denied/);
  });
});

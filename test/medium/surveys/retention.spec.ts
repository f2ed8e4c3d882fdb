import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { verifyChain } from '../../../src/platform/events/audit-chain.js';
import { storedFields } from '../../../src/surveys/domain/stored-fields.js';
import { SharingRulesRepository } from '../../../src/surveys/persistence/sharing-rules.repository.js';
import { WaveRepository } from '../../../src/surveys/persistence/wave.repository.js';
import { DeleteExpiredAnswers } from '../../../src/surveys/use-cases/delete-expired-answers.js';
import type { SurveyFixture } from './survey-fixture.js';
import { draftWave, leaver, newFrame, openWave, postersOf, start, surveyFixture, texts } from './survey-fixture.js';

let fixture: SurveyFixture;
let expired: DeleteExpiredAnswers;
beforeAll(async () => {
  fixture = await surveyFixture();
  expired = new DeleteExpiredAnswers(fixture.database, fixture.identity, fixture.storage);
});
afterAll(() => fixture.end());

const employed = {
  consent: '1',
  age: '41',
  emp_status: '3',
  sex: '2',
};

/** A complete wave with six answers, some of which contain answers on health. */
async function completedWave(): Promise<{ actor: Actor; waveId: string }> {
  const actor = await newFrame(fixture);
  const waveId = await openWave(fixture, actor);
  const { enterprises } = await postersOf(fixture, actor, waveId);
  for (let index = 0; index < 6; index += 1)
    await fixture.submit.execute(enterprises[0]!.code, leaver({ answers: employed }));
  await fixture.close.execute(actor, waveId);
  fixture.clock.advance(73 * 3_600_000);
  await fixture.sets.execute(actor);
  await fixture.test.owner(
    `UPDATE surveys_response SET answers = answers || '{"consent_health": "1", "disability": "2", "injury_n": "1"}' WHERE wave_id = $1`,
    [waveId],
  );
  return { actor, waveId };
}

const answersOf = (waveId: string) =>
  fixture.test.owner<{ answers: Record<string, string> }>('SELECT answers FROM surveys_response WHERE wave_id = $1', [
    waveId,
  ]);

describe('answers with a date of deletion', () => {
  it('lose those on health the day after the earlier date and are deleted entirely the day after the later one', async () => {
    const { actor, waveId } = await completedWave();
    // the wave ends on 31 December 2026; the dates are half a year and one year later
    fixture.clock.moveTo(new Date('2027-07-02T15:59:59Z'));
    await expired.execute(actor);
    expect((await answersOf(waveId))[0]!.answers).toHaveProperty('disability');
    fixture.clock.moveTo(new Date('2027-07-02T16:00:00Z'));
    expect(await expired.execute(actor)).toEqual({ waves: 1, files: 0 });
    expect(await answersOf(waveId)).toEqual(Array.from({ length: 6 }, () => ({ answers: employed })));
    fixture.clock.moveTo(new Date('2027-12-31T16:00:00Z'));
    expect(await expired.execute(actor)).toEqual({ waves: 1, files: 0 });
    expect(await answersOf(waveId)).toEqual([]);
    for (const table of ['surveys_instance_mark', 'surveys_sealed_answer', 'surveys_link'])
      expect(await fixture.test.owner(`SELECT 1 FROM ${table} WHERE wave_id = $1`, [waveId])).toEqual([]);
    expect(await expired.execute(actor)).toEqual({ waves: 0, files: 0 });
    fixture.clock.moveTo(start);
  });

  it('are deleted with a shared file that is released at the same time', async () => {
    const { actor, waveId } = await completedWave();
    await fixture.test.owner('UPDATE surveys_wave SET health_deleted_on = health_kept_until WHERE id = $1', [waveId]);
    const wave = await fixture.database.read(actor, (tx) => tx.get(WaveRepository).find(waveId));
    const of = { workspaceId: wave!.workspaceId, questionnaireId: wave!.questionnaireId, waveId, at: start };
    fixture.clock.moveTo(new Date('2028-01-02T00:00:00Z'));
    const { deletion } = await fixture.database.write(actor, async (tx) => {
      await tx.get(WaveRepository).findForChange(waveId);
      const started = expired.execute(actor);
      const waiting =
        'SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT granted AND datname = current_database()';
      while ((await fixture.test.owner(waiting)).length === 0);
      const sharing = tx.get(SharingRulesRepository);
      await sharing.add(of, { revision: 1, rules: { k: 5, variables: [] } });
      const table = { name: 'answers', repeat: null, label: { en: '', zh: '' }, columns: [] };
      await sharing.release(of, { ...of, revision: 1 }, { records: 6, description: table, content: Buffer.from('') });
      return { deletion: started };
    });
    expect(await deletion).toMatchObject({ waves: 1 });
    expect(await fixture.test.owner('SELECT FROM surveys_shared_file WHERE wave_id = $1', [waveId])).toEqual([]);
    fixture.clock.moveTo(start);
  });

  it('leave an event for each deletion with its count, and an audit chain that verifies', async () => {
    const { actor, waveId } = await completedWave();
    fixture.clock.moveTo(new Date('2028-01-02T00:00:00Z'));
    await expired.execute(actor);
    const events = await fixture.test.owner<{ payload: unknown }>(
      `SELECT payload FROM domain_event WHERE type = 'surveys.answers.deleted.v1' AND subject = $1 ORDER BY id`,
      [waveId],
    );
    expect(events.map(({ payload }) => payload)).toEqual([
      { waveId, kind: 'health', count: 6 },
      { waveId, kind: 'answers', count: 6 },
    ]);
    expect((await verifyChain(fixture.database, actor)).faults).toEqual([]);
    const [wave] = await fixture.test.owner(
      'SELECT answers_deleted_on::text AS answers, health_deleted_on::text AS health FROM surveys_wave WHERE id = $1',
      [waveId],
    );
    expect(wave).toEqual({ answers: '2028-01-02', health: '2028-01-02' });
    fixture.clock.moveTo(start);
  });
});

describe('the dates of deletion of a wave', () => {
  it('are required before it opens, and can afterwards be moved only to an earlier day', async () => {
    const actor = await newFrame(fixture);
    const waveId = await draftWave(fixture, actor);
    await fixture.test.owner('UPDATE surveys_wave SET health_kept_until = NULL WHERE id = $1', [waveId]);
    const changes = { texts, approvalExemption: 'No party abroad.' };
    await fixture.change.execute(actor, waveId, { baseVersion: 1, changes });
    await expect(fixture.open.execute(actor, waveId)).rejects.toMatchObject({ code: 'surveys.wave.retention-missing' });
    await fixture.change.execute(actor, waveId, { baseVersion: 2, changes: { healthKeptUntil: '2027-06-30' } });
    const longer = { healthKeptUntil: '2028-06-30' };
    await expect(fixture.change.execute(actor, waveId, { baseVersion: 3, changes: longer })).rejects.toMatchObject({
      code: 'surveys.wave.retention-health-later',
    });
    await fixture.open.execute(actor, waveId);
    const later = { answersKeptUntil: '2028-01-01' };
    await expect(fixture.change.execute(actor, waveId, { baseVersion: 4, changes: later })).rejects.toMatchObject({
      code: 'surveys.wave.deletion-later',
    });
    await fixture.change.execute(actor, waveId, { baseVersion: 4, changes: { healthKeptUntil: '2027-01-31' } });
    const { code } = (await postersOf(fixture, actor, waveId)).enterprises[0]!;
    const sheet = JSON.stringify((await fixture.readPhoneSurvey.opening(code)) as unknown);
    expect(sheet).toContain('31 Jan 2027');
    expect(sheet).toContain('2027年1月31日');
  });
});

describe('the stored data that the information sheet lists', () => {
  it('includes every column of a stored answer', async () => {
    const columns = await fixture.test.owner<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'surveys_response'`,
    );
    const named = storedFields.flatMap((field) => field.columns);
    expect([...named].sort()).toEqual(columns.map(({ name }) => name).sort());
  });

  it('is what each collector stores; for an open poster no code, size class or stratum of an enterprise', async () => {
    const actor = await newFrame(fixture);
    const waveId = await openWave(fixture, actor);
    const { enterprises, open } = await postersOf(fixture, actor, waveId);
    for (const { code } of [enterprises[0]!, open[0]!])
      for (let index = 0; index < 5; index += 1) await fixture.submit.execute(code, leaver());
    await fixture.close.execute(actor, waveId);
    fixture.clock.advance(73 * 3_600_000);
    await fixture.sets.execute(actor);
    const rows = await fixture.test.owner<{
      psu: string | null;
      size: string | null;
      stratum: string | null;
      n: number;
    }>(
      `SELECT psu_code AS psu, size_class AS size, stratum, count(*)::int AS n FROM surveys_response WHERE wave_id = $1 GROUP BY 1, 2, 3 ORDER BY 1`,
      [waveId],
    );
    expect(rows).toEqual([
      { psu: expect.any(String), size: 'S2', stratum: expect.any(String), n: 5 },
      { psu: null, size: null, stratum: null, n: 5 },
    ]);
    const sheetOf = async (code: string) => JSON.stringify((await fixture.readPhoneSurvey.opening(code)) as unknown);
    fixture.clock.moveTo(start);
    await fixture.test.owner(`UPDATE surveys_wave SET state = 'open', closed_at = NULL WHERE id = $1`, [waveId]);
    expect(await sheetOf(enterprises[0]!.code)).toContain('a code of your enterprise');
    expect(await sheetOf(open[0]!.code)).not.toContain('a code of your enterprise');
  });
});

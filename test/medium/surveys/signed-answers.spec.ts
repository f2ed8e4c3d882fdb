import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { auditedTables } from '../../../src/audited-tables.js';
import { sealWorkspace } from '../../../src/platform/events/audit-chain.js';
import { exportHashes, verifyAudit } from '../../../src/platform/events/audit-commands.js';
import { ResponseRepository } from '../../../src/surveys/persistence/response.repository.js';
import { DeleteExpiredAnswers } from '../../../src/surveys/use-cases/delete-expired-answers.js';
import { ReviewFlagged } from '../../../src/surveys/use-cases/review-flagged.js';
import { signAdded } from '../../../src/surveys/use-cases/sign-answers.js';
import { verifyAnswers } from '../../../src/surveys/use-cases/verify-answers.js';
import type { SurveyFixture } from './survey-fixture.js';
import { leaver, newFrame, openWave, postersOf, start, surveyFixture } from './survey-fixture.js';

let fixture: SurveyFixture;
let folder: string;
beforeAll(async () => {
  fixture = await surveyFixture();
  folder = await mkdtemp(path.join(os.tmpdir(), 'signed-'));
});
afterAll(async () => {
  await fixture.end();
  await rm(folder, { recursive: true });
});

interface Wave {
  readonly actor: Actor;
  readonly waveId: string;
  /** Of a poster of an enterprise, and of a park. */
  readonly codes: readonly [string, string];
}

async function newWave(): Promise<Wave> {
  const actor = await newFrame(fixture);
  const waveId = await openWave(fixture, actor);
  const { enterprises, open } = await postersOf(fixture, actor, waveId);
  return { actor, waveId, codes: [enterprises[0]!.code, open[0]!.code] };
}

async function answer(wave: Wave, count: number): Promise<void> {
  for (const code of wave.codes)
    for (let index = 0; index < count; index += 1) await fixture.submit.execute(code, leaver());
  await fixture.sets.execute(wave.actor);
}

async function end(wave: Wave): Promise<void> {
  await fixture.close.execute(wave.actor, wave.waveId);
  await complete(wave);
}

async function complete({ actor }: Wave): Promise<void> {
  fixture.clock.advance(73 * 3_600_000);
  await fixture.sets.execute(actor);
  fixture.clock.moveTo(start);
}

/** What `audit verify` finds in the workspace of a wave. The fixture adds workspaces without the program. */
async function faults({ actor }: Wave, against?: string): Promise<string[]> {
  const lines: string[] = [];
  const tables = auditedTables.filter(({ name }) => name !== 'identity_workspace');
  const asked = { database: fixture.database, ownerUrl: fixture.test.ownerUrl, tables, against };
  await verifyAudit({ ...asked, verifiers: [verifyAnswers] }, (line) => lines.push(line));
  const from = lines.findIndex((line) => line.startsWith(`${actor.workspaceId}:`)) + 1;
  const count = lines.slice(from).findIndex((line) => !line.startsWith('  '));
  const own = count === -1 ? lines.slice(from) : lines.slice(from, from + count);
  return [...new Set([...own, ...lines.filter((line) => line.startsWith(`  the chain of ${actor.workspaceId}`))])];
}

const owner = (sql: string, waveId: string) => fixture.test.owner(sql, [waveId]);

/** Content of the tables of a wave's answers, and its pools of enterprises, to restore an older state. */
async function copyOf(waveId: string): Promise<() => Promise<void>> {
  const tables = ['surveys_response', 'surveys_answer_digest'];
  const units = await owner('SELECT id, group_code FROM surveys_wave_unit WHERE wave_id = $1', waveId);
  const kept = new Map<string, unknown>();
  for (const table of tables) {
    const [row] = await owner(`SELECT json_agg(t) AS rows FROM ${table} t WHERE wave_id = $1`, waveId);
    kept.set(table, row!['rows']);
  }
  return async () => {
    for (const { id, group_code } of units)
      await fixture.test.owner('UPDATE surveys_wave_unit SET group_code = $2 WHERE id = $1', [id, group_code]);
    for (const table of tables) {
      await owner(`DELETE FROM ${table} WHERE wave_id = $1`, waveId);
      const rows = JSON.stringify(kept.get(table));
      await fixture.test.owner(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`, [
        rows,
      ]);
    }
  };
}

describe('readable answers', () => {
  it('are verified by group: 10 deleted and 50 with another sex are found, also after the next opening', async () => {
    const wave = await newWave();
    await answer(wave, 60);
    expect(await faults(wave)).toEqual([]);
    const [{ psu }] = (await fixture.test.owner<{ psu: string }>(
      'SELECT DISTINCT psu_code AS psu FROM surveys_response WHERE wave_id = $1 AND psu_code IS NOT NULL',
      [wave.waveId],
    )) as [{ psu: string }];
    const some = (of: string, count: number) =>
      `(SELECT id FROM surveys_response WHERE wave_id = $1 AND psu_code ${of} LIMIT ${count})`;
    await owner(`DELETE FROM surveys_response WHERE id IN ${some('IS NULL', 10)}`, wave.waveId);
    await owner(
      `UPDATE surveys_response SET answers = answers || '{"sex": "1"}' WHERE id IN ${some('IS NOT NULL', 50)}`,
      wave.waveId,
    );
    const found = await faults(wave);
    expect(found).toHaveLength(2);
    const named = (group: string, counts: string) =>
      expect.stringMatching(new RegExp(`answers of wave 1 \\(${wave.waveId}\\), group ${group}.*: ${counts}$`));
    expect(found).toEqual(
      expect.arrayContaining([
        named(psu, '55 were signed, 55 were found'),
        named('open poster of park', '55 were signed, 45 were found'),
      ]),
    );
    await answer(wave, 30);
    expect(await faults(wave)).toHaveLength(2);
    await owner('DELETE FROM surveys_response WHERE wave_id = $1', wave.waveId);
    await end(wave);
    expect(await faults(wave)).toHaveLength(2);
  });

  it.each([
    [
      'an added answer',
      `INSERT INTO surveys_response SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid()))).* FROM surveys_response r WHERE wave_id = $1 LIMIT 1`,
    ],
    [
      'a copy that replaces another answer',
      `UPDATE surveys_response r SET answers = '{"sex": "1"}' WHERE wave_id = $1 AND id = (SELECT id FROM surveys_response WHERE wave_id = $1 LIMIT 1)`,
    ],
    [
      'an answer that moved to another enterprise',
      `UPDATE surveys_response SET psu_code = 'elsewhere' WHERE wave_id = $1 AND id = (SELECT id FROM surveys_response WHERE wave_id = $1 LIMIT 1)`,
    ],
    [
      'an answer that is left out of figures',
      `INSERT INTO surveys_review SELECT wave_id, id, workspace_id, true, 'x', NULL, now(), 1, false FROM surveys_response WHERE wave_id = $1 LIMIT 1`,
    ],
    ['a digest that was deleted', 'DELETE FROM surveys_answer_digest WHERE wave_id = $1'],
    [
      'a digest with a changed byte',
      `UPDATE surveys_answer_digest SET content = set_byte(content, 30, 255 - get_byte(content, 30)) WHERE wave_id = $1`,
    ],
  ])('are found to differ: %s', async (_what, sql) => {
    const wave = await newWave();
    await answer(wave, 12);
    expect(await faults(wave)).toEqual([]);
    await owner(sql, wave.waveId);
    expect((await faults(wave)).every((line) => line.includes(wave.waveId))).toBe(true);
    expect((await faults(wave)).length).toBeGreaterThan(0);
  });

  it('have one digest of a wave that replaces the earlier one, no row of changes, and no hash beside an answer', async () => {
    const wave = await newWave();
    const rows = () => owner('SELECT content FROM surveys_answer_digest WHERE wave_id = $1', wave.waveId);
    const changes = () => fixture.test.owner('SELECT count(*)::int FROM audit_change');
    const [before, signed] = [await rows(), await changes()];
    await answer(wave, 12);
    const after = await rows();
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
    expect(await changes()).toEqual(signed);
    const columns = await fixture.test.owner<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'surveys_answer_digest' ORDER BY 1`,
    );
    expect(columns.map(({ name }) => name)).toEqual(['content', 'wave_id', 'workspace_id']);
  });

  it('stay signed when they are imported, reviewed, lose those on health, and are deleted', async () => {
    const wave = await newWave();
    await answer(wave, 12);
    const body = {
      ...{
        lang: 'zh',
        disposition: 'complete',
        durationBand: '1',
        paceBand: '3',
        askedCount: 4,
        flags: ['hours_long'],
      },
      answers: { consent: '1', sex: '1', consent_health: '1', disability: '2' },
      ...{ modulesOffered: [], modulesTaken: [] },
    };
    const added = await fixture.database.write(wave.actor, async (tx) => {
      const responses = tx.get(ResponseRepository);
      const [unit] = [...(await responses.unitsByCode(wave.waveId)).values()];
      const target = { workspaceId: tx.workspaceId, waveId: wave.waveId, importId: null };
      const ids = await responses.addImported(target, [
        { mark: null, unit: unit!.id, park: null, version: '2.0', body: body as never },
      ]);
      await signAdded(tx, wave.waveId, ids);
      return ids;
    });
    expect(await faults(wave)).toEqual([]);
    const review = new ReviewFlagged(fixture.database, fixture.directory, fixture.identity);
    const at = { waveId: wave.waveId, answerId: added[0]! };
    await review.decide(wave.actor, at, { baseVersion: 0, leftOut: true, reason: 'Too long.' });
    expect(await faults(wave)).toEqual([]);
    await end(wave);
    const salts = () => owner('SELECT id, salt FROM surveys_response WHERE wave_id = $1 ORDER BY id', wave.waveId);
    const saltOf = async () => (await salts()).find(({ id }) => id === added[0])!['salt'];
    const salt = await saltOf();
    fixture.clock.moveTo(new Date('2027-07-02T16:00:00Z'));
    const expired = new DeleteExpiredAnswers(fixture.database, fixture.identity, fixture.storage);
    await expired.execute(wave.actor);
    expect(await saltOf()).not.toEqual(salt);
    expect(await faults(wave)).toEqual([]);
    fixture.clock.moveTo(new Date('2028-01-02T00:00:00Z'));
    await expired.execute(wave.actor);
    fixture.clock.moveTo(start);
    expect(await salts()).toEqual([]);
    expect(await faults(wave)).toEqual([]);
  });

  it('of a complete wave are in the chain: an older state with its older digest is found', async () => {
    const wave = await newWave();
    await answer(wave, 12);
    await fixture.close.execute(wave.actor, wave.waveId);
    const restore = await copyOf(wave.waveId);
    await complete(wave);
    expect(await faults(wave)).toEqual([]);
    await restore();
    expect(await faults(wave)).toEqual([expect.stringContaining('is not the last one in the chain')]);
  });

  it('of an older state with its older digest and its older chain are found by the exported hash only', async () => {
    const wave = await newWave();
    await answer(wave, 12);
    await fixture.close.execute(wave.actor, wave.waveId);
    const restore = await copyOf(wave.waveId);
    await fixture.database.write(wave.actor, sealWorkspace);
    const [last] = await fixture.test.owner('SELECT max(seq) AS seq FROM audit_seal WHERE workspace_id = $1', [
      wave.actor.workspaceId,
    ]);
    await complete(wave);
    await fixture.database.write(wave.actor, sealWorkspace);
    const file = path.join(folder, 'hashes');
    await exportHashes(fixture.database, file, () => undefined);
    await restore();
    expect(await faults(wave)).toEqual([expect.stringContaining('is not the last one in the chain')]);
    await fixture.test.owner('DELETE FROM audit_seal WHERE workspace_id = $1 AND seq > $2', [
      wave.actor.workspaceId,
      last!['seq'],
    ]);
    await owner(
      `DELETE FROM domain_event WHERE subject = $1::text AND type = 'surveys.answers.signed.v1'`,
      wave.waveId,
    );
    expect(await faults(wave)).toEqual([]);
    expect(await faults(wave, file)).toEqual([expect.stringContaining('was cut off or replaced')]);
  });
});

import { appendFileSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { newRandomId } from '../../../src/kernel/ids.js';
import { CheckKeys } from '../../../src/surveys/use-cases/check-keys.js';
import { hashOfCode, newCode } from '../../../src/surveys/use-cases/codes.js';
import { discardWaiting, listWaiting, trustWave } from '../../../src/surveys/use-cases/waiting-answers.js';
import { AnswerLedger, AuthenticationKey } from '../../../src/platform/sealing/index.js';
import type { SurveyFixture } from './survey-fixture.js';
import { leaver, newFrame, openWave, postersOf, start, surveyFixture } from './survey-fixture.js';

/**
 * An owner of the database, without the keys, who inserts, changes, deletes and restores rows to open sets in which one
 * answer is recognised (docs/adr/0025).
 */
let fixture: SurveyFixture;
beforeAll(async () => {
  fixture = await surveyFixture();
  await fixture.test.owner('ALTER TABLE surveys_wave DROP CONSTRAINT ck_surveys_wave_minimum');
});
afterAll(() => fixture.end());
beforeEach(() => fixture.clock.moveTo(start));

interface Attacked {
  readonly actor: Actor;
  readonly waveId: string;
  readonly unitId: string;
  readonly poster: string;
}

async function newWave(headcounts?: readonly number[]): Promise<Attacked> {
  const actor = await newFrame(fixture, headcounts);
  const waveId = await openWave(fixture, actor);
  const [first] = (await postersOf(fixture, actor, waveId)).enterprises;
  return { actor, waveId, unitId: first!.unitId!, poster: first!.code };
}

const owner: SurveyFixture['test']['owner'] = (sql, parameters) => fixture.test.owner(sql, parameters);
const keys = () => ({ answers: fixture.key, authentication: fixture.authentication, ledger: fixture.ledger });
const open = ({ actor }: Attacked) => fixture.sets.execute(actor);
const readable = async ({ waveId }: Attacked): Promise<number> =>
  (await owner('SELECT id FROM surveys_response WHERE wave_id = $1', [waveId])).length;
const alarm = async ({ waveId }: Attacked): Promise<string | null> =>
  (await owner<{ kind: string }>('SELECT kind FROM surveys_opening_alarm WHERE wave_id = $1', [waveId]))[0]?.kind ??
  null;

async function answer({ poster }: Attacked, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await fixture.submit.execute(poster, leaver());
}

interface Row {
  readonly id: string;
  readonly box: Buffer;
  readonly tag: Buffer;
}

const boxes = ({ waveId }: Attacked): Promise<Row[]> =>
  owner<Row>('SELECT id, box, tag FROM surveys_sealed_answer WHERE wave_id = $1', [waveId]);

async function insert({ actor, waveId }: Attacked, rows: readonly Row[]): Promise<void> {
  for (const { id, box, tag } of rows)
    await owner('INSERT INTO surveys_sealed_answer (id, workspace_id, wave_id, box, tag) VALUES ($1, $2, $3, $4, $5)', [
      ...[id, actor.workspaceId, waveId, box, tag],
    ]);
}

/** All that a backup of the database has of a wave. */
async function backup({ waveId }: Attacked) {
  const tables = ['surveys_sealed_answer', 'surveys_response', 'surveys_answer_digest', 'surveys_opened_count'];
  const rows = new Map<string, unknown[]>();
  for (const table of tables)
    rows.set(table, await owner(`SELECT to_jsonb(t) AS row FROM ${table} t WHERE wave_id = $1`, [waveId]));
  return async () => {
    for (const [table, kept] of rows) {
      await owner(`DELETE FROM ${table} WHERE wave_id = $1`, [waveId]);
      await owner(
        `INSERT INTO ${table} SELECT (jsonb_populate_record(NULL::${table}, x->'row')).* FROM jsonb_array_elements($1::jsonb) AS x`,
        [JSON.stringify(kept)],
      );
    }
  };
}

async function end(wave: Attacked): Promise<void> {
  await fixture.close.execute(wave.actor, wave.waveId);
  fixture.clock.advance(73 * 3_600_000);
}

describe('copies of waiting answers under new ids', () => {
  it.each([10, 100, 5_001])('open nothing among %i, raise an alarm, and are discarded by a command', async (count) => {
    const wave = await newWave();
    await answer(wave, 1);
    const [victim] = await boxes(wave);
    await insert(
      wave,
      Array.from({ length: count - 1 }, () => ({ ...victim!, id: newRandomId() })),
    );
    expect(await open(wave)).toMatchObject({ opened: 0 });
    expect([await readable(wave), await alarm(wave)]).toEqual([0, 'not-authentic']);
    expect(await listWaiting(fixture.database, keys())).toMatchObject([
      { waveId: wave.waveId, fault: 'not-authentic', rows: count - 1 },
    ]);
    expect(await discardWaiting(fixture.database, keys(), wave.waveId)).toEqual({
      fault: 'not-authentic',
      deleted: count - 1,
    });
    expect(await boxes(wave)).toEqual([victim]);
    await answer(wave, 9);
    expect(await open(wave)).toMatchObject({ opened: 5 });
    expect(await alarm(wave)).toBeNull();
    await end(wave);
    await open(wave);
  });

  it('are found as well if the owner seals own answers with the public key', async () => {
    const wave = await newWave();
    await answer(wave, 1);
    const forged = AuthenticationKey.temporary();
    const [row] = await boxes(wave);
    const id = newRandomId();
    const tag = forged.tag('waiting answer', [id, wave.actor.workspaceId, wave.waveId], row!.box);
    await insert(wave, [{ id, box: row!.box, tag }]);
    await open(wave);
    expect(await alarm(wave)).toBe('not-authentic');
  });

  it('stop the opening of their wave and of no other', async () => {
    const [one, other] = [await newWave(), await newWave()];
    await answer(one, 1);
    const [row] = await boxes(one);
    await insert(one, [{ ...row!, id: newRandomId() }]);
    await answer(other, 10);
    expect([(await open(one)).opened, (await open(other)).opened]).toEqual([0, 5]);
  });
});

describe('answers that were opened', () => {
  it('are not opened again when the owner inserts one of their rows', async () => {
    const wave = await newWave();
    await answer(wave, 10);
    const before = await boxes(wave);
    await open(wave);
    const waiting = new Set((await boxes(wave)).map(({ id }) => id));
    const [opened] = before.filter(({ id }) => !waiting.has(id));
    await insert(wave, [opened!]);
    await answer(wave, 5);
    expect(await open(wave)).toMatchObject({ opened: 0 });
    expect([await readable(wave), await alarm(wave)]).toEqual([5, 'opened-before']);
    expect(await discardWaiting(fixture.database, keys(), wave.waveId)).toMatchObject({ deleted: 1 });
    expect(await open(wave)).toMatchObject({ opened: 5 });
  });

  it('are opened again in the same set, and before others, after an older backup was restored', async () => {
    const wave = await newWave();
    await answer(wave, 10);
    const restore = await backup(wave);
    await open(wave);
    const left = (await boxes(wave)).map(({ id }) => id).sort();
    for (let again = 0; again < 3; again += 1) {
      await restore();
      expect(await boxes(wave)).toHaveLength(10);
      await open(wave);
      expect((await boxes(wave)).map(({ id }) => id).sort()).toEqual(left);
      expect([await readable(wave), await alarm(wave)]).toEqual([5, null]);
    }
    await answer(wave, 5);
    expect(await open(wave)).toMatchObject({ opened: 5 });
  });

  it('stay closed if some answers of their set are missing in the backup, until a person discards the others', async () => {
    const wave = await newWave();
    await answer(wave, 9);
    const restore = await backup(wave);
    await answer(wave, 11);
    await open(wave);
    await restore();
    await answer(wave, 20);
    expect(await open(wave)).toMatchObject({ opened: 0 });
    expect([await readable(wave), await alarm(wave)]).toEqual([0, 'incomplete-set']);
    const { deleted } = (await discardWaiting(fixture.database, keys(), wave.waveId))!;
    expect(deleted).toBeLessThanOrEqual(9);
    expect(await open(wave)).toMatchObject({ opened: 29 - deleted - 5 });
  });

  it('are opened in the same set after the process was killed between the ledger and the commit', async () => {
    const wave = await newWave();
    await answer(wave, 10);
    await owner(
      `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the process was killed'; END $$`,
    );
    await owner('CREATE TRIGGER fail BEFORE DELETE ON surveys_sealed_answer EXECUTE FUNCTION fail()');
    await expect(open(wave)).rejects.toThrow('the process was killed');
    await owner('DROP TRIGGER fail ON surveys_sealed_answer');
    await owner('DROP FUNCTION fail');
    const [listed] = fixture.ledger.ofWave(wave.waveId).openings;
    expect([await readable(wave), (await boxes(wave)).length]).toEqual([0, 10]);
    const inSet = (rows: readonly Row[]) =>
      rows.filter(({ tag }) => listed!.sets.flat().includes(fixture.ledger.hashOf(tag))).length;
    await answer(wave, 30);
    expect(inSet(await boxes(wave))).toBe(5);
    expect(await fixture.newOpener().execute(wave.actor)).toMatchObject({ opened: 35 });
    expect(inSet(await boxes(wave))).toBe(0);
    const { openings } = fixture.ledger.ofWave(wave.waveId);
    expect(openings.map(({ number, sets }) => [number, sets.flat().length])).toEqual([
      [1, 5],
      [2, 30],
    ]);
  });

  it('are opened once if two servers open at the same time', async () => {
    const wave = await newWave();
    await answer(wave, 20);
    const openers = [fixture.newOpener(), fixture.newOpener(), fixture.newOpener()];
    const done = await Promise.all(openers.map((opener) => opener.execute(wave.actor)));
    expect(done.map(({ opened }) => opened).sort((a, b) => a - b)).toEqual([0, 0, 15]);
    expect([await readable(wave), await alarm(wave)]).toEqual([15, null]);
  });
});

describe('the ledger', () => {
  it.each(['is deleted', 'is replaced by an older one'])('makes the wave wait for a person if it %s', async (how) => {
    const wave = await newWave();
    const { file } = fixture.ledger;
    const whole = `${file}.whole`;
    await answer(wave, 10);
    writeFileSync(`${file}.older`, readFileSync(file, { encoding: 'utf8', flag: 'a+' }));
    await open(wave);
    copyFileSync(file, whole);
    if (how === 'is deleted') rmSync(file);
    else copyFileSync(`${file}.older`, file);
    await answer(wave, 10);
    await fixture.newOpener().execute(wave.actor);
    expect([await readable(wave), await alarm(wave)]).toEqual([5, 'ledger-incomplete']);
    copyFileSync(whole, file);
    expect(await fixture.newOpener().execute(wave.actor)).toMatchObject({ opened: 10 });
  });

  it('goes on behind a line that was torn by a power cut', async () => {
    const wave = await newWave();
    appendFileSync(fixture.ledger.file, 'torn line without an end');
    await answer(wave, 10);
    await open(wave);
    await answer(wave, 5);
    expect(await open(wave)).toMatchObject({ opened: 5 });
    expect(new AnswerLedger(fixture.ledger.file, fixture.authentication).ofWave(wave.waveId).openings).toHaveLength(2);
  });
});

describe('settings and enterprises of a wave that the owner changes', () => {
  it.each([
    ['the minimum', 'UPDATE surveys_wave SET minimum_persons = 2 WHERE id = $1'],
    ['the last day', `UPDATE surveys_wave SET ends_on = '2026-11-02', grace_hours = 0 WHERE id = $1`],
    ['the state', `UPDATE surveys_wave SET state = 'closed', closed_at = '2026-11-02' WHERE id = $1`],
    [
      'the groups of enterprises',
      `UPDATE surveys_wave_unit SET group_code = (SELECT min(group_code) FROM surveys_wave_unit WHERE wave_id = $1) WHERE wave_id = $1`,
    ],
    [
      'a stratum',
      `UPDATE surveys_wave_unit SET stratum = (SELECT min(stratum) FROM surveys_wave_stratum WHERE wave_id = $1) WHERE wave_id = $1`,
    ],
    ['headcounts', 'UPDATE surveys_wave_unit SET headcount = headcount + 1 WHERE wave_id = $1'],
  ])('open nothing: %s', async (_, sql) => {
    const wave = await newWave();
    await answer(wave, 9);
    await owner(sql, [wave.waveId]);
    await answer(wave, 1).catch(() => undefined);
    expect(await open(wave)).toMatchObject({ opened: 0 });
    expect([await readable(wave), await alarm(wave)]).toEqual([0, 'wave-changed']);
  });

  it('open nothing, even if the program closes the wave afterwards', async () => {
    const wave = await newWave();
    await answer(wave, 9);
    await owner('UPDATE surveys_wave SET minimum_persons = 2 WHERE id = $1', [wave.waveId]);
    await end(wave);
    expect(await open(wave)).toMatchObject({ opened: 0, unopened: 0 });
    expect(await alarm(wave)).toBe('wave-changed');
  });

  it('are trusted by a command after a person has compared them, but never a minimum below 5', async () => {
    const wave = await newWave();
    await answer(wave, 10);
    await owner('UPDATE surveys_wave_unit SET headcount = headcount + 1 WHERE wave_id = $1', [wave.waveId]);
    await open(wave);
    expect(await trustWave(fixture.database, keys(), wave.waveId)).toEqual({ fault: 'wave-changed', deleted: 0 });
    expect(await open(wave)).toMatchObject({ opened: 5 });
    await owner('UPDATE surveys_wave SET minimum_persons = 2 WHERE id = $1', [wave.waveId]);
    await trustWave(fixture.database, keys(), wave.waveId);
    await answer(wave, 5);
    expect(await open(wave)).toMatchObject({ opened: 0 });
  });

  it('do not follow from what the program changes itself', async () => {
    const wave = await newWave([3, 4, 100]);
    await answer(wave, 10);
    expect(await open(wave)).toMatchObject({ opened: 5 });
    await end(wave);
    expect(await open(wave)).toMatchObject({ opened: 5 });
    expect(await alarm(wave)).toBeNull();
  });
});

describe('links and posters that the owner inserts', () => {
  it('are unknown to the phone page', async () => {
    const wave = await newWave();
    const [poster] = await owner<{ park: string }>('SELECT park_id AS park FROM surveys_poster WHERE wave_id = $1', [
      wave.waveId,
    ]);
    const codes = [newCode(), newCode()];
    const place = [wave.actor.workspaceId, wave.waveId, wave.unitId, poster!.park];
    await owner(
      `INSERT INTO surveys_link (code_hash, workspace_id, wave_id, wave_unit_id, park_id, tag) VALUES ($1, $2, $3, $4, $5, '')`,
      [hashOfCode(codes[0]!), ...place],
    );
    await owner('INSERT INTO surveys_link_unused (code_hash, workspace_id) VALUES ($1, $2)', [
      hashOfCode(codes[0]!),
      wave.actor.workspaceId,
    ]);
    await owner(
      `INSERT INTO surveys_poster (id, workspace_id, wave_id, wave_unit_id, park_id, kind, code, code_hash, tag)
       SELECT gen_random_uuid(), $2, $3, $4, $5, 'poster', $6, $1, tag FROM surveys_poster WHERE wave_id = $3 LIMIT 1`,
      [hashOfCode(codes[1]!), ...place, codes[1]!],
    );
    for (const code of codes)
      await expect(fixture.submit.execute(code, leaver())).rejects.toMatchObject({
        code: 'surveys.phone.code-unknown',
      });
  });

  it('do not let an enterprise have more answers by links than links', async () => {
    const wave = await newWave([12]);
    const links = await fixture.invite.execute(wave.actor, wave.waveId, { unitId: wave.unitId, count: 8 });
    const again = () =>
      owner('INSERT INTO surveys_link_unused (code_hash, workspace_id) VALUES ($1, $2)', [
        hashOfCode(links[0]!),
        wave.actor.workspaceId,
      ]);
    for (const link of links) await fixture.submit.execute(link, leaver());
    await answer(wave, 2);
    expect(await open(wave)).toMatchObject({ opened: 5 });
    // a used link is made unused, and used again
    await again();
    await fixture.submit.execute(links[0]!, leaver());
    await answer(wave, 4);
    expect(await open(wave)).toMatchObject({ opened: 0 });
    expect(await alarm(wave)).toBe('more-than-links');
    const { deleted } = (await discardWaiting(fixture.database, keys(), wave.waveId))!;
    expect(deleted).toBeGreaterThan(0);
    expect(await readable(wave)).toBe(5);
  });
});

describe('keys', () => {
  it('of another installation prevent the start', async () => {
    const other = await surveyFixture();
    try {
      await openWave(other, await newFrame(other));
      await other.checkKeys.onApplicationBootstrap();
      const wrong = new CheckKeys(other.database, other.key, AuthenticationKey.temporary());
      await expect(wrong.onApplicationBootstrap()).rejects.toThrow(/issued with another key .* Put the file/);
    } finally {
      await other.end();
    }
  });

  it('that are lost do not stop other waves: an answer that cannot be opened stops its own', async () => {
    const wave = await newWave();
    await answer(wave, 1);
    const [row] = await boxes(wave);
    const box = Buffer.from(row!.box);
    box[80]! ^= 1;
    const tag = fixture.authentication.tag('waiting answer', [row!.id, wave.actor.workspaceId, wave.waveId], box);
    await owner('UPDATE surveys_sealed_answer SET box = $2, tag = $3 WHERE id = $1', [row!.id, box, tag]);
    await open(wave);
    expect(await alarm(wave)).toBe('cannot-be-opened');
  });
});

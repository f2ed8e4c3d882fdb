import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResponseRepository } from '../../../src/surveys/persistence/response.repository.js';
import { CheckKeys } from '../../../src/surveys/use-cases/check-keys.js';
import { hashOfCode } from '../../../src/surveys/use-cases/codes.js';
import { snapshot } from '../../support/intruder.js';
import { type Attack, Intruder, linksOf } from './anonymity-attack.js';
import type { SurveyFixture } from './survey-fixture.js';
import { leaver, newFrame, openWave, postersOf, start, surveyFixture } from './survey-fixture.js';

let fixture: SurveyFixture;
beforeAll(async () => {
  fixture = await surveyFixture();
});
afterAll(() => fixture.end());

async function newAttack(headcounts?: readonly number[]): Promise<Attack> {
  const actor = await newFrame(fixture, headcounts);
  return { actor, waveId: await openWave(fixture, actor), minimum: 5 };
}

/** Closes the wave and lets its hours of grace pass. */
async function end({ actor, waveId }: Attack): Promise<void> {
  await fixture.close.execute(actor, waveId);
  fixture.clock.advance(73 * 3_600_000);
}

describe('an intruder who has the database and knows the holder of every link', () => {
  it('finds no answer to which a link can be traced, with one or two links an enterprise among 100 answers', async () => {
    const attack = await newAttack();
    const intruder = new Intruder(fixture, attack);
    const links = await linksOf(fixture, attack, 2);
    const { enterprises } = await postersOf(fixture, attack.actor, attack.waveId);
    for (const [index, link] of links.entries()) {
      if (index % 3 !== 1) await intruder.use(link);
      await Promise.all(
        Array.from({ length: 5 }, () => fixture.submit.execute(enterprises[index % 10]!.code, leaver())),
      );
      await intruder.open();
    }
    await end(attack);
    await intruder.open();
    const report = await intruder.report();
    process.stderr.write(`attack by snapshots, 100 answers: ${JSON.stringify(report)}\n`);
    expect(report.links).toBe(13);
    expect(report.exposed).toBe(0);
    fixture.clock.moveTo(start);
  });

  it('cannot read the first answers of an enterprise while they wait, and never too few answers', async () => {
    const attack = await newAttack();
    const intruder = new Intruder(fixture, attack);
    for (const link of (await linksOf(fixture, attack, 1)).slice(0, 4)) await intruder.use(link);
    await intruder.open();
    expect((await intruder.report()).bySize).toEqual({ 0: 4 });
    await end(attack);
    await intruder.open();
    expect((await intruder.report()).bySize).toEqual({ 0: 4 });
    const [wave] = await fixture.test.owner(
      'SELECT unopened_count AS n, answers_complete AS done FROM surveys_wave WHERE id = $1',
      [attack.waveId],
    );
    expect(wave).toEqual({ n: 4, done: true });
    fixture.clock.moveTo(start);
  });

  it('finds that the use of a link changes only the row that is deleted and two that identify no one', async () => {
    const attack = await newAttack();
    const [link] = await linksOf(fixture, attack, 1);
    const before = await snapshot(fixture.test);
    await fixture.submit.execute(link!.code, leaver());
    const after = await snapshot(fixture.test);
    const gone = [...before.values()].filter((row) => !after.has(row.name));
    const come = [...after.values()].filter((row) => !before.has(row.name));
    expect(gone.map((row) => row.table)).toEqual(['surveys_link_unused']);
    expect(come.map((row) => row.table).sort()).toEqual(['surveys_instance_mark', 'surveys_sealed_answer']);
    const hash = hashOfCode(link!.code);
    for (const row of come) expect(row.text).not.toContain(hash);
    const locked = await fixture.test.owner<{ xmax: string }>(
      'SELECT xmax::text AS xmax FROM surveys_link WHERE code_hash = $1',
      [hash],
    );
    expect(locked).toEqual([{ xmax: '0' }]);
    const [wave] = await fixture.test.owner<{ xmax: string; same: boolean }>(
      `SELECT w.xmax::text AS xmax, w.xmin IN (SELECT xmin FROM surveys_sealed_answer) AS same FROM surveys_wave w WHERE id = $1`,
      [attack.waveId],
    );
    expect(wave).toMatchObject({ same: false });
  });

  it('cannot test guessed answers against what is stored of a submission', async () => {
    const attack = await newAttack();
    const [link] = await linksOf(fixture, attack, 1);
    const sent = leaver();
    await fixture.submit.execute(link!.code, sent);
    const rows = (await snapshot(fixture.test)).values();
    const texts = [...rows].map((row) => row.text).join('\n');
    expect(texts).not.toContain(sent.instanceId);
    const answers = Object.entries(sent.answers).sort(([a], [b]) => (a < b ? -1 : 1));
    const said = JSON.stringify([sent.version, sent.language, sent.modulesTaken, answers]);
    const guesses = [said, JSON.stringify(sent.answers), JSON.stringify(sent)];
    const keys = ['', attack.waveId, link!.code, hashOfCode(link!.code), link!.unitId, attack.actor.workspaceId!];
    for (const guess of guesses) {
      expect(texts).not.toContain(createHash('sha256').update(guess).digest('hex'));
      for (const key of keys) expect(texts).not.toContain(createHmac('sha256', key).update(guess).digest('hex'));
    }
    expect(texts).toContain(createHmac('sha256', sent.instanceId).update(said).digest('hex'));
  });

  it('cannot guess better than by chance which answer of a set came first, by position on disk, id or transaction', async () => {
    const attack = await newAttack();
    const { enterprises } = await postersOf(fixture, attack.actor, attack.waveId);
    const perSet = 10;
    let hits = 0;
    let answers = 0;
    for (const poster of enterprises) {
      const ages = Array.from({ length: perSet }, (_, index) => String(20 + index));
      for (const age of ages)
        await fixture.submit.execute(
          poster.code,
          leaver({ answers: { consent: '1', age, emp_status: '3', sex: '2' } }),
        );
    }
    await end(attack);
    await fixture.sets.execute(attack.actor);
    for (const order of ['ctid', 'id', 'xmin::text::bigint, ctid']) {
      const rows = await fixture.test.owner<{ age: number; psu: string }>(
        `SELECT (answers->>'age')::int AS age, psu_code AS psu FROM surveys_response WHERE wave_id = $1 ORDER BY ${order}`,
        [attack.waveId],
      );
      for (const psu of new Set(rows.map((row) => row.psu))) {
        const set = rows.filter((row) => row.psu === psu);
        expect(set).toHaveLength(perSet);
        hits += set.filter((row, place) => row.age === 20 + place).length;
        answers += set.length;
      }
    }
    process.stderr.write(`attack by order: ${hits} of ${answers} guessed, ${answers / perSet} expected by chance\n`);
    // hits of random permutations are approximately Poisson distributed with one per set
    const sets = answers / perSet;
    expect(hits).toBeLessThan(sets + 5 * Math.sqrt(sets));
    fixture.clock.moveTo(start);
  });
});

describe('answers of small enterprises', () => {
  it('are stored as those of a pool planned at the opening, which is one primary sampling unit of the frame', async () => {
    const attack = await newAttack([3, 4, 30, 40, 50]);
    const units = await fixture.test.owner<{ headcount: number; own: boolean; group: string }>(
      `SELECT headcount, group_code = psu_code AS own, group_code AS "group" FROM surveys_wave_unit WHERE wave_id = $1 ORDER BY park_id, headcount`,
      [attack.waveId],
    );
    expect(units.map(({ headcount, own }) => [headcount, own])).toEqual(
      [1, 2].flatMap(() => [
        [3, false],
        [4, false],
        [30, true],
        [40, true],
        [50, true],
      ]),
    );
    expect(units[0]!.group).toBe(units[1]!.group);
  });

  it('are combined within their stratum at the end if they are too few alone, and are deleted if even that is too few', async () => {
    const attack = await newAttack();
    const { enterprises } = await postersOf(fixture, attack.actor, attack.waveId);
    const stratum = enterprises[0]!.stratum;
    const here = enterprises.filter((poster) => poster.stratum === stratum);
    const other = enterprises.find((poster) => poster.stratum !== stratum)!;
    for (const poster of [here[0], here[0], here[0], here[1], here[1], here[2], other, other])
      await fixture.submit.execute(poster!.code, leaver());
    await end(attack);
    expect(await fixture.sets.execute(attack.actor)).toEqual({ opened: 6, unopened: 2 });
    const codes = await fixture.test.owner<{ psu: string; n: number }>(
      'SELECT psu_code AS psu, count(*)::int AS n FROM surveys_response WHERE wave_id = $1 GROUP BY 1',
      [attack.waveId],
    );
    expect(codes).toHaveLength(1);
    const members = await fixture.test.owner('SELECT 1 FROM surveys_wave_unit WHERE wave_id = $1 AND group_code = $2', [
      attack.waveId,
      codes[0]!.psu,
    ]);
    expect(members).toHaveLength(3);
    fixture.clock.moveTo(start);
  });
});

describe('a waiting answer', () => {
  it('prevents the start with a message if it was sealed with another key', async () => {
    const other = await surveyFixture();
    try {
      const actor = await newFrame(other);
      const waveId = await openWave(other, actor);
      const { enterprises } = await postersOf(other, actor, waveId);
      await other.submit.execute(enterprises[0]!.code, leaver());
      await expect(
        new CheckKeys(other.database, fixture.key, other.authentication).onApplicationBootstrap(),
      ).rejects.toThrow(/sealed with another key .* Put the file of that key back/);
    } finally {
      await other.end();
    }
  });
});

describe('imported answers', () => {
  it('have no link and are readable at once, even if others are waiting', async () => {
    const attack = await newAttack();
    const added = await fixture.database.write(attack.actor, async (tx) => {
      const responses = tx.get(ResponseRepository);
      const [unit] = [...(await responses.unitsByCode(attack.waveId)).values()];
      const { instanceId: _none, ...rest } = leaver();
      const body = {
        lang: 'zh' as const,
        modulesOffered: [],
        modulesTaken: [],
        durationBand: null,
        paceBand: null,
        answers: rest.answers,
        askedCount: 4,
        disposition: 'complete' as const,
        flags: [],
      };
      return responses.addImported({ workspaceId: tx.workspaceId, waveId: attack.waveId, importId: null }, [
        { mark: null, unit: unit!.id, park: null, version: '2.0', body },
      ]);
    });
    expect(added).toHaveLength(1);
  });
});

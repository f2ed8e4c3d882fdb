import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '../../../src/kernel/actor.js';
import { newRandomId } from '../../../src/kernel/ids.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { EditSharingRules } from '../../../src/surveys/use-cases/edit-sharing-rules.js';
import { ReleaseSharedFile } from '../../../src/surveys/use-cases/release-shared-file.js';
import { ShareMicrodata } from '../../../src/surveys/use-cases/share-microdata.js';
import { WeightSource } from '../../../src/surveys/use-cases/weight-source.js';
import { EditFlagRules } from '../../../src/surveys/use-cases/edit-flag-rules.js';
import { ReviewFlagged } from '../../../src/surveys/use-cases/review-flagged.js';
import { TargetRepository } from '../../../src/surveys/persistence/target.repository.js';
import { ReadFieldwork } from '../../../src/surveys/use-cases/read-fieldwork.js';
import { ReadWaves } from '../../../src/surveys/use-cases/read-waves.js';
import { ReadFrame } from '../../../src/surveys/use-cases/read-frame.js';
import { parkWorkerQuestionnaire } from '../../../src/surveys/catalogue/park-worker.js';
import { RetentionRepository } from '../../../src/surveys/persistence/retention.repository.js';
import { AnswersFacade } from '../../../src/surveys/answers.js';
import type { SurveyFixture } from './survey-fixture.js';
import { draftWave, leaver, newFrame, openWave, postersOf, surveyFixture, texts } from './survey-fixture.js';

let fixture: SurveyFixture;
let actor: Actor;
beforeAll(async () => {
  fixture = await surveyFixture();
  actor = await newFrame(fixture);
});
afterAll(() => fixture.end());

const papers = { approvalNumber: 'No. 1', approvalBody: 'Statistics bureau', approvalValidUntil: '2026-12-31' };

describe('a wave', () => {
  it('cannot open without its approval, with an approval that expires too early, or with an incomplete information sheet', async () => {
    const id = await draftWave(fixture, actor);
    const refused = (code: string) => expect(fixture.open.execute(actor, id)).rejects.toMatchObject({ code });
    await refused('surveys.wave.approval-missing');
    await fixture.change.execute(actor, id, {
      baseVersion: 1,
      changes: { ...papers, approvalValidUntil: '2026-12-30' },
    });
    await refused('surveys.wave.approval-expired');
    await fixture.change.execute(actor, id, { baseVersion: 2, changes: papers });
    await refused('surveys.wave.texts-unfilled');
    const { contact_phone: _gap, ...most } = texts;
    await fixture.change.execute(actor, id, { baseVersion: 3, changes: { texts: most } });
    await expect(fixture.open.execute(actor, id)).rejects.toMatchObject({
      options: { errors: [{ pointer: '/texts/contact_phone', code: 'unfilled' }] },
    });
    await fixture.change.execute(actor, id, { baseVersion: 4, changes: { texts } });
    await fixture.open.execute(actor, id);
    await expect(fixture.change.execute(actor, id, { baseVersion: 6, changes: papers })).rejects.toMatchObject({
      code: 'surveys.wave.locked',
    });
    await expect(fixture.open.execute(actor, id)).rejects.toMatchObject({ code: 'surveys.wave.transition' });
  });

  it('can open with a stated exemption instead of an approval', async () => {
    await expect(openWave(fixture, actor)).resolves.toEqual(expect.any(String));
  });

  it('merges edits of different fields and shows both values of the same one', async () => {
    const id = await draftWave(fixture, actor);
    await fixture.change.execute(actor, id, { baseVersion: 1, changes: { approvalNumber: 'mine' } });
    await fixture.change.execute(actor, id, { baseVersion: 1, changes: { approvalBody: 'yours' } });
    await expect(
      fixture.change.execute(actor, id, { baseVersion: 1, changes: { approvalNumber: 'yours' } }),
    ).rejects.toMatchObject({
      options: { facts: { conflicts: [{ field: 'approvalNumber', theirs: 'mine', yours: 'yours' }] } },
    });
  });

  it('copies the frame with strata by park in the order of their names, and targets that add up', async () => {
    const id = await draftWave(fixture, actor);
    const frame = await fixture.database.read(actor, (tx) => new AnswersFacade().frame(tx, id));
    expect(frame.strata.map((each) => [each.stratum, each.enterprises, each.headcount])).toEqual([
      ['P01-S2', 5, 500],
      ['P02-S2', 5, 500],
    ]);
    expect(frame.strata.reduce((sum, each) => sum + each.target, 0)).toBe(200);
    expect(new Set(frame.units.map((unit) => unit.psu)).size).toBe(10);
  });

  it('takes over the papers and texts of another wave, as far as its questionnaire has a place for them', async () => {
    const id = await draftWave(fixture, actor);
    const changes = {
      ...papers,
      minimumPersons: 8,
      graceHours: 24,
      texts: { ...texts, old_text: { en: 'a', zh: '甲' } },
    };
    await fixture.change.execute(actor, id, { baseVersion: 1, changes });
    const copied = await fixture.draft.execute(actor, {
      ...{ title: { en: 'Second wave', zh: '第二期' }, startsOn: '2027-11-01', endsOn: '2027-12-31', target: 200 },
      ...{ offer: 'none' as const, openPosters: false, copyFrom: id },
    });
    const page = await new ReadWaves(fixture.database).one(actor, copied);
    expect(page).toMatchObject({ ...papers, minimumPersons: 8, graceHours: 24, texts, startsOn: '2027-11-01' });
    expect(Object.keys(page.texts).sort()).toEqual(Object.keys(texts).sort());
    const unknown = { ...{ title: { en: 'x', zh: 'x' }, startsOn: '2027-11-01', endsOn: '2027-12-31', target: 200 } };
    await expect(
      fixture.draft.execute(actor, { ...unknown, offer: 'none', openPosters: false, copyFrom: newRandomId() }),
    ).rejects.toMatchObject({ code: 'surveys.wave.not-found' });
  });

  it('interviews only a sample of the enterprises if one is asked for, which the seed gives again', async () => {
    const sample = { enterprises: 6, rule: 'proportional', minimum: 2, seed: 11 } as const;
    const drafted = async (): Promise<string> =>
      fixture.draft.execute(actor, {
        ...{ title: { en: 'Sample', zh: '样本' }, startsOn: '2026-11-01', endsOn: '2026-12-31', target: 200 },
        ...{ offer: 'none' as const, openPosters: false, sample },
      });
    const frameOf = (id: string) => fixture.database.read(actor, (tx) => new AnswersFacade().frame(tx, id));
    const [id, again] = [await drafted(), await drafted()];
    const [first, second] = [await frameOf(id), await frameOf(again)];
    expect(first.units.map(({ psu }) => psu)).toEqual(second.units.map(({ psu }) => psu));
    expect(first.strata.map(({ enterprises, drawn, headcount }) => [enterprises, drawn, headcount])).toEqual([
      [5, 3, 500],
      [5, 3, 500],
    ]);
    expect((await postersOf(fixture, actor, id)).enterprises).toHaveLength(6);
    const page = await new ReadWaves(fixture.database).one(actor, id);
    expect(page.sample).toEqual({
      enterprises: 6,
      rule: 'proportional',
      minimum: 2,
      seed: 11,
      generator: 'pcg32-xsh-rr',
    });
    const field = await new ReadFieldwork(fixture.database).execute(actor, id);
    expect(field.strata.map(({ enterprises }) => enterprises)).toEqual([3, 3]);
    // enterprises that are joined to one unit still represent as many of the frame
    const [one, other] = first.units.filter(({ stratum }) => stratum === 'P01-S2');
    await fixture.test.owner('UPDATE surveys_wave_unit SET group_code = $3 WHERE wave_id = $1 AND psu_code = $2', [
      ...[id, one!.psu, other!.psu],
    ]);
    const joined = await frameOf(id);
    expect(joined.units.filter(({ stratum }) => stratum === 'P01-S2')).toHaveLength(2);
    expect(joined.strata[0]!.enterprises / 2).toBeCloseTo(5 / 3, 12);
  });

  it('never changes its questionnaire, which the database refuses to the server and to the owner', async () => {
    await openWave(fixture, actor);
    await expect(
      fixture.database.write(actor, (tx) => tx.query(`UPDATE surveys_questionnaire SET version = '9'`)),
    ).rejects.toThrow(/permission denied/);
    await expect(fixture.test.owner(`UPDATE surveys_questionnaire SET version = '9'`)).rejects.toThrow(/never changes/);
  });
});

describe('the approval of a wave', () => {
  it('is on the first screen of the phone and on the poster, if one is needed', async () => {
    const lines = async (changes: object): Promise<readonly string[]> => {
      const id = await draftWave(fixture, actor);
      await fixture.change.execute(actor, id, { baseVersion: 1, changes: { texts, ...changes } });
      await fixture.open.execute(actor, id);
      const sheet = await fixture.posters.execute(actor, id);
      return [sheet.approval, (await fixture.readPhoneSurvey.opening(sheet.posters[0]!.code)).approval];
    };
    const papers = {
      approvalNumber: 'S-2026-14',
      approvalBody: 'Bureau of Statistics',
      approvalValidUntil: '2027-01-31',
    };
    expect(await lines(papers)).toEqual(['S-2026-14 · Bureau of Statistics', 'S-2026-14 · Bureau of Statistics']);
    expect(await lines({ approvalExemption: 'No party abroad.' })).toEqual(['', '']);
  });
});

describe('the permissions of the survey team', () => {
  const person = (role: Role, parkId: string | null = null): Actor => ({
    ...actor,
    kind: 'person',
    roles: [role],
    parkId,
  });

  it('show a park coordinator enterprises and counts of one park, and nothing without a park', async () => {
    const id = await openWave(fixture, actor);
    const { posters } = await fixture.posters.execute(actor, id);
    const [north, south] = [...new Set(posters.map((each) => each.park.en))].map((name) =>
      posters.filter((each) => each.park.en === name && each.kind === 'poster'),
    );
    for (const [count, from] of [
      [14, north!],
      [8, south!],
    ] as const)
      for (let sent = 0; sent < count; sent += 1) await fixture.submit.execute(from[0]!.code, leaver());
    await fixture.close.execute(actor, id);
    fixture.clock.advance(73 * 3_600_000);
    await fixture.sets.execute(actor);
    const [frame, fieldwork] = [
      new ReadFrame(fixture.database, new DirectoryFacade()),
      new ReadFieldwork(fixture.database),
    ];
    const all = await fieldwork.execute(person('facilitator'), id);
    const parkId = all.strata.find((each) => each.completes === 14)!.parkId;
    const own = await fieldwork.execute(person('park-coordinator', parkId), id);
    expect(new Set(own.strata.map((each) => each.parkId))).toEqual(new Set([parkId]));
    expect([all.received, own.received, own.dispositions]).toEqual([22, 14, { complete: 14 }]);
    const units = await frame.units(person('park-coordinator', parkId));
    expect(units.length).toBe(5);
    expect(units.every((unit) => unit.parkId === parkId)).toBe(true);
    const none = await fieldwork.execute(person('park-coordinator'), id);
    expect([none.received, none.strata, await frame.units(person('park-coordinator'))]).toEqual([0, [], []]);
  });

  it('show only the fieldwork manager which enterprise a code represents', async () => {
    const id = await draftWave(fixture, actor);
    const frame = new ReadFrame(fixture.database, new DirectoryFacade());
    expect((await frame.units(person('fieldwork-manager'))).every((unit) => unit.psuCode !== null)).toBe(true);
    expect((await frame.units(person('analyst'))).every((unit) => unit.psuCode === null)).toBe(true);
    expect((await frame.units(person('facilitator'))).every((unit) => unit.psuCode === null)).toBe(true);
    expect(() => frame.units(person('member'))).toThrow(/not-permitted/);
    await expect(fixture.posters.execute(person('administrator'), id)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('show flagged answers to roles that may export the microdata, only with what raised the flag, and record this as an event', async () => {
    const id = await openWave(fixture, actor);
    const { posters } = await fixture.posters.execute(actor, id);
    for (let sent = 0; sent < 20; sent += 1)
      await fixture.submit.execute(posters[0]!.code, leaver({ paceBand: sent < 3 ? '1' : '3' }));
    await fixture.close.execute(actor, id);
    fixture.clock.advance(73 * 3_600_000);
    await fixture.sets.execute(actor);
    const review = new ReviewFlagged(fixture.database, new DirectoryFacade(), fixture.identity);
    const filter = { flag: 'speeding', undecidedOnly: false };
    const { items, total, flagNames } = await review.list(person('analyst'), id, filter);
    expect([items.length, total]).toEqual([3, 3]);
    const next = await review.list(person('analyst'), id, { ...filter, after: items[0]!.id });
    expect(next).toEqual({ items: items.slice(1), total: 3, flagNames, closed: false, computedAt: null });
    expect(items[0]).toMatchObject({ disposition: 'complete', flags: ['speeding'], because: [], review: null });
    expect(flagNames['speeding']).toMatchObject({ zh: '每题不足4秒' });
    expect(JSON.stringify(items)).not.toMatch(/"(?:answers|psu)"/);
    for (const role of ['administrator', 'facilitator', 'park-coordinator', 'member'] as const)
      await expect(review.list(person(role), id, filter)).rejects.toMatchObject({ kind: 'forbidden' });
    const events = await fixture.test.owner(`SELECT payload FROM domain_event WHERE type = 'surveys.flagged.read.v1'`);
    expect(events).toEqual(Array(2).fill({ payload: { waveId: id, flag: 'speeding' } }));
    const at = { waveId: id, answerId: items[0]!.id };
    const decide = (baseVersion: number, leftOut: boolean, reason = 'Too fast to be read') =>
      review.decide(person('analyst'), at, { baseVersion, leftOut, reason });
    const answers = () => fixture.database.read(actor, (tx) => new AnswersFacade().answerIds(tx, id));
    await expect(decide(0, true, ' ')).rejects.toMatchObject({ code: 'surveys.review.reason-missing' });
    await decide(0, true);
    await expect(decide(0, false)).rejects.toMatchObject({
      ...{ code: 'surveys.review.decided-meanwhile', options: { facts: { leftOut: true, version: 1 } } },
    });
    expect(await answers()).toHaveLength(19);
    await decide(1, false, '');
    expect(await answers()).toHaveLength(20);
    await decide(2, true);
    const undecided = await review.list(person('analyst'), id, { flag: null, undecidedOnly: true });
    expect(undecided).toMatchObject({ total: 2 });
    const finish = (decisions: number) =>
      fixture.database.write(actor, (tx) => new AnswersFacade().finaliseReview(tx, id, decisions));
    expect(await finish(2)).toBe(false); // figures were computed before the last decision
    await decide(3, true);
    expect(await finish(4)).toBe(true);
    const closed = { total: 0, closed: true, computedAt: fixture.clock.now() };
    expect(await review.list(person('analyst'), id, { ...filter, undecidedOnly: true })).toMatchObject(closed);
    await expect(decide(4, false)).rejects.toMatchObject({ code: 'surveys.review.closed' });
    expect(await fixture.database.read(actor, (tx) => new AnswersFacade().leftOut(tx, id))).toBe(1);
  });

  it('flag answers by rules that analysts edit, when their set is opened', async () => {
    const id = await openWave(fixture, actor);
    const { posters } = await fixture.posters.execute(actor, id);
    const rules = new EditFlagRules(fixture.database);
    const before = await rules.read(actor, id);
    expect(before.rules.map(({ code }) => code)).toEqual([
      ...['hourly_range', 'hours_long', 'contract_placement', 'speeding', 'mostly_declined', 'duplicate'],
    ]);
    const label = { en: 'Left the park before 18', zh: '未满18岁已离开园区' };
    const young = { code: 'young', kind: 'condition' as const, label, threshold: null, questions: [] };
    const save = (baseVersion: number, condition: string) =>
      rules.save(actor, id, { baseVersion, rules: [...before.rules, { ...young, condition }] });
    await expect(save(0, '${agee} < 18')).rejects.toMatchObject({
      options: { errors: [{ pointer: '/rules/6/condition', code: 'unknown-question' }] },
    });
    await save(0, "${age} < 18 and ${emp_status} = '3'");
    await expect(save(1, '${age} < 16')).rejects.toMatchObject({ options: { errors: [{ code: 'reused' }] } });
    await expect(
      rules.save(person('administrator'), id, { baseVersion: 1, rules: before.rules }),
    ).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(save(0, '${age} < 18')).rejects.toMatchObject({ code: 'surveys.flag-rules.changed' });
    for (let sent = 0; sent < 5; sent += 1) {
      const given = { consent: '1', age: sent < 2 ? '17' : '30', emp_status: '3', sex: '2' };
      await fixture.submit.execute(posters[0]!.code, leaver({ answers: given }));
    }
    await fixture.close.execute(actor, id);
    fixture.clock.advance(73 * 3_600_000);
    await fixture.sets.execute(actor);
    const reading = new ReadFieldwork(fixture.database);
    expect(await reading.execute(person('facilitator'), id)).toMatchObject({ flags: {}, flagged: 0, flagNames: {} });
    expect(await reading.execute(person('park-coordinator'), id)).toMatchObject({ flags: {}, flagged: null });
    const view = await reading.execute(person('analyst'), id);
    expect(view).toMatchObject({ flags: { young: 2 }, flagged: 2, leftOut: 0 });
    expect(view.flagNames).toMatchObject({ young: label });
  });

  it('show the field team counts by stratum and sex with targets', async () => {
    const id = await openWave(fixture, actor);
    const { posters } = await fixture.posters.execute(actor, id);
    for (let index = 0; index < 20; index += 1) {
      const sex = index < 12 ? '2' : index < 18 ? '1' : '99';
      await fixture.submit.execute(
        posters[0]!.code,
        leaver({ answers: { consent: '1', age: '30', emp_status: '3', sex } }),
      );
    }
    for (let index = 0; index < 5; index += 1)
      await fixture.submit.execute(posters[0]!.code, leaver({ complete: false, answers: { consent: '1', age: '20' } }));
    await fixture.close.execute(actor, id);
    fixture.clock.advance(73 * 3_600_000);
    await fixture.sets.execute(actor);
    const view = await new ReadFieldwork(fixture.database).execute(person('facilitator'), id);
    const heard = view.strata.find((each) => each.completes > 0)!;
    expect(heard).toMatchObject({ completes: 20, women: 12, men: 6, notStated: 2, respondingEnterprises: 1 });
    expect(heard.targetWomen + heard.targetMen).toBe(heard.target);
    // with a target of 2, one woman and one man of the enterprise are asked for
    await fixture.test.owner('UPDATE surveys_wave_stratum SET target = 2 WHERE wave_id = $1', [id]);
    const above = () => fixture.database.read(actor, (tx) => tx.get(TargetRepository).above(id));
    const { parkId } = heard;
    expect(await above()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ parkId, sex: 'F', above: 11 }),
        expect.objectContaining({ parkId, sex: 'M', above: 5 }),
      ]),
    );
    // of one enterprise alone
    expect((await new ReadFieldwork(fixture.database).execute(person('facilitator'), id)).aboveTarget).toEqual([]);
    await fixture.test.owner('UPDATE surveys_wave_stratum SET target = 0 WHERE wave_id = $1', [id]);
    expect(await above()).toEqual([]);
    // there were break-offs as well, which count towards no target
    expect(view).toMatchObject({
      received: 25,
      completes: 20,
      waiting: 0,
      dispositions: { complete: 20, breakoff: 5 },
      arrivals: [{ count: 25 }],
    });
    const wave = (await new ReadWaves(fixture.database).all(person('member'))).find((each) => each.id === id);
    expect(wave).toMatchObject({ received: 25, completes: 20 });
    const rateFor = async (role: Role, park?: string) =>
      (await new ReadFieldwork(fixture.database).execute(person(role, park), id)).cooperationRate;
    expect(await rateFor('facilitator')).toBeNull();
    await fixture.test.owner(
      `INSERT INTO surveys_refusal (wave_id, park_id, workspace_id, count)
       SELECT id, $2, workspace_id, 77 FROM surveys_wave WHERE id = $1`,
      [id, heard.parkId],
    );
    const count = (ineligible: boolean) =>
      fixture.test.owner(`UPDATE surveys_answer_count SET ineligible = $2 WHERE wave_id = $1 AND sex = '99'`, [
        ...[id, ineligible],
      ]);
    await count(true);
    expect([await rateFor('facilitator'), await rateFor('park-coordinator', heard.parkId)]).toEqual([0.18, null]);
    await count(false);
    await fixture.test.owner(
      `INSERT INTO surveys_import (id, workspace_id, wave_id, file_key, file_name, state, created_at)
       SELECT gen_random_uuid(), workspace_id, id, 'key', 'name', 'imported', now() FROM surveys_wave WHERE id = $1`,
      [id],
    );
    expect(await rateFor('facilitator')).toBeNull();
    await expect(new ReadFieldwork(fixture.database).execute(person('member'), id)).rejects.toThrow(/not-permitted/);
  });

  it('are shared with facilitators in one file that is released once and never changes', async () => {
    const id = await openWave(fixture, actor);
    const { posters } = await fixture.posters.execute(actor, id);
    const analyst = person('analyst');
    const rules = new EditSharingRules(fixture.database, fixture.directory);
    const weights = new WeightSource();
    const units: string[] = [];
    const of = ({ psu }: { readonly psu: string }) => {
      if (!units.includes(psu)) units.push(psu);
      return psu === units[0] ? undefined : units.indexOf(psu);
    };
    weights.register(() => Promise.resolve({ version: 1, of, enterprises: null }));
    const releases = new ReleaseSharedFile(fixture.database, fixture.directory, weights);
    const release = (who: Role = 'analyst') => releases.execute(person(who), id);
    const shared = new ShareMicrodata(fixture.database, fixture.clock, fixture.storage);
    const file = async (): Promise<string[]> => {
      const { pieces } = await shared.execute(person('facilitator'), id, 'analysis');
      return (await text(Readable.from(pieces))).replace('\ufeff', '').trim().split('\r\n');
    };
    const [unit] = await fixture.test.owner<{ park: string }>(
      'SELECT park_id AS park FROM surveys_wave_unit WHERE wave_id = $1 LIMIT 1',
      [id],
    );
    const stateFor = async (role: Role) =>
      (await new ReadFieldwork(fixture.database).execute(person(role, unit!.park), id)).sharedFile;
    for (const [at, poster] of posters.slice(0, 4).entries())
      for (let sent = 0; sent < 11; sent += 1) {
        const age = at === 0 && sent < 3 ? '60' : sent % 2 === 0 ? '25' : '40';
        await fixture.submit.execute(
          poster.code,
          leaver({ answers: { consent: '1', age, emp_status: '3', sex: '2' } }),
        );
      }
    await expect(release()).rejects.toMatchObject({ code: 'surveys.shared-file.not-complete' });
    expect([await stateFor('facilitator'), await stateFor('park-coordinator')]).toEqual(['arriving', null]);
    await fixture.close.execute(actor, id);
    fixture.clock.advance(73 * 3_600_000);
    await fixture.sets.execute(actor);
    const leaveOut = (age: string) =>
      fixture.test.owner(
        `INSERT INTO surveys_review (wave_id, response_id, workspace_id, left_out, reason, decided_at, version)
         SELECT wave_id, id, workspace_id, true, 'Fast', now(), 1 FROM surveys_response r WHERE wave_id = $1 AND answers ->> 'age' = $2
           AND NOT EXISTS (SELECT FROM surveys_review v WHERE v.response_id = r.id) LIMIT 4`,
        [id, age],
      );
    await leaveOut('25');
    await expect(release()).rejects.toMatchObject({ code: 'surveys.shared-file.no-rules' });
    const { rules: proposed, version } = await rules.read(analyst, id);
    const save = (baseVersion: number, k: number, who: Role = 'analyst') =>
      rules.save(person(who), id, { baseVersion, rules: { ...proposed, k } });
    await expect(save(version, 5, 'facilitator')).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(rules.report(person('facilitator'), id, proposed)).rejects.toMatchObject({ kind: 'forbidden' });
    await save(0, 5);
    await expect(save(0, 5)).rejects.toMatchObject({ code: 'surveys.sharing-rules.changed' });
    const report = await rules.report(analyst, id, proposed);
    expect(report).toMatchObject({ records: 40, atRisk: 3, k: 5, enterprises: 3, added: [] });
    await expect(file()).rejects.toMatchObject({ code: 'surveys.shared-file.not-released' });
    await expect(release('facilitator')).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await stateFor('facilitator')).toBe('unreleased');
    const both = await Promise.allSettled([release(), release()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'surveys.shared-file.released' },
    });
    expect(await stateFor('facilitator')).toBe('released');
    const [head = '', ...rows] = await file();
    expect(rows).toHaveLength(40);
    const [columns, cells] = [head.split(','), rows.map((row) => row.split(','))];
    for (const name of ['psu', 'stratum', 'left_out', 'disability']) expect(columns).not.toContain(name);
    const ages = cells.map((row) => row[columns.indexOf('age')]);
    expect(ages).not.toContain('4');
    expect(ages.filter((age) => age === '-97').length).toBeGreaterThanOrEqual(5);
    const combinations = new Map<string, (string | undefined)[]>();
    for (const row of cells) {
      const key = report.keys.map(({ name }) => row[columns.indexOf(name)]).join();
      combinations.set(key, [...(combinations.get(key) ?? []), row[columns.indexOf('survey_weight')]]);
    }
    for (const same of combinations.values()) {
      expect(same.length).toBeGreaterThanOrEqual(5);
      expect(new Set(same).size).toBe(1);
    }
    expect([...combinations.values()].flat().some((weight) => weight !== '')).toBe(true);
    await save(1, 10);
    expect(await rules.read(analyst, id)).toMatchObject({
      ...{ version: 2, mayBeReleased: false, released: { revision: 1, formVersion: parkWorkerQuestionnaire.version } },
    });
    await leaveOut('40');
    await fixture.test.owner(`UPDATE surveys_response SET answers = answers - 'sex' WHERE wave_id = $1`, [id]);
    await fixture.test.owner(
      `DELETE FROM surveys_response WHERE id = (SELECT id FROM surveys_response WHERE wave_id = $1 LIMIT 1)`,
      [id],
    );
    await fixture.test.owner('UPDATE directory_place SET parent_id = NULL WHERE id = $1', [unit!.park]);
    weights.register(() => Promise.resolve({ version: 2, of: () => 9, enterprises: null }));
    expect(await file()).toEqual([head, ...rows]);
    for (const format of ['xlsx', 'sav', 'dta'] as const) {
      const { pieces } = await shared.execute(person('facilitator'), id, format);
      expect((await buffer(Readable.from(pieces, { objectMode: false }))).length).toBeGreaterThan(1000);
    }
    const described = await shared.codebook(person('facilitator'), id);
    expect(described.files[0]!.note!.en).toContain('revision 1 of the rules');
    await expect(shared.codebook(person('park-coordinator'), id)).rejects.toMatchObject({ kind: 'forbidden' });
    await fixture.database.write(actor, (tx) => tx.get(RetentionRepository).deleteAnswers(id, '2027-12-31'));
    await expect(file()).rejects.toMatchObject({ code: 'surveys.shared-file.not-released' });
    await expect(release()).rejects.toMatchObject({ code: 'surveys.shared-file.not-complete' });
    expect(await stateFor('facilitator')).toBe('deleted');
  });
});

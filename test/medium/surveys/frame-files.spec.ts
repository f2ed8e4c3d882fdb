import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { csvLine } from '../../../src/kernel/csv.js';
import { newRandomId } from '../../../src/kernel/ids.js';
import { frameTemplate } from '../../../src/surveys/http/frame-import-responses.js';
import { CheckFrameFile } from '../../../src/surveys/use-cases/check-frame-file.js';
import { ImportFrameFile } from '../../../src/surveys/use-cases/import-frame-file.js';
import { ReadFrame } from '../../../src/surveys/use-cases/read-frame.js';
import { ReadReplacements } from '../../../src/surveys/use-cases/read-replacements.js';
import { ReplaceUnit } from '../../../src/surveys/use-cases/replace-unit.js';
import { UndoFrameImport } from '../../../src/surveys/use-cases/undo-frame-import.js';
import type { PhoneModules } from '../../../src/surveys/form/index.js';
import { AnswersFacade } from '../../../src/surveys/answers.js';
import { ReadWaves } from '../../../src/surveys/use-cases/read-waves.js';
import { ChangeFrameUnit } from '../../../src/surveys/use-cases/change-frame-unit.js';
import { killedAtCommit } from '../../support/killed-at-commit.js';
import {
  draftWave,
  leaver,
  newFrame,
  postersOf,
  start,
  surveyFixture,
  texts,
  type SurveyFixture,
} from './survey-fixture.js';

let fixture: SurveyFixture;
let actor: Actor;
let check: CheckFrameFile;
let make: ImportFrameFile;
let frame: ReadFrame;
beforeAll(async () => {
  fixture = await surveyFixture();
  actor = await newFrame(fixture);
  check = new CheckFrameFile(fixture.database, fixture.directory);
  make = new ImportFrameFile(fixture.database, fixture.directory, check);
  frame = new ReadFrame(fixture.database, fixture.directory);
});
afterAll(() => fixture.end());

const file = (...rows: string[]) => ({
  ...{ name: 'frame.csv', columns: null },
  bytes: Buffer.from(['企业名称,园区名称,女职工,男职工', ...rows].join('\r\n')),
});
const checked = (of: ReturnType<typeof file>) => check.execute(actor, of);
async function save(
  of: ReturnType<typeof file>,
  missing: 'keep' | 'take-out' = 'keep',
  except: readonly string[] = [],
) {
  return make.execute(actor, of, { basis: (await checked(of)).basis, missing, except });
}
const figures = async (): Promise<Record<string, number>> =>
  Object.fromEntries((await frame.units(actor)).map(({ name, headcount }) => [name.en, headcount]));

describe('a file of the sampling frame', () => {
  it('adds enterprises with their places, changes others, takes missing ones out if asked, and can be undone', async () => {
    const before = await figures();
    const sent = file(
      'North 1,North Park,50,60',
      'North 2,North Park,40,60',
      'Glass,East Park,7,5',
      'Paper,East Park,1,2',
    );
    const made = await save(sent, 'take-out');
    expect(made).toMatchObject({ added: 2, changed: 1, takenOut: 8 });
    expect(await figures()).toEqual({ 'North 1': 110, 'North 2': 100, Glass: 12, Paper: 3 });
    expect((await frame.parks(actor)).map(({ name }) => name.en).sort()).toEqual(['East Park', 'North Park']);
    expect(await checked(sent)).toMatchObject({ unchanged: 4, changes: [], missing: [] });
    const undo = new UndoFrameImport(fixture.database);
    await undo.execute(actor, made.id);
    expect(await figures()).toEqual(before);
    await expect(undo.execute(actor, made.id)).rejects.toMatchObject({ code: 'surveys.frame-import.already-undone' });
    // single enterprises the other way
    const [one] = (await checked(sent)).missing;
    for (const [missing, takenOut] of [['take-out', 7] as const, ['keep', 1] as const]) {
      const chosen = await save(sent, missing, [one!.id]);
      expect(chosen).toMatchObject({ takenOut });
      await undo.execute(actor, chosen.id);
    }
    // enterprises that were taken out return with their codes
    const codes = await fixture.test.owner<{ psu_code: string }>('SELECT psu_code FROM surveys_frame_unit ORDER BY 1');
    expect(await save(file('Glass,East Park,7,5'))).toMatchObject({ added: 0, changed: 1, takenOut: 0 });
    expect(
      await fixture.test.owner<{ psu_code: string }>('SELECT psu_code FROM surveys_frame_unit ORDER BY 1'),
    ).toEqual(codes);
    const later = await save(file('North 1,North Park,1,1'));
    const last = await save(file('North 1,North Park,2,2'));
    await expect(undo.execute(actor, later.id)).rejects.toMatchObject({ code: 'surveys.frame-import.changed-since' });
    // the later import is undone first
    await undo.execute(actor, last.id);
    expect((await figures())['North 1']).toBe(2);
    await undo.execute(actor, later.id);
    expect(await figures()).toEqual({ ...before, Glass: 12 });
  });

  it('saves nothing if one row is wrong, if the frame changed since the check, or if a column is missing', async () => {
    const before = await figures();
    const wrong = file('Steel,West Park,5,6', 'Iron,West Park,five,6');
    await expect(save(wrong)).rejects.toMatchObject({ code: 'surveys.frame-import.has-errors' });
    const sent = file('Steel,West Park,5,6');
    await expect(make.execute(actor, sent, { basis: 'other', missing: 'keep', except: [] })).rejects.toMatchObject({
      code: 'surveys.frame-import.outdated',
    });
    const columns = ['nameZh', null, 'women', 'men'] as const;
    expect(await check.execute(actor, { ...sent, columns })).toMatchObject({ needed: ['parkEn'], changes: [] });
    await expect(
      make.execute(actor, { ...sent, columns }, { basis: '', missing: 'keep', except: [] }),
    ).rejects.toMatchObject({
      code: 'surveys.frame-import.columns',
    });
    expect(await figures()).toEqual(before);
    expect(
      (await fixture.database.read(actor, (tx) => fixture.directory.places(tx))).map(({ name }) => name.en),
    ).not.toContain('West Park');
  });
});

describe('the present frame as a file', () => {
  it.each(['en', 'zh-CN'] as const)('is found unchanged by an import, in %s', async (language) => {
    const [sheet] = frameTemplate(language, await frame.fileUnits(actor));
    const lines = [sheet.head, ...sheet.rows].map((row) => csvLine(row.map((cell) => String(cell ?? ''))));
    const { errors, changes, missing, unchanged } = await check.execute(actor, {
      ...{ name: 'frame.csv', columns: null },
      bytes: Buffer.from(lines.join('')),
    });
    expect([errors, changes, missing, unchanged]).toEqual([[], [], [], sheet.rows.length]);
    expect(sheet.rows.length).toBeGreaterThan(3);
    expect(sheet.rows[0]!.at(-1)).toMatch(/^[2-9A-HJ-NP-Z]{6}$/);
  });
});

describe('register numbers', () => {
  it('are recorded to parks and enterprises once, and then find them under another name', async () => {
    const numbered = (...rows: string[]) => ({
      ...{ name: 'register.csv', columns: null },
      bytes: Buffer.from(['企业名称,统一社会信用代码,园区名称,园区代码,女职工,男职工', ...rows].join('\r\n')),
    });
    const number = '91320583MA00000017';
    const now = (await frame.units(actor)).find(({ name }) => name.en === 'North 1')!;
    const [women, men] = [String(now.women), String(now.men)];
    // new numbers alone are a change, and a decision on earlier ones is outdated
    const sent = numbered(
      `North 1,${number},North Park,G321047,${women},${men}`,
      'Wood,91320583MA0000002A,Hill Park,G321048,3,4',
    );
    const reviewed = await checked(numbered(`North 1,,North Park,,${women},${men}`));
    await expect(
      make.execute(actor, sent, { basis: reviewed.basis, missing: 'keep', except: [] }),
    ).rejects.toMatchObject({ code: 'surveys.frame-import.outdated' });
    expect([...(await checked(sent)).registerNumbers.values()].sort()).toEqual([number, 'G321047']);
    const made = await save(sent);
    expect(made).toMatchObject({ added: 1, changed: 0 });
    const places = await fixture.database.read(actor, (tx) => fixture.directory.places(tx));
    const numbers = places.filter(({ registerNumber }) => registerNumber !== null);
    expect(Object.fromEntries(numbers.map(({ name, registerNumber }) => [name.en, registerNumber]))).toEqual({
      'North 1': number,
      'North Park': 'G321047',
      Wood: '91320583MA0000002A',
      'Hill Park': 'G321048',
    });
    expect((await checked(sent)).registerNumbers.size).toBe(0);
    const renamed = await checked(numbered(`Northern Works,${number},North Zone,G321047,${women},${men}`));
    expect([renamed.errors, renamed.unchanged, renamed.newParks]).toEqual([[], 1, []]);
    await new UndoFrameImport(fixture.database).execute(actor, made.id);
  });
});

describe('an enterprise that was taken out of the frame', () => {
  it('cannot be changed until it returns, and returns with its own code', async () => {
    await save(file('Salt,Sea Park,3,4'));
    const salt = (await frame.units(actor)).find(({ name }) => name.en === 'Salt')!;
    const rest = (await frame.units(actor)).filter(({ id }) => id !== salt.id);
    await fixture.test.owner('UPDATE surveys_frame_unit SET taken_out_at = now() WHERE id = $1', [salt.id]);
    const change = new ChangeFrameUnit(fixture.database);
    const edit = { baseVersion: 1, changes: { headcount: 9 } };
    await expect(change.execute(actor, salt.id, edit)).rejects.toMatchObject({ code: 'surveys.frame-unit.not-found' });
    const again = { placeId: salt.placeId, headcount: 8, women: 4, men: 4, certainty: false };
    await expect(fixture.addUnits.execute(actor, [{ ...again, psuCode: 'AAAAAA' }])).rejects.toMatchObject({
      code: 'surveys.frame-unit.code-kept',
    });
    expect(await fixture.addUnits.execute(actor, [again])).toEqual([salt.id]);
    await expect(change.execute(actor, salt.id, edit)).rejects.toMatchObject({ code: 'surveys.wave.edited' });
    expect((await frame.units(actor)).length).toBe(rest.length + 1);
    await fixture.test.owner('UPDATE surveys_frame_unit SET taken_out_at = now() WHERE id = $1', [salt.id]);
  });
});

describe('a park that the frame has lost', () => {
  it('keeps its name for the waves that were drafted before', async () => {
    const here = await newFrame(fixture);
    await draftWave(fixture, here);
    const names = async () => (await frame.parks(here)).map(({ name }) => name.en);
    const before = await names();
    const only = file('Only,New Park,5,5');
    const { basis } = await check.execute(here, only);
    await make.execute(here, only, { basis, missing: 'take-out', except: [] });
    expect((await frame.units(here)).map(({ name }) => name.en)).toEqual(['Only']);
    expect(await names()).toEqual(expect.arrayContaining([...before, 'New Park']));
  });
});

describe('a replacement in a sample', () => {
  const drafted = (seed: number): Promise<string> =>
    fixture.draft.execute(actor, {
      ...{ title: { en: 'Sample', zh: '样本' }, startsOn: '2026-11-01', endsOn: '2026-12-31', target: 100 },
      ...{ offer: 'none' as const, openPosters: false },
      sample: { enterprises: 5, rule: 'proportional', minimum: 2, seed },
    });

  it('takes the reserves of the stratum in their order, keeps the replaced one, and ends when none is left', async () => {
    const id = await drafted(3);
    const replace = new ReplaceUnit(fixture.database, fixture.identity, fixture.authentication);
    const read = new ReadReplacements(fixture.database, fixture.directory);
    const order = await fixture.test.owner<{ frame_unit_id: string }>(
      `SELECT frame_unit_id FROM surveys_wave_reserve WHERE wave_id = $1 AND stratum = 'P02-S2' ORDER BY position`,
      [id],
    );
    const posters = (await postersOf(fixture, actor, id)).enterprises;
    const here = posters.filter(({ stratum }) => stratum === 'P02-S2');
    expect([here.length + order.length, posters.length]).toEqual([5, 5]);
    let [unitId] = here.map((poster) => poster.unitId!);
    for (const { frame_unit_id: next } of order) {
      await replace.execute(actor, id, { unitId: unitId!, reason: 'refused' });
      const [substitute] = await fixture.test.owner<{ id: string; frame_unit_id: string }>(
        'SELECT id, frame_unit_id FROM surveys_wave_unit WHERE replaces_id = $1',
        [unitId],
      );
      expect(substitute!.frame_unit_id).toBe(next);
      unitId = substitute!.id;
    }
    await expect(replace.execute(actor, id, { unitId: unitId!, reason: 'closed' })).rejects.toMatchObject({
      code: 'surveys.replacement.no-reserve',
    });
    await expect(replace.execute(actor, id, { unitId: here[0]!.unitId!, reason: 'closed' })).rejects.toMatchObject({
      code: 'surveys.replacement.already',
    });
    await expect(fixture.invite.execute(actor, id, { unitId: here[0]!.unitId!, count: 1 })).rejects.toMatchObject({
      code: 'surveys.replacement.already',
    });
    const { replaced, reserves } = await read.execute(actor, id);
    expect(replaced.map(({ reason, stratum }) => [reason, stratum])).toEqual(order.map(() => ['refused', 'P02-S2']));
    expect(reserves.find(({ stratum }) => stratum === 'P02-S2')).toEqual({
      ...{ stratum: 'P02-S2', left: 0, next: null },
    });
    // posters of replaced enterprises are no longer handed out
    expect((await postersOf(fixture, actor, id)).enterprises).toHaveLength(5);
    // weights follow all enterprises of the stratum that were approached
    const { strata, units } = await fixture.database.read(actor, (tx) => new AnswersFacade().frame(tx, id));
    const ofStratum = strata.find(({ stratum }) => stratum === 'P02-S2')!;
    expect([ofStratum.enterprises, ofStratum.drawn]).toEqual([5, 5]);
    expect(units.filter(({ stratum }) => stratum === 'P02-S2')).toHaveLength(5);
  });
});

describe('a replacement in an open wave', () => {
  it('joins a small substitute to others, names it beforehand, and ends with the last acceptance', async () => {
    // a stratum of enterprises with fewer workers than the minimum, in which no pool was planned
    const here = await newFrame(fixture, [12, 12, 2, 2, 2]);
    const id = await fixture.draft.execute(here, {
      ...{ title: { en: 'Sample', zh: '样本' }, startsOn: '2026-11-01', endsOn: '2026-12-31', target: 40 },
      ...{ offer: 'none' as const, openPosters: false },
      sample: { enterprises: 6, rule: 'proportional', minimum: 3, seed: 1 },
    });
    await fixture.change.execute(here, id, { baseVersion: 1, changes: { texts, approvalExemption: 'None needed.' } });
    await fixture.open.execute(here, id);
    const units = () =>
      fixture.test.owner<{ id: string; group: string; headcount: number }>(
        `SELECT id, group_code AS group, headcount FROM surveys_wave_unit
         WHERE wave_id = $1 AND replaced_at IS NULL AND stratum = 'P01-S1' ORDER BY headcount DESC`,
        [id],
      );
    const replace = new ReplaceUnit(fixture.database, fixture.identity, fixture.authentication);
    const read = new ReadReplacements(fixture.database, fixture.directory);
    for (let left = 2; left > 0; left -= 1) {
      const unitId = (await units())[0]!.id;
      const next = (await read.execute(here, id)).reserves.find(({ stratum }) => stratum === 'P01-S1')!.next;
      await replace.execute(here, id, { unitId, reason: 'closed' });
      const after = await units();
      const { replaced } = await read.execute(here, id);
      expect(replaced.find((each) => each.unitId === unitId)!.substitute).toEqual(next);
      // every enterprise that is too small alone shares a group
      const groups = after.filter(({ headcount }) => headcount < 5).map((each) => each.group);
      for (const each of groups) expect(after.filter((one) => one.group === each).length).toBeGreaterThan(1);
    }
    fixture.clock.moveTo(new Date('2027-01-04T00:00:00Z'));
    const unitId = (await units())[0]!.id;
    await expect(replace.execute(here, id, { unitId, reason: 'closed' })).rejects.toMatchObject({
      code: 'surveys.replacement.over',
    });
    fixture.clock.moveTo(start);
  });
});

describe('a test link', () => {
  it('opens a draft, checks answers like others, stores nothing, and ends when the wave opens', async () => {
    const id = await draftWave(fixture, actor);
    const code = await fixture.testLink.execute(actor, id);
    expect(await fixture.testLink.execute(actor, id)).toBe(code);
    const opening = await fixture.readPhoneSurvey.opening(code);
    expect(opening).toMatchObject({ test: true, wave: { state: 'open' } });
    const modules = JSON.parse(String(await fixture.readPhoneSurvey.modules(code))) as PhoneModules;
    expect(modules.version).toBe(opening.form!.version);
    expect(await fixture.submit.execute(code, leaver())).toBe(true);
    const wrong = leaver();
    await expect(
      fixture.submit.execute(code, { ...wrong, answers: { ...wrong.answers, age: '7' } }),
    ).rejects.toMatchObject({ code: 'surveys.answers.wrong' });
    const stored = await fixture.test.owner<{ stored: number }>(
      `SELECT (SELECT count(*) FROM surveys_sealed_answer WHERE wave_id = $1)::int
         + (SELECT count(*) FROM surveys_instance_mark WHERE wave_id = $1)::int AS stored`,
      [id],
    );
    expect(stored).toEqual([{ stored: 0 }]);
    expect((await postersOf(fixture, actor, id)).open.map((poster) => poster.code)).not.toContain(code);
    await fixture.change.execute(actor, id, { baseVersion: 1, changes: { texts, approvalExemption: 'None needed.' } });
    await fixture.open.execute(actor, id);
    expect((await fixture.readPhoneSurvey.opening(code)).wave.state).toBe('test-over');
    await expect(fixture.submit.execute(code, leaver())).rejects.toMatchObject({ code: 'surveys.phone.test-over' });
    await expect(fixture.testLink.execute(actor, newRandomId())).rejects.toMatchObject({
      code: 'surveys.wave.not-found',
    });
    expect((await new ReadWaves(fixture.database).one(actor, id)).state).toBe('open');
  });
});

describe('a checked file of the frame', () => {
  it('is saved although others changed enterprises that it keeps, and takes none out if these changed since the check', async () => {
    const sent = file('Tin,North Park,3,4');
    const { basis } = await checked(sent);
    await save(file('Lead,North Park,1,1'));
    await expect(make.execute(actor, sent, { basis, missing: 'take-out', except: [] })).rejects.toMatchObject({
      code: 'surveys.frame-import.outdated',
    });
    const saved = await make.execute(actor, sent, { basis, missing: 'keep', except: [] });
    expect(saved).toMatchObject({ added: 1, changed: 0, takenOut: 0 });
  });
});

describe('an import of the frame', () => {
  it('saves nothing if it is killed before its commit, saves all when repeated, and says that a third run is outdated', async () => {
    const before = await figures();
    const sent = file('Copper,East Park,5,6', 'Brass,East Park,7,8');
    const { basis } = await checked(sent);
    const decided = { basis, missing: 'keep', except: [] } as const;
    const revive = await killedAtCommit((sql) => fixture.test.owner(sql), 'surveys_frame_unit');
    await expect(make.execute(actor, sent, decided)).rejects.toMatchObject({ kind: 'unavailable' });
    await revive();
    expect(await figures()).toEqual(before);
    expect(await make.execute(actor, sent, decided)).toMatchObject({ added: 2 });
    expect(await figures()).toEqual({ ...before, Copper: 11, Brass: 15 });
    // as sent again by a person who has not seen the answer
    await expect(make.execute(actor, sent, decided)).rejects.toMatchObject({ code: 'surveys.frame-import.outdated' });
  });
});

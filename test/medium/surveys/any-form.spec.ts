import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heatForm } from '../../../src/demo/survey-form.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { SystemClock } from '../../../src/kernel/clock.js';
import { newRandomId } from '../../../src/kernel/ids.js';
import type { NestedAnswers, PhoneAnswers } from '../../../src/surveys/form/index.js';
import { DecideQuestionnaire } from '../../../src/surveys/use-cases/decide-questionnaire.js';
import { ExportMicrodata } from '../../../src/surveys/use-cases/export-microdata.js';
import { WeightSource } from '../../../src/surveys/use-cases/weight-source.js';
import { MoveWave } from '../../../src/surveys/use-cases/move-wave.js';
import { ReadWaves } from '../../../src/surveys/use-cases/read-waves.js';
import { ReadCodebook } from '../../../src/surveys/use-cases/read-codebook.js';
import { ReadQuestionnaires } from '../../../src/surveys/use-cases/read-questionnaires.js';
import { UploadQuestionnaire } from '../../../src/surveys/use-cases/upload-questionnaire.js';
import { importedFormTexts } from '../../../src/surveys/catalogue/imported-form.js';
import { householdForm } from '../../support/household-form.js';
import { unzip } from '../../support/unzip.js';
import type { SurveyFixture } from './survey-fixture.js';
import { newFrame, postersOf, surveyFixture } from './survey-fixture.js';

let fixture: SurveyFixture;
let actor: Actor;
beforeAll(async () => {
  fixture = await surveyFixture();
  actor = await newFrame(fixture);
});
afterAll(() => fixture.end());

async function published(form: string): Promise<string> {
  const { id, messages } = await new UploadQuestionnaire(fixture.database).execute(actor, {
    ...{ name: 'form.md', bytes: Buffer.from(form) },
  });
  if (id === null) throw new Error(JSON.stringify(messages));
  await new DecideQuestionnaire(fixture.database).publish(actor, id);
  return id;
}

const draft = (questionnaireId: string) =>
  fixture.draft.execute(actor, {
    ...{ title: { en: 'Heat', zh: '高温' }, startsOn: '2026-11-01', endsOn: '2026-12-31', target: 200 },
    ...{ offer: 'none' as const, openPosters: false, questionnaireId },
  });

async function opened(form: string): Promise<string> {
  const id = await draft(await published(form));
  const texts = Object.fromEntries(
    importedFormTexts.placeholders.map(({ name }) => [name, { en: `the ${name}`, zh: `《${name}》` }]),
  );
  await fixture.change.execute(actor, id, { baseVersion: 1, changes: { texts, approvalExemption: 'None needed.' } });
  await fixture.open.execute(actor, id);
  return id;
}

const answered = (answers: NestedAnswers): PhoneAnswers => ({
  ...{ instanceId: newRandomId(), version: '1', language: 'zh', complete: true, answers },
  ...{ modulesOffered: [], modulesTaken: [], durationBand: '1', paceBand: '3' },
});
const cool = { consent: 'yes', area: 'inside', workplace: 'hall', age: '30', hot: 'no' };
const hot = { ...cool, hot: 'yes', days: '12', hours: '7.5', help: 'water shade', strain: '8', last_day: '2026-08-14' };

/** A questionnaire of its own with this version. */
const numbered = (version: number): string => heatForm.replace(/heat-at-work \| 1 /, `heat-moves   | ${version} `);
/** It asks one more question, and no longer what should change. */
const later = (version: number): string =>
  numbered(version).replace(
    /\n.*\| wish .*/,
    `\n| | select_one yes_no | trained | Have you been trained? | 您是否接受过培训？ | | | | | | | yes | | | | |`,
  );

const moving = () => {
  const moveWave = new MoveWave(fixture.database, fixture.identity, fixture.clock);
  const pages = new ReadWaves(fixture.database);
  return {
    move: (waveId: string, baseVersion: number, questionnaireId: string) =>
      moveWave.execute(actor, waveId, { baseVersion, questionnaireId }),
    page: (waveId: string) => pages.one(actor, waveId),
    exporter: new ExportMicrodata(fixture.database, fixture.directory, new SystemClock(), new WeightSource()),
  };
};

describe('a wave with an uploaded questionnaire', () => {
  it('sends it to phones, checks its cascade and rules, and exports the answers in its own columns', async () => {
    const waveId = await opened(heatForm);
    const { code } = (await postersOf(fixture, actor, waveId)).enterprises[0]!;
    const opening = await fixture.readPhoneSurvey.opening(code);
    expect(opening.form?.questions.map(({ n }) => n)).toContain('workplace');
    expect(JSON.stringify(opening.texts)).toContain('survey_purpose');
    expect(JSON.stringify(opening.texts)).not.toMatch(/\{\w+\}/);
    const refused = (answers: NestedAnswers, question: string, reason: string) =>
      expect(fixture.submit.execute(code, answered(answers))).rejects.toMatchObject({
        options: { errors: [{ pointer: `/answers/${question}`, code: reason }] },
      });
    await refused({ ...cool, workplace: 'road' }, 'workplace', 'not-a-choice');
    await refused({ ...cool, days: '3' }, 'days', 'not-relevant');
    await refused({ ...hot, strain: '11' }, 'strain', 'constraint');
    await refused({ ...hot, last_day: '2026-02-30' }, 'last_day', 'not-a-day');
    await refused({ ...cool, about: 'read' }, 'about', 'bad-text');
    await refused({ ...cool, age: '' }, 'age', 'missing');
    for (let sent = 0; sent < 5; sent += 1) await fixture.submit.execute(code, answered(sent === 0 ? hot : cool));
    await fixture.close.execute(actor, waveId);
    fixture.clock.advance(73 * 3_600_000);
    await fixture.sets.execute(actor);
    const exporter = new ExportMicrodata(fixture.database, fixture.directory, new SystemClock(), new WeightSource());
    let csv = '';
    for await (const piece of (await exporter.execute(actor, waveId, 'csv')).pieces) csv += String(piece);
    const [head = '', ...rows] = csv.trim().split('\r\n');
    expect(head).toMatch(/,consent,area,workplace,age,hot,days,hours,total,help,strain,last_day,wish$/);
    expect(rows).toHaveLength(5);
    expect(
      rows.filter((row) => row.endsWith('yes,inside,hall,30,yes,12,7.5,90,water shade,8,2026-08-14,')),
    ).toHaveLength(1);
    expect(rows.filter((row) => row.endsWith('yes,inside,hall,30,no,,,0,,,,'))).toHaveLength(4);
    const codebook = await new ReadCodebook(fixture.database, fixture.directory, new WeightSource()).execute(
      actor,
      waveId,
    );
    expect(codebook).toContain('On how many days?');
    let bytes = 0;
    for await (const piece of (await exporter.execute(actor, waveId, 'sav')).pieces) bytes += piece.length;
    expect(bytes).toBeGreaterThan(1000);
  });

  const survey = (row: string): string => `
| survey |
|  | type | name | label | relevant | calculation | default | required |
| ${row}
|  | text | wish | Your wish |  |  |  |  |
| choices |
|  | list_name | name | label |
|  | yes_no | yes | Yes |`;

  it.each([
    ['a place', ' | geopoint | home | Home |  |  |  |  |', 'place-or-recording'],
    ['a picture', ' | image | photo | Photo |  |  |  |  |', 'place-or-recording'],
    ['the time of answering', ' | start | begun |  |  |  |  |  |', 'metadata'],
    ['a stored day of answering', ' | calculate | day |  |  | today() |  |  |', 'present-time'],
    ['a rule with a function that phones do not have', ' | text | town | Town | random() > 0.5 |  |  |  |', 'rule'],
    ['a name that exported files use', ' | text | version | Version |  |  |  |  |', 'name'],
    ['a default of the day of answering', ' | date | day | Day |  |  | today() |  |', 'present-time'],
  ])('is refused for a form with %s, and its page names the question', async (_, row, code) => {
    const id = await published(survey(row));
    const problem = {
      code: 'surveys.questionnaire.unsuitable',
      options: { errors: [{ pointer: '/questionnaireId', code }] },
    };
    await expect(draft(id)).rejects.toMatchObject(problem);
    const { obstacles } = await new ReadQuestionnaires(fixture.database).one(actor, id);
    expect(obstacles).toMatchObject([{ name: row.split('|')[2]!.trim(), row: 2, code }]);
  });

  it('stores entries of repeats with their answers, and exports a file for each repeat', async () => {
    const waveId = await opened(householdForm);
    const { code } = (await postersOf(fixture, actor, waveId)).enterprises[0]!;
    const own = { town: 'Xi', unit: 'Lake', moved: 'no', jobs: '1', job: [{ hours: '40' }] };
    const given = {
      ...own,
      child: [
        { first: 'An', age: '7', school: 'no' },
        { first: 'Bo, "B"', age: '3' },
      ],
    };
    const wrong = { ...given, child: [{ first: 'An', age: '18' }] };
    await expect(fixture.submit.execute(code, answered(wrong as NestedAnswers))).rejects.toMatchObject({
      options: { errors: [{ pointer: '/answers/child/0/age', code: 'constraint' }] },
    });
    for (let sent = 0; sent < 5; sent += 1)
      await fixture.submit.execute(code, answered((sent === 0 ? given : own) as NestedAnswers));
    await fixture.close.execute(actor, waveId);
    fixture.clock.advance(73 * 3_600_000);
    await fixture.sets.execute(actor);
    const exporter = new ExportMicrodata(fixture.database, fixture.directory, new SystemClock(), new WeightSource());
    const files = async (format: 'csv' | 'sav' | 'dta') => {
      const { kind, pieces } = await exporter.execute(actor, waveId, format);
      expect(kind).toBe('zip');
      return unzip(await buffer(Readable.from(pieces)));
    };
    const csv = await files('csv');
    expect([...csv.keys()]).toEqual(['answers.csv', 'child.csv', 'job.csv']);
    const lines = (name: string) => csv.get(name)!.trim().replace('\ufeff', '').split('\r\n');
    const [head = '', ...entries] = lines('child.csv');
    expect(head).toBe('answer_key,entry,first,age,school,place');
    const [key = ''] = entries[0]!.split(',');
    expect(await fixture.test.owner('SELECT id FROM surveys_response WHERE id = $1', [key])).toEqual([]);
    expect((await files('csv')).get('child.csv')).not.toContain(key);
    expect(entries).toEqual([`${key},1,An,7,no,1`, `${key},2,"Bo, ""B""",3,,2`]);
    expect(lines('answers.csv').filter((line) => line.startsWith(`${key},`))).toHaveLength(1);
    expect(lines('answers.csv')[0]).toMatch(/^answer_key,lang,.*,town,unit,moved,why,said,code,ages,jobs,/);
    expect(lines('job.csv')).toHaveLength(6);
    expect([...(await files('sav')).keys()]).toEqual(['answers.sav', 'child.sav', 'job.sav']);
    expect([...(await files('dta')).keys()]).toEqual(['answers.dta', 'child.dta', 'job.dta']);
    const codebook = await new ReadCodebook(fixture.database, fixture.directory, new WeightSource()).execute(
      actor,
      waveId,
    );
    expect(codebook).toContain('<fileName>child.sav</fileName>');
    expect(codebook).toContain('name="age" files="F2"');
    expect(codebook).toContain('How old is [first]?');
  });

  it('moves to another version in the field: sets do not mix versions, and files have the columns of both', async () => {
    const { move, page, exporter } = moving();
    const waveId = await opened(numbered(1));
    const { enterprises } = await postersOf(fixture, actor, waveId);
    const [first, second, third] = enterprises; // of the same stratum
    const sent = (version: string, answers: NestedAnswers) => ({ ...answered(answers), version });
    const old = { ...cool, wish: 'shade' };
    for (let count = 0; count < 5; count += 1) await fixture.submit.execute(first!.code, sent('1', old));
    for (let count = 0; count < 3; count += 1)
      for (const { code } of [second!, third!]) await fixture.submit.execute(code, sent('1', old));
    const next = await published(later(2));
    await expect(move(waveId, 2, next)).rejects.toMatchObject({ code: 'surveys.wave.edited' });
    expect((await page(waveId)).nextVersions).toContainEqual({ id: next, version: '2' });
    await move(waveId, 3, next);
    await expect(move(waveId, 4, next)).rejects.toMatchObject({ code: 'surveys.questionnaire.version-used' });
    expect(await page(waveId)).toMatchObject({ formVersion: '2', retiredVersions: [{ version: '1' }] });
    expect((await fixture.readPhoneSurvey.opening(first!.code)).form?.version).toBe('2');
    const present = { ...cool, trained: 'yes' };
    for (let count = 0; count < 5; count += 1) await fixture.submit.execute(second!.code, sent('2', present));
    for (let count = 0; count < 2; count += 1) await fixture.submit.execute(first!.code, sent('1', old));
    await expect(fixture.submit.execute(first!.code, sent('3', cool))).rejects.toMatchObject({
      code: 'surveys.phone.form-version',
    });
    const kept = sent('1', old);
    await fixture.submit.execute(first!.code, kept);
    expect((await fixture.readPhoneSurvey.opening(first!.code, '1')).form?.version).toBe('1');
    fixture.clock.advance(72 * 3_600_000);
    expect(await fixture.submit.execute(first!.code, kept)).toBe(false);
    await expect(fixture.readPhoneSurvey.opening(first!.code, '1')).rejects.toMatchObject({
      code: 'surveys.phone.version-retired',
    });
    await expect(fixture.newProcess().execute(first!.code, sent('1', old))).rejects.toMatchObject({
      code: 'surveys.phone.version-retired',
    });
    await fixture.close.execute(actor, waveId);
    fixture.clock.advance(73 * 3_600_000);
    await fixture.sets.execute(actor);
    const stored = await fixture.test.owner<{ version: string; psu: string; count: number }>(
      `SELECT form_version AS version, psu_code AS psu, count(*)::int FROM surveys_response WHERE wave_id = $1
       GROUP BY 1, 2 ORDER BY 1, 2`,
      [waveId],
    );
    // the second enterprise keeps the code of its whole set, so the remainders of it and of the third are deleted unread
    expect(stored.map(({ version, count }) => [version, count])).toEqual([
      ['1', 8],
      ['2', 5],
    ]);
    let csv = '';
    for await (const piece of (await exporter.execute(actor, waveId, 'csv')).pieces) csv += String(piece);
    const [head = '', ...rows] = csv.trim().split('\r\n');
    expect(head).toMatch(/,last_day,trained,wish$/);
    expect(rows.filter((row) => row.endsWith(',,,shade'))).toHaveLength(8);
    expect(rows.filter((row) => row.endsWith(',yes,'))).toHaveLength(5);
  });

  it('does not move to a version whose answers could not share columns and figures with those sent before', async () => {
    const { move } = moving();
    const waveId = await opened(numbered(3));
    const retyped = numbered(4).replace(/decimal( +\| hours)/, 'integer$1');
    await expect(move(waveId, 3, await published(retyped))).rejects.toMatchObject({
      code: 'surveys.questionnaire.version-differs',
      options: { errors: [{ code: 'type' }] },
    });
    const other = await published(heatForm.replace('| 1 ', '| 7 '));
    await expect(move(waveId, 3, other)).rejects.toMatchObject({ code: 'surveys.questionnaire.other' });
  });

  it('is refused for a draft and an unknown questionnaire', async () => {
    await expect(draft(newRandomId())).rejects.toMatchObject({ code: 'surveys.questionnaire.not-found' });
  });
});

import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heatForm } from '../../../src/demo/survey-form.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { SystemClock } from '../../../src/kernel/clock.js';
import { newRandomId } from '../../../src/kernel/ids.js';
import type { NestedAnswers, PhoneAnswers, PhoneModules } from '../../../src/surveys/form/index.js';
import { DecideImport } from '../../../src/surveys/use-cases/decide-import.js';
import { ImportAnswers } from '../../../src/surveys/use-cases/import-answers.js';
import { ImportFile } from '../../../src/surveys/use-cases/import-file.js';
import { StartImport } from '../../../src/surveys/use-cases/start-import.js';
import { DecideQuestionnaire } from '../../../src/surveys/use-cases/decide-questionnaire.js';
import { DeleteExpiredAnswers } from '../../../src/surveys/use-cases/delete-expired-answers.js';
import { ExportMicrodata } from '../../../src/surveys/use-cases/export-microdata.js';
import { WeightSource } from '../../../src/surveys/use-cases/weight-source.js';
import { ddiCodebook } from '../../../src/surveys/domain/files/ddi-codebook.js';
import { codebookArchive } from '../../../src/surveys/http/print-codebook.js';
import { MoveWave } from '../../../src/surveys/use-cases/move-wave.js';
import { ReadWaves } from '../../../src/surveys/use-cases/read-waves.js';
import { ReadCodebook } from '../../../src/surveys/use-cases/read-codebook.js';
import { ReadImports } from '../../../src/surveys/use-cases/read-imports.js';
import { ReadQuestionnaires } from '../../../src/surveys/use-cases/read-questionnaires.js';
import { ReadQuestionnaireDraft } from '../../../src/surveys/use-cases/read-questionnaire-draft.js';
import { UploadFormFile } from '../../../src/surveys/use-cases/upload-form-file.js';
import { workbookArchive } from '../../../src/platform/http/index.js';
import { UploadQuestionnaire } from '../../../src/surveys/use-cases/upload-questionnaire.js';
import { importedFormTexts } from '../../../src/surveys/catalogue/imported-form.js';
import { householdForm } from '../../support/household-form.js';
import { readDta } from '../../support/read-dta.js';
import { unzip } from '../../support/unzip.js';
import { zipOf } from '../../support/zip.js';
import type { SurveyFixture } from './survey-fixture.js';
import { newFrame, postersOf, start, surveyFixture } from './survey-fixture.js';

let fixture: SurveyFixture;
let actor: Actor;
beforeAll(async () => {
  fixture = await surveyFixture();
  actor = await newFrame(fixture);
});
afterAll(() => fixture.end());

const described = (waveId: string) =>
  new ReadCodebook(fixture.database, fixture.directory, new WeightSource(), new SystemClock()).execute(actor, waveId);

async function published(form: string): Promise<string> {
  const { id, messages } = await new UploadQuestionnaire(fixture.database).execute(actor, {
    ...{ name: 'form.md', bytes: Buffer.from(form) },
  });
  if (id === null) throw new Error(JSON.stringify(messages));
  await new DecideQuestionnaire(fixture.database, fixture.identity).publish(actor, id);
  return id;
}

const draft = (questionnaireId: string) =>
  fixture.draft.execute(actor, {
    ...{ title: { en: 'Heat', zh: '高温' }, startsOn: '2026-11-01', endsOn: '2026-12-31', target: 200 },
    ...{ offer: 'none' as const, openPosters: false, questionnaireId },
  });

const opened = async (form: string): Promise<string> => openedWith(await published(form));

async function openedWith(questionnaireId: string): Promise<string> {
  const id = await draft(questionnaireId);
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

async function imported(waveId: string, file: Buffer, meanwhile: () => Promise<void> = () => Promise.resolve()) {
  const { database, secrets, waves, directory, identity, storage } = fixture;
  const importer = new ImportAnswers(database, new ImportFile(storage, secrets), waves, directory, identity);
  const quiet = { progress: () => Promise.resolve(), throwIfCancelled: () => Promise.resolve() };
  const offered = { stream: Readable.from([file]), name: 'answers.zip' };
  const { id } = await new StartImport(database, storage).execute(actor, waveId, offered);
  const check = await importer.execute(actor, id, quiet);
  await meanwhile();
  if (check.state === 'checked') await new DecideImport(database, storage).confirm(actor, id);
  const report = check.state === 'checked' ? await importer.execute(actor, id, quiet) : check;
  return { ...report, id, errors: (await new ReadImports(database).one(actor, id)).errors };
}
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
  };
};

const exporterOf = () =>
  new ExportMicrodata(fixture.database, fixture.directory, new SystemClock(), new WeightSource(), fixture.storage);

async function exported(waveId: string): Promise<string> {
  return text(Readable.from((await exporterOf().execute(actor, waveId, 'csv')).pieces));
}

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
    const exporter = exporterOf();
    const csv = await exported(waveId);
    const [head = '', ...rows] = csv.trim().split('\r\n');
    expect(head).toMatch(/,consent,area,workplace,age,hot,days,hours,total,help,strain,last_day,wish$/);
    expect(rows).toHaveLength(5);
    expect(
      rows.filter((row) => row.endsWith('yes,inside,hall,30,yes,12,7.5,90,water shade,8,2026-08-14,')),
    ).toHaveLength(1);
    expect(rows.filter((row) => row.endsWith('yes,inside,hall,30,no,,,0,,,,'))).toHaveLength(4);
    const codebook = ddiCodebook(await described(waveId));
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
    ['a name that exported files use', ' | text | version | Version |  |  |  |  |', 'reserved-name'],
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

  it('is refused for a repeat without a largest number of entries, and for answers that have no room in 32 KB', async () => {
    const repeat = (count: string): string => `
| survey |
|  | type | name | label | repeat_count |
|  | begin_repeat | tool | Tool | ${count} |
|  | text | kind | Kind | |
|  | text | about | About | |
|  | end_repeat | | | |
| settings |
|  | form_id | version |
|  | tools${count} | 1 |`;
    for (const [count, code] of [
      ['', 'repeat-most'],
      ['40', 'too-long'],
    ] as const)
      await expect(draft(await published(repeat(count)))).rejects.toMatchObject({
        options: { errors: expect.arrayContaining([expect.objectContaining({ code })]) },
      });
  });

  it('stores all answers in one length: without and with long texts, refused and broken off, in both languages', async () => {
    const waveId = await opened(`
| survey |
|  | type | name | label::English (en) | label::中文 (zh) | required | role |
|  | select_one yn | agreed | Take part? | 参加吗？ | yes | consent |
|  | text | wish | Wish | 愿望 | | |
|  | text | why | Why | 原因 | | |
|  | integer | age | Age | 年龄 | yes | |
| choices |
|  | list_name | name | label::English (en) | label::中文 (zh) |
|  | yn | yes | Yes | 是 |
|  | yn | no | No | 否 |
| settings |
|  | form_id | version |
|  | one-length | 1 |`);
    const { code } = (await postersOf(fixture, actor, waveId)).enterprises[0]!;
    const { textLimit = 0 } = (await fixture.readPhoneSurvey.opening(code)).form!;
    expect(textLimit).toBeGreaterThanOrEqual(600);
    const long = '工'.repeat(Math.floor(textLimit / 3));
    const send = (answers: NestedAnswers, more: Partial<PhoneAnswers> = {}) =>
      fixture.submit.execute(code, { ...answered(answers), ...more });
    for (const language of ['en', 'zh'] as const)
      for (const [answers, complete] of [
        [{ agreed: 'yes', age: '30' }, true],
        [{ agreed: 'yes', wish: long, why: '"\n'.repeat(textLimit / 4), age: '2147483647' }, true],
        [{ agreed: 'yes', wish: long }, false],
        [{ agreed: 'no' }, false],
      ] as const)
        expect(await send(answers, { language, complete })).toBe(true);
    const boxes = await fixture.test.owner<{ length: number; count: number }>(
      `SELECT octet_length(box) AS length, count(*)::int FROM surveys_sealed_answer WHERE wave_id = $1 GROUP BY 1`,
      [waveId],
    );
    expect(boxes).toEqual([{ length: expect.any(Number), count: 8 }]);
    expect(boxes[0]!.length).toBeLessThanOrEqual(2048);
    await expect(send({ agreed: 'yes', age: '30', wish: `${long}工` })).rejects.toMatchObject({
      options: { errors: [{ pointer: '/answers/wish', code: 'too-long' }] },
    });
  });

  it('stores entries of repeats with their answers, and exports a file for each repeat', async () => {
    const questionnaireId = await published(householdForm);
    const waveId = await openedWith(questionnaireId);
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
    const exporter = exporterOf();
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
    expect([...(await files('sav')).keys()]).toEqual([
      ...['answers-en.sav', 'answers-zh.sav', 'child-en.sav', 'child-zh.sav', 'job-en.sav', 'job-zh.sav'],
    ]);
    expect([...(await files('dta')).keys()]).toEqual(['answers.dta', 'child.dta', 'job.dta']);
    const description = await described(waveId);
    const codebook = ddiCodebook(description);
    expect(codebook).toContain('<fileName>child-en.sav</fileName>');
    expect(codebook).toContain('name="age" files="F2"');
    expect(codebook).toContain('How old is [first]?');
    const printed = unzip(await buffer(Readable.from(codebookArchive(description))));
    expect([...printed.keys()]).toEqual(['codebook-en.html', 'codebook-en.pdf', 'codebook-zh.html', 'codebook-zh.pdf']);
    expect(printed.get('codebook-zh.html')).toContain('lang="zh-CN"');
    expect(printed.get('codebook-en.html')).toContain('How old is [first]?');
    const copy = await openedWith(questionnaireId);
    const { pieces } = await exporter.execute(actor, waveId, 'csv');
    expect(await imported(copy, await buffer(Readable.from(pieces)))).toMatchObject({
      ...{ state: 'imported', acceptedRows: 5, wrongRows: 0 },
    });
    const stored = (of: string) =>
      fixture.test.owner('SELECT answers FROM surveys_response WHERE wave_id = $1 ORDER BY answers', [of]);
    expect(await stored(copy)).toEqual(await stored(waveId));
    const orphan = zipOf({ 'answers.csv': csv.get('answers.csv')!, 'child.csv': 'answer_key,age\nx,3\n' });
    expect(await imported(copy, orphan)).toMatchObject({ state: 'refused' });
  });

  it('stores entries in entries and a long list of choices once, and exports a file for each level', async () => {
    const towns = Array.from({ length: 150 }, (_, at) => `|  | town | t${at} | Town ${at} | 镇${at} |`);
    const questionnaireId = await published(`
| survey |
|  | type | name | label::English (en) | label::中文 (zh) | constraint |
|  | select_one town | home | Home | 家乡 | |
|  | select_one town | work | Place of work | 工作地 | |
|  | begin_repeat | line | Line | 生产线 | |
|  | begin_repeat | tool | Tool | 工具 | |
|  | text | kind | Kind | 种类 | position(../..) <= 4 and position(..) <= 3 |
|  | end_repeat | | | |
|  | end_repeat | | | |
| choices |
|  | list_name | name | label::English (en) | label::中文 (zh) |
${towns.join('\n')}
| settings |
|  | form_id | version |
|  | lines | 1 |
`);
    const waveId = await openedWith(questionnaireId);
    const { code } = (await postersOf(fixture, actor, waveId)).enterprises[0]!;
    const line: readonly NestedAnswers[] = [
      { tool: [{ kind: 'saw' }, { kind: 'call 13912345678' }] },
      {},
      { tool: [{ kind: 'axe' }] },
    ];
    const wrong = { home: 't150', line: [{ tool: [{ tool: 'x' }] }] };
    await expect(fixture.submit.execute(code, answered(wrong as NestedAnswers))).rejects.toMatchObject({
      options: {
        errors: [
          { pointer: '/answers/home', code: 'not-a-choice' },
          { pointer: '/answers/line/0/tool/0/tool', code: 'unknown-question' },
        ],
      },
    });
    for (let sent = 0; sent < 5; sent += 1)
      await fixture.submit.execute(code, answered({ home: 't7', work: 't8', ...(sent === 0 && { line }) }));
    const [{ size } = { size: 0 }] = (await fixture.test.owner(
      `SELECT (length(definition::text) - length(replace(definition::text, '"Town 77"', ''))) / 9 AS size
       FROM surveys_questionnaire q JOIN surveys_wave w ON w.questionnaire_id = q.id WHERE w.id = $1`,
      [waveId],
    )) as { size: number }[];
    expect(size).toBe(1);
    await fixture.close.execute(actor, waveId);
    fixture.clock.advance(73 * 3_600_000);
    await fixture.sets.execute(actor);
    const exporter = exporterOf();
    const { pieces } = await exporter.execute(actor, waveId, 'csv');
    const files = unzip(await buffer(Readable.from(pieces)));
    expect([...files.keys()]).toEqual(['answers.csv', 'line.csv', 'tool.csv']);
    const [head, ...rows] = files.get('tool.csv')!.trim().replace('\ufeff', '').split('\r\n');
    expect(head).toBe('answer_key,outer_entry,entry,kind');
    expect(rows.map((row) => row.replace(/^[^,]*,/, ''))).toEqual(['1,1,saw', '1,2,call [已删]', '3,3,axe']);
    expect(files.get('line.csv')!.trim().split('\r\n')).toHaveLength(4);
    const dta = unzip(await buffer(Readable.from((await exporter.execute(actor, waveId, 'dta')).pieces)), 'latin1');
    const tools = readDta(Buffer.from(dta.get('tool.dta')!, 'latin1'));
    expect(tools.rows.map((cells) => cells.slice(-3))).toEqual([
      [1, 1, 'saw'],
      [1, 2, 'call [已删]'],
      [3, 3, 'axe'],
    ]);
    const stored = (of: string) =>
      fixture.test.owner('SELECT answers FROM surveys_response WHERE wave_id = $1 ORDER BY answers', [of]);
    const copy = await openedWith(questionnaireId);
    const blank = (name: string) => `\ufeff\r\n${files.get(name)!.slice(1).replaceAll('\r\n', '\r\n,,,,\r\n')}`;
    const archive = (changed: Record<string, string> = {}) =>
      zipOf({ ...Object.fromEntries([...files.keys()].map((name) => [name, blank(name)])), ...changed });
    expect(await imported(copy, archive())).toMatchObject({ state: 'imported', acceptedRows: 5, wrongRows: 0 });
    expect(await stored(copy)).toEqual(await stored(waveId));
    const [key = ''] = rows[0]!.split(',');
    const twice = (name: string) => `${files.get(name)!}${files.get(name)!.trim().split('\r\n').at(-1)}\r\n`;
    for (const [changed, error] of [
      [{ 'tool.csv': `${files.get('tool.csv')!}${key},4,4,pin\r\n` }, { row: 5, code: 'entries-outer', value: '4' }],
      [{ 'line.csv': twice('line.csv') }, { row: 5, code: 'entries-twice', value: '3' }],
      [{ 'answers.csv': twice('answers.csv') }, { row: 7, column: 'answer_key', code: 'entries-twice' }],
    ] as const) {
      expect(await imported(copy, archive(changed))).toMatchObject({ state: 'refused', errors: [error] });
    }
    const cell = JSON.stringify([{ tool: [{ kind: 'rope' }] }]).replaceAll('"', '""');
    const [columns, one] = files.get('answers.csv')!.trim().split('\r\n');
    const table = Buffer.from(`${columns},line\r\n${one},"${cell}"\r\n`);
    const { id, ...byCell } = await imported(copy, table);
    expect(byCell).toMatchObject({ state: 'imported', acceptedRows: 1 });
    expect(JSON.stringify(await stored(copy))).toContain('[{"tool":[{"kind":"rope"}]}]');
    const targets = await new ReadImports(fixture.database).targets(actor, id);
    expect(targets.find(({ name }) => name === 'work')!.choices).toHaveLength(150);
  });

  it('moves to another version in the field: sets do not mix versions, and files have the columns of both', async () => {
    const { move, page } = moving();
    const first1 = await published(numbered(1));
    const [waveId, copy] = [await openedWith(first1), await openedWith(first1)];
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
    for (const id of [waveId, copy]) await move(id, 3, next);
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
    const csv = await exported(waveId);
    const [head = '', ...rows] = csv.trim().split('\r\n');
    expect(head).toMatch(/,last_day,trained,wish$/);
    expect(rows.filter((row) => row.endsWith(',,,shade'))).toHaveLength(8);
    expect(rows.filter((row) => row.endsWith(',yes,'))).toHaveLength(5);
    await importsEqually(copy, csv);
  });

  /** A file with rows of both versions, each of which is checked by the form of its version. */
  async function importsEqually(copy: string, csv: string): Promise<void> {
    expect(await imported(copy, Buffer.from(csv))).toMatchObject({ state: 'imported', acceptedRows: 13, wrongRows: 0 });
    expect((await exported(copy)).split('\r\n').sort()).toEqual(csv.split('\r\n').sort());
    const [head = '', ...rows] = csv.trim().split('\r\n');
    const one = (version: string) => rows.find((row) => row.split(',')[1] === version)!;
    const asVersion = (row: string, version: string) => row.replace(/^(\w+),\w+,/, `$1,${version},`);
    const wrong = [asVersion(one('1'), '2'), asVersion(one('2'), '1'), asVersion(one('1'), '9')];
    expect((await imported(copy, Buffer.from([head, ...wrong].join('\n')))).errors).toMatchObject([
      { row: 2, column: 'wish', code: 'not-in-version' },
      { row: 3, column: 'trained', code: 'not-in-version' },
      { row: 4, column: 'version', code: 'version-unknown', value: '9' },
    ]);
    const unnamed = [head.replace(',version,', ',instance,'), ...[one('2'), one('1')].map((row) => asVersion(row, ''))];
    const present = await imported(copy, Buffer.from(unnamed.join('\n')));
    expect(present).toMatchObject({ acceptedRows: 1, errors: [{ row: 3, column: 'wish', code: 'not-in-version' }] });
  }

  it('moves while a checked file waits for a decision: its rows stay answers to the version by which they were checked', async () => {
    const { move } = moving();
    const waveId = await openedWith(await published(numbered(5)));
    const next = await published(later(6));
    const [{ psu } = { psu: '' }] = await fixture.test.owner<{ psu: string }>(
      'SELECT psu_code AS psu FROM surveys_wave_unit WHERE wave_id = $1 LIMIT 1',
      [waveId],
    );
    const names = ['consent', 'area', 'workplace', 'age', 'hot', 'wish'] as const;
    const others = ['days', 'hours', 'total', 'help', 'strain', 'last_day'];
    const head = ['psu', ...names, ...others].join(',');
    const row = [psu, ...names.map((name) => ({ ...cool, wish: 'shade' })[name]), ...others.map(() => '')].join(',');
    const file = Buffer.from(`${head}\n${row}\n`);
    const report = await imported(waveId, file, () => move(waveId, 3, next));
    expect(report).toMatchObject({ state: 'imported', acceptedRows: 1 });
    expect(
      await fixture.test.owner('SELECT form_version AS version FROM surveys_response WHERE wave_id = $1', [waveId]),
    ).toEqual([{ version: '5' }]);
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

describe('a wave whose questionnaire asks for a separate consent to questions on health', () => {
  const healthForm = (id: string): string => `
| survey |
|  | type | name | label::English (en) | label::中文 (zh) | hint::English (en) | hint::中文 (zh) | relevant | calculation | role | constraint |
|  | select_one yn | agreed | May we ask about your health? | 可以询问您的健康状况吗？ | Deleted on {health_kept_until}. | 将于{health_kept_until}删除。 | | | health-consent |
|  | integer | ill | Days ill | 病假天数 | | | \${agreed} = 'yes' | | |
|  | calculate | weeks | | | | | | \${ill} div 7 | |
|  | begin_repeat | job | Job | 工作 | | | | | |
|  | integer | hours | Hours | 小时 | | | | | | position(..) <= 3 |
|  | integer | pain | Days with pain | 疼痛天数 | | | \${ill} > 0 | | |
|  | end_repeat | | | | | | | | |
| choices |
|  | list_name | name | label::English (en) | label::中文 (zh) |
|  | yn | yes | Yes | 是 |
|  | yn | no | No | 否 |
| settings |
|  | form_id | form_title | version |
|  | ${id} | Health | 1 |`;

  it('loses them the day after the earlier date, also in repeats and with what was calculated from them', async () => {
    const waveId = await opened(healthForm('health-at-work'));
    const { code } = (await postersOf(fixture, actor, waveId)).enterprises[0]!;
    const phone = JSON.stringify(await fixture.readPhoneSurvey.opening(code));
    for (const text of ['Deleted on 2 Jul 2027.', '将于2027年7月2日删除。', 'answers about health on 2 Jul 2027'])
      expect(phone).toContain(text);
    const given = { agreed: 'yes', ill: '14', job: [{ hours: '40', pain: '3' }, { hours: '8' }] };
    for (let sent = 0; sent < 5; sent += 1) await fixture.submit.execute(code, answered(given as NestedAnswers));
    await fixture.close.execute(actor, waveId);
    fixture.clock.advance(73 * 3_600_000);
    await fixture.sets.execute(actor);
    const stored = async () =>
      (await fixture.test.owner('SELECT answers FROM surveys_response WHERE wave_id = $1', [waveId])).map(
        ({ answers }) => answers as NestedAnswers,
      );
    expect(await stored()).toEqual(Array.from({ length: 5 }, () => ({ ...given, weeks: '2' })));
    fixture.clock.moveTo(new Date('2027-07-02T16:00:00Z'));
    await new DeleteExpiredAnswers(fixture.database, fixture.identity, fixture.storage).execute(actor);
    expect(await stored()).toEqual(Array.from({ length: 5 }, () => ({ job: [{ hours: '40' }, { hours: '8' }] })));
    const events = await fixture.test.owner(
      `SELECT payload FROM domain_event WHERE type = 'surveys.answers.deleted.v1' AND subject = $1`,
      [waveId],
    );
    expect(events).toEqual([{ payload: { waveId, kind: 'health', count: 5 } }]);
    fixture.clock.moveTo(start);
  });

  it('can be drafted again although the program read the same published version otherwise when it was first used', async () => {
    const questionnaireId = await published(healthForm('health-before'));
    const { workspaceId } = actor;
    await fixture.test.owner(
      `INSERT INTO surveys_questionnaire (id, workspace_id, name, version, fingerprint, definition, created_at)
       SELECT $1, $2, 'health-before', '1', 'of an earlier program', definition || '{"roles": {}}', created_at
       FROM surveys_questionnaire WHERE name = 'health-at-work'`,
      [newRandomId(), workspaceId],
    );
    const waveId = await draft(questionnaireId);
    const [wave] = await fixture.test.owner(
      `SELECT q.fingerprint, q.definition -> 'roles' AS roles FROM surveys_wave w
       JOIN surveys_questionnaire q ON q.id = w.questionnaire_id WHERE w.id = $1`,
      [waveId],
    );
    expect(wave).toEqual({ fingerprint: 'of an earlier program', roles: {} });
  });
});

describe('a wave whose questionnaire has files', () => {
  const wages = (version: number): string => `
| survey |
|  | type | name | label::English (en) | label::中文 (zh) | calculation | parameters | required |
|  | acknowledge | seen | The information was read | 已阅读说明 | | | |
|  | select_one_from_file parks.csv | place | Park | 园区 | | value=code | yes |
|  | calculate | wage | | | pulldata('wages', 'wage', 'park', \${place}) | | |
|  | csv-external | wages | | | | | |
| settings |
|  | form_id | form_title | version |
|  | wages | Wages | ${version} |`;

  async function publishedWith(version: number, wage: number): Promise<string> {
    const { id } = await new UploadQuestionnaire(fixture.database).execute(actor, {
      ...{ name: 'form.md', bytes: Buffer.from(wages(version)) },
    });
    const upload = new UploadFormFile(fixture.database);
    const send = (name: string, text: string) =>
      upload.execute(actor, { questionnaireId: id!, name, bytes: Buffer.from(text) });
    await send('parks.csv', 'code,label,director\nlake,Lakeside,A\nhill,Hilltop,B\n');
    await send('wages.csv', `park,wage\nlake,${wage}\n`);
    await new DecideQuestionnaire(fixture.database, fixture.identity).publish(actor, id!);
    return id!;
  }

  it('sends their columns to phones, looks values up on the server, and gets other files with another version', async () => {
    const waveId = await openedWith(await publishedWith(1, 4200));
    const { code } = (await postersOf(fixture, actor, waveId)).enterprises[0]!;
    const plain = await fixture.readPhoneSurvey.modules(code);
    const modules = JSON.parse(String(plain)) as PhoneModules;
    expect(modules).toMatchObject({
      ...{ version: '1', questions: [], texts: { closingTitle: [expect.any(String), expect.any(String)] } },
      tables: [{ name: 'wages', columns: ['park', 'wage'], rows: [['lake', '4200']] }],
    });
    expect(gunzipSync(await fixture.readPhoneSurvey.modules(code, { isCompressed: true }))).toEqual(plain);
    const send = (version: string, place: string) =>
      fixture.submit.execute(code, { ...answered({ seen: 'OK', place }), version });
    for (let sent = 0; sent < 5; sent += 1) expect(await send('1', 'lake')).toBe(true);
    await expect(send('1', 'road')).rejects.toMatchObject({
      options: { errors: [{ pointer: '/answers/place', code: 'not-a-choice' }] },
    });
    const next = await publishedWith(2, 5100);
    const { changes } = await new ReadQuestionnaireDraft(fixture.database).changes(
      ...([actor, next, (await versionsOfWages())['1']!] as const),
    );
    expect(changes.map(({ kind, name }) => [kind, name])).toEqual([['changed', 'wages.csv']]);
    const { move, page } = moving();
    await move(waveId, (await page(waveId)).version, next);
    expect(JSON.parse(String(await fixture.readPhoneSurvey.modules(code)))).toMatchObject({
      ...{ version: '2', tables: [{ rows: [['lake', '5100']] }] },
    });
    for (let sent = 0; sent < 5; sent += 1) expect(await send('2', 'lake')).toBe(true);
    await fixture.close.execute(actor, waveId);
    fixture.clock.advance(73 * 3_600_000);
    await fixture.sets.execute(actor);
    const answers = await exported(waveId);
    expect(answers).toContain('4200');
    expect(answers).toContain('5100');
    const { sheets, files } = await new ReadQuestionnaires(fixture.database).xlsform(actor, next);
    const archive = await workbookArchive('wages.zip', { name: 'wages.xlsx', sheets }, files);
    const unpacked = unzip(await buffer(archive.getStream()));
    expect([...unpacked.keys()].sort()).toEqual(['parks.csv', 'wages.csv', 'wages.xlsx']);
  });

  const versionsOfWages = async (): Promise<Record<string, string>> => {
    const { items } = await new ReadQuestionnaires(fixture.database).all(actor);
    return Object.fromEntries(items.filter(({ name }) => name === 'wages').map(({ version, id }) => [version, id]));
  };
});

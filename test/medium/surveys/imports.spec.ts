import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { Problem } from '../../../src/kernel/problem.js';
import { SystemClock } from '../../../src/kernel/clock.js';
import { newRandomId } from '../../../src/kernel/ids.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { readSettings } from '../../../src/platform/config/environment.js';
import { JobCancelled } from '../../../src/platform/jobs/index.js';
import { FolderStorage } from '../../../src/platform/storage/folder-storage.js';
import { parkWorkerQuestionnaire } from '../../../src/surveys/catalogue/park-worker.js';
import { AnswerSetRepository } from '../../../src/surveys/persistence/answer-set.repository.js';
import { ResponseRepository } from '../../../src/surveys/persistence/response.repository.js';
import { ReadImports } from '../../../src/surveys/use-cases/read-imports.js';
import { DecideImport } from '../../../src/surveys/use-cases/decide-import.js';
import { ExportMicrodata } from '../../../src/surveys/use-cases/export-microdata.js';
import { ReadCodebook } from '../../../src/surveys/use-cases/read-codebook.js';
import { readDta } from '../../support/read-dta.js';
import { zipOf } from '../../support/zip.js';
import { WeightSource } from '../../../src/surveys/use-cases/weight-source.js';
import type { Run } from '../../../src/surveys/use-cases/import-answers.js';
import { ImportAnswers } from '../../../src/surveys/use-cases/import-answers.js';
import { ImportFile } from '../../../src/surveys/use-cases/import-file.js';
import { keepForFigures } from '../../../src/surveys/use-cases/keep-for-figures.js';
import { StartImport } from '../../../src/surveys/use-cases/start-import.js';
import type { SurveyFixture } from './survey-fixture.js';
import { draftWave, leaver, newFrame, openWave, postersOf, surveyFixture } from './survey-fixture.js';

let fixture: SurveyFixture;
let folder: string;
let storage: FolderStorage;
let starter: StartImport;
let importer: ImportAnswers;
let decide: DecideImport;
let query: ReadImports;
let actor: Actor;

beforeAll(async () => {
  fixture = await surveyFixture();
  folder = await mkdtemp(path.join(os.tmpdir(), 'imports-'));
  storage = new FolderStorage(readSettings({ DATA_DIR: folder }));
  starter = new StartImport(fixture.database, storage);
  importer = importerOn(storage);
  decide = new DecideImport(fixture.database, storage);
  query = new ReadImports(fixture.database);
  actor = await newFrame(fixture);
});
afterAll(async () => {
  await fixture.end();
  await rm(folder, { recursive: true, force: true });
});

const exporterWith = (weights: WeightSource) =>
  new ExportMicrodata(fixture.database, new DirectoryFacade(), new SystemClock(), weights, storage);

const importerOn = (on: FolderStorage) =>
  new ImportAnswers(
    fixture.database,
    new ImportFile(on, fixture.secrets),
    fixture.waves,
    fixture.directory,
    fixture.identity,
  );

const quiet: Run = { progress: () => Promise.resolve(), throwIfCancelled: () => Promise.resolve() };
const core = parkWorkerQuestionnaire.questions.filter((each) => each.module === 'core').map((each) => each.name);
const columns = ['psu', ...core];
const header = columns.join(',');

async function wave(): Promise<{ waveId: string; psu: string }> {
  const waveId = await openWave(fixture, actor);
  const [unit] = await fixture.test.owner<{ psu: string }>(
    'SELECT psu_code AS psu FROM surveys_wave_unit WHERE wave_id = $1 LIMIT 1',
    [waveId],
  );
  return { waveId, psu: unit!.psu };
}

function row(psu: string, answers: Record<string, string> = {}): string {
  const all: Record<string, string> = { psu, consent: '1', age: '35', emp_status: '3', sex: '2', ...answers };
  return columns.map((name) => all[name] ?? '').join(',');
}

async function bring(waveId: string, content: string | Buffer, by: Actor = actor) {
  const { id } = await starter.execute(by, waveId, {
    stream: Readable.from([content]),
    name: '..\\..\\答卷.csv',
  });
  const check = await importer.execute(by, id, quiet);
  if (check.state !== 'checked') return { id, check, report: check, view: await query.one(by, id) };
  await decide.confirm(by, id);
  const report = await importer.execute(by, id, quiet);
  return { id, check, report, view: await query.one(by, id) };
}

/** A checked file that waits for confirmation. */
async function confirmed(waveId: string, offered: { stream: Readable; name: string }, by = actor): Promise<string> {
  const { id } = await starter.execute(by, waveId, offered);
  await importer.execute(by, id, quiet);
  await decide.confirm(by, id);
  return id;
}

const stored = async (waveId: string) =>
  Number(
    (
      await fixture.test.owner<{ n: string }>('SELECT count(*) AS n FROM surveys_response WHERE wave_id = $1', [waveId])
    )[0]!.n,
  );

describe('a file of answers', () => {
  it.each([
    ['plain', (psu: string) => Buffer.from(`${header}\n${row(psu)}\n${row(psu)}\n`)],
    [
      'with a byte order mark and CRLF',
      (psu: string) => Buffer.from(`\ufeff${header}\r\n${row(psu)}\r\n${row(psu)}\r\n`),
    ],
    [
      'with quotes',
      (psu: string) =>
        Buffer.from(
          `${header}\n${row(psu)
            .split(',')
            .map((cell) => `"${cell}"`)
            .join(',')}\n${row(psu)}`,
        ),
    ],
    ['with semicolons', (psu: string) => Buffer.from(`${header}\n${row(psu)}\n${row(psu)}\n`.replaceAll(',', ';'))],
  ])('is accepted: %s', async (_name, make) => {
    const { waveId, psu } = await wave();
    const { report, view } = await bring(waveId, make(psu));
    expect(report).toEqual({
      state: 'imported',
      totalRows: 2,
      acceptedRows: 2,
      repeatedRows: 0,
      knownRows: 0,
      wrongRows: 0,
    });
    expect(view).toMatchObject({ fileName: '答卷.csv', encoding: 'utf-8', errors: [] });
    expect(await stored(waveId)).toBe(2);
  });

  it('as an Excel workbook is read with its row numbers, and a zip file that is none is refused', async () => {
    const { waveId, psu } = await wave();
    const cell = (value: string) =>
      value === '' ? '<c/>' : /^\d+$/.test(value) ? `<c><v>${value}</v></c>` : `<c t="str"><v>${value}</v></c>`;
    const line = (number: number, text: string) => `<row r="${number}">${text.split(',').map(cell).join('')}</row>`;
    const lines = [line(1, header), line(2, row(psu)), line(5, row(psu, { sex: '它' })), line(6, row(psu))];
    const workbook = zipOf({
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/workbook.xml': '<workbook><sheets><sheet name="Answers" r:id="r1"/></sheets></workbook>',
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`,
    });
    const { report, view } = await bring(waveId, workbook);
    expect(report).toMatchObject({ state: 'imported', totalRows: 3, acceptedRows: 2, wrongRows: 1 });
    expect(view).toMatchObject({ encoding: 'utf-8' });
    expect(view.errors).toMatchObject([{ row: 5, column: 'sex', code: 'not-a-choice', value: '它' }]);
    const other = await bring(waveId, zipOf({ 'a.txt': 'x' }));
    expect(other.view).toMatchObject({ state: 'refused', errors: [{ code: 'workbook' }] });
    expect(await stored(waveId)).toBe(2);
  });

  it('in GB18030, as a Chinese spreadsheet writes it, is recognised and read', async () => {
    const { waveId, psu } = await wave();
    // "女" in GB18030 is C5 AE: it is read as the label of a choice, "它" (CB FC) is shown correctly in the error.
    const [start, end] = row(psu, { sex: '@' }).split('@');
    const line = (...bytes: number[]) =>
      Buffer.concat([Buffer.from(`\n${start}`), Buffer.from(bytes), Buffer.from(end!)]);
    const file = Buffer.concat([Buffer.from(header), line(0xc5, 0xae), line(0xcb, 0xfc)]);
    const { view } = await bring(waveId, file);
    expect(view).toMatchObject({ encoding: 'gb18030', acceptedRows: 1, wrongRows: 1 });
    expect(view.errors[0]).toMatchObject({ row: 3, column: 'sex', code: 'not-a-choice', value: '它' });
  });

  it('without a required column is refused as a whole', async () => {
    const { waveId, psu } = await wave();
    const lacking = [header, row(psu)]
      .map((line) =>
        line
          .split(',')
          .filter((_, index) => columns[index] !== 'isco')
          .join(','),
      )
      .join('\n');
    expect((await bring(waveId, lacking)).view).toMatchObject({
      state: 'refused',
      errors: [{ row: 1, column: 'isco', code: 'column-missing' }],
    });
    expect(await stored(waveId)).toBe(0);
  });

  it('with a quote that is never closed is reported with the row', async () => {
    const { waveId, psu } = await wave();
    const { view } = await bring(waveId, `${header}\n${row(psu)}\n"${row(psu)}\n`);
    expect(view.errors).toMatchObject([{ row: 3, code: 'quote-open' }]);
  });

  it('that is not a table, or is for a wave that never opened, is refused before anything starts', async () => {
    const { waveId } = await wave();
    const offer = (content: string) => ({
      stream: Readable.from([content]),
      name: 'a.csv',
    });
    await expect(starter.execute(actor, waveId, offer('<html><script>x</script>'))).rejects.toMatchObject({
      code: 'surveys.import.file-kind',
    });
    await expect(starter.execute(actor, await draftWave(fixture, actor), offer('psu'))).rejects.toMatchObject({
      code: 'surveys.import.wave-draft',
    });
  });

  it('sent twice, or containing an answer that came by phone, adds each instance once', async () => {
    const { waveId, psu } = await wave();
    const { posters } = await fixture.posters.execute(actor, waveId);
    const byPhone = leaver();
    for (let index = 0; index < 20; index += 1)
      await fixture.submit.execute(posters[0]!.code, index === 0 ? byPhone : leaver());
    const file = [`instance,${header}`, `${byPhone.instanceId},${row(psu)}`, `${newRandomId()},${row(psu)}`].join('\n');
    expect((await bring(waveId, file)).report).toMatchObject({ acceptedRows: 1, repeatedRows: 1 });
    expect((await bring(waveId, file)).report).toMatchObject({ acceptedRows: 0, repeatedRows: 2 });
    await fixture.sets.execute(actor);
    expect(await stored(waveId)).toBe(16);
  });
});

describe('columns of a file', () => {
  const labels = columns
    .map((name) => (name === 'age' ? '您今年多少周岁？' : name === 'sex' ? 'Sex of the person' : name))
    .join(',');

  it('that no one can recognise wait for a person, whose decisions are remembered for the next file of the wave', async () => {
    const { waveId, psu } = await wave();
    const file = (sex: string) => `${labels}\n${row(psu, { sex })}\n${row(psu, { sex: 'Female' })}\n`;
    const { id, view } = await bring(waveId, file('F.'));
    expect(view).toMatchObject({ state: 'unassigned', totalRows: 0, errors: [] });
    const own = (column: string, to: string | null, text?: string) => ({
      ...{ column, to, values: text === undefined ? [] : [{ text, code: '2' }] },
    });
    expect(view.header!.filter(({ to }) => to === undefined)).toMatchObject([{ column: 'Sex of the person' }]);
    await expect(decide.assign(actor, id, [own('Sex of the person', 'no_question')])).rejects.toMatchObject({
      code: 'surveys.import.columns',
    });
    await expect(decide.assign(actor, id, [own('Sex of the person', 'age')])).rejects.toMatchObject({
      code: 'surveys.import.columns-wrong',
      options: { detail: { en: 'Assign a column to: sex. Assign only one column to: age.' } },
    });
    await decide.assign(actor, id, [own('Sex of the person', 'sex')]);
    expect(await importer.execute(actor, id, quiet)).toMatchObject({ state: 'checked', acceptedRows: 1, wrongRows: 1 });
    const checked = await query.one(actor, id);
    expect(checked.header!.find(({ to }) => to === 'sex')).toMatchObject({
      column: 'Sex of the person',
      unknown: ['F.'],
    });
    await decide.assign(actor, id, [own('Sex of the person', 'sex', 'F.')]);
    expect(await importer.execute(actor, id, quiet)).toMatchObject({ state: 'checked', acceptedRows: 2, wrongRows: 0 });
    await decide.confirm(actor, id);
    expect(await importer.execute(actor, id, quiet)).toMatchObject({ state: 'imported', acceptedRows: 2 });
    expect((await bring(waveId, file('f.'))).report).toMatchObject({ state: 'imported', acceptedRows: 2 });
    const sexes = await fixture.test.owner(
      `SELECT DISTINCT answers ->> 'sex' AS sex FROM surveys_response WHERE wave_id = $1`,
      [waveId],
    );
    expect(sexes).toEqual([{ sex: '2' }]);
    expect(await query.one(actor, id)).toMatchObject({ header: null });
  });

  it('can be assigned again if the last choices left out a required one, and names mean what they say in the next file', async () => {
    const { waveId, psu } = await wave();
    const file = `${labels}\n${row(psu, { sex: 'F.' })}\n`;
    const { id } = await bring(waveId, file);
    const own = (column: string, to: string | null) => ({ column, to, values: [] });
    for (const wrong of [[own('Sex of the person', null)], [own('Sex of the person', 'sex'), own('isco', null)]])
      await expect(decide.assign(actor, id, wrong)).rejects.toMatchObject({ code: 'surveys.import.columns-wrong' });
    expect(await query.one(actor, id)).toMatchObject({ state: 'unassigned' });
    const values = [{ text: 'F.', code: '2' }];
    await decide.assign(actor, id, [{ ...own('Sex of the person', 'sex'), values }, own('psu', 'psu')]);
    expect(await importer.execute(actor, id, quiet)).toMatchObject({ state: 'checked', acceptedRows: 1 });
    expect(await query.one(actor, id)).toMatchObject({ errors: [] });
    await fixture.test.owner(
      `UPDATE surveys_import SET assigned = assigned || '[{"column": "emp_status", "to": null, "values": []}]' WHERE id = $1`,
      [id],
    );
    const next = await starter.execute(actor, waveId, { stream: Readable.from([file]), name: 'b.csv' });
    expect(await importer.execute(actor, next.id, quiet)).toMatchObject({ state: 'checked', acceptedRows: 1 });
    const { header } = await query.one(actor, next.id);
    expect(header!.filter(({ earlier }) => earlier).map(({ column }) => column)).toEqual(['psu', 'Sex of the person']);
    await decide.discard(actor, next.id);
    const [kept] = await fixture.test.owner('SELECT header, assigned FROM surveys_import WHERE id = $1', [next.id]);
    expect(kept).toEqual({ header: null, assigned: null });
  });

  it('are not checked by a run that another job has overtaken', async () => {
    const { waveId, psu } = await wave();
    const content = `${header}\n${row(psu)}\n${row(psu, { sex: '7' })}\n`;
    const { id } = await starter.execute(actor, waveId, { stream: Readable.from([content]), name: 'a.csv' });
    const late: Run = {
      ...quiet,
      progress: async () => {
        await fixture.test.owner('UPDATE surveys_import SET job_id = gen_random_uuid() WHERE id = $1', [id]);
      },
    };
    expect(await importer.execute(actor, id, late)).toMatchObject({ state: 'waiting', totalRows: 0 });
    expect(await query.one(actor, id)).toMatchObject({ errors: [], errorFileKey: null });
    expect(await importer.execute(actor, id, quiet)).toMatchObject({ state: 'checked', acceptedRows: 1, wrongRows: 1 });
  });
});

describe('a check that was interrupted', () => {
  it('goes on after the rows that it has checked, and finds repeated instances among all', async () => {
    const { waveId, psu } = await wave();
    const instance = newRandomId();
    const line = (at: number) =>
      `${at === 3 || at === 11_500 ? instance : ''},${row(psu, at === 5 ? { sex: '7' } : {})}`;
    const content = [`instance,${header}`, ...Array.from({ length: 12_000 }, (_, at) => line(at))].join('\n');
    const { id } = await starter.execute(actor, waveId, { stream: Readable.from([content]), name: 'a.csv' });
    const parts = async () => {
      const [found] = await fixture.test.owner<{ checked: { records: number; parts: string[] } | null }>(
        'SELECT checked FROM surveys_import WHERE id = $1',
        [id],
      );
      return found!.checked;
    };
    const away: Run = {
      ...quiet,
      progress: async () => {
        if ((await parts()) !== null) throw new Problem('unavailable', 'x', { en: 'x', zh: 'x' });
      },
    };
    await expect(importer.execute(actor, id, away)).rejects.toMatchObject({ kind: 'unavailable' });
    const [before] = [(await parts())!];
    expect(before.records).toBeGreaterThan(10_000);
    expect(await importer.execute(actor, id, quiet)).toMatchObject({
      ...{ state: 'checked', totalRows: 12_000, acceptedRows: 11_998, wrongRows: 2 },
    });
    expect((await parts())!.parts.slice(0, 1)).toEqual(before.parts);
    const { errors } = await query.one(actor, id);
    expect(errors).toMatchObject([
      { row: 7, column: 'sex' },
      { row: 11_502, code: 'instance-twice' },
    ]);
    const kept = (await parts())!.parts;
    await decide.confirm(actor, id);
    expect(await importer.execute(actor, id, quiet)).toMatchObject({ state: 'imported', acceptedRows: 11_998 });
    for (const key of kept) await expect(storage.open(key)).rejects.toThrow();
  });
});

describe('an import that was cancelled or failed', () => {
  const sheets = (rows: string) =>
    zipOf({
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="sheet1.xml"/></Relationships>',
      'xl/workbook.xml': '<workbook><sheets><sheet name="Answers" r:id="r1"/></sheets></workbook>',
      'xl/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    });
  const keptKeys = async () => {
    const keys: string[] = [];
    for await (const key of storage.keys()) keys.push(key);
    return keys;
  };
  const cancelled: Run = { ...quiet, throwIfCancelled: () => Promise.reject(new JobCancelled()) };
  const failing: Run = { ...quiet, progress: () => Promise.reject(new Error('unexpected')) };
  const line = `<row><c t="str"><v>${columns.join('</v></c><c t="str"><v>')}</v></c></row>`;

  it.each<[string, string, Run, object]>([
    ['cancelled', line, cancelled, { state: 'cancelled', errors: [] }],
    ['with an error', line, failing, { state: 'refused', errors: [{ code: 'failed' }] }],
    [
      'with a row that no sheet has',
      '<row r="4294967296"/>',
      quiet,
      { state: 'refused', errors: [{ code: 'workbook' }] },
    ],
  ])('%s has ended and no file of it is kept', async (_, rows, run, expected) => {
    const { waveId } = await wave();
    const before = await keptKeys();
    const { id } = await starter.execute(actor, waveId, { stream: Readable.from([sheets(rows)]), name: 'a.xlsx' });
    await importer.execute(actor, id, run).catch(() => null);
    expect(await query.one(actor, id)).toMatchObject(expected);
    expect(await keptKeys()).toEqual(before);
  });
});

describe('an import that was killed', () => {
  const content = (psu: string) => [header, row(psu), row(psu, { sex: '7' }), row(psu)].join('\n');
  const offered = (psu: string) => ({
    stream: Readable.from([content(psu)]),
    name: 'a.csv',
  });

  it('after its commit is recognised as done, has its errors listed, and its file with answers is deleted', async () => {
    const { waveId, psu } = await wave();
    const id = await confirmed(waveId, offered(psu));
    const key = await fileKeyOf(id);
    class Killed extends FolderStorage {
      override remove(): Promise<void> {
        return Promise.reject(new Error('killed'));
      }
    }
    const dying = importerOn(new Killed(readSettings({ DATA_DIR: folder })));
    await expect(dying.execute(actor, id, quiet)).rejects.toThrow('killed');
    expect(await stored(waveId)).toBe(2);
    (await storage.open(key)).destroy();
    const report = await importer.execute(actor, id, quiet);
    expect(report).toEqual({
      state: 'imported',
      totalRows: 3,
      acceptedRows: 2,
      repeatedRows: 0,
      knownRows: 0,
      wrongRows: 1,
    });
    expect(await stored(waveId)).toBe(2);
    await expect(storage.open(key)).rejects.toThrow();
    const { errors, errorFileKey } = await query.one(actor, id);
    expect(errors).toMatchObject([{ row: 3, column: 'sex', code: 'not-a-choice' }]);
    for (const { detail } of errors)
      expect([detail.en, detail.zh]).toEqual([
        expect.stringMatching(/^[ -~]+$/),
        expect.stringMatching(/[\u4e00-\u9fff]/),
      ]);
    expect((await buffer(await storage.open(errorFileKey!))).toString()).toContain('3,sex,not-a-choice,7,');
  });

  it('before its commit starts again and adds each row once', async () => {
    const { waveId, psu } = await wave();
    const id = await confirmed(waveId, offered(psu));
    await fixture.test.owner(`
      CREATE FUNCTION doom() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER at_commit AFTER UPDATE ON surveys_import DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION doom();`);
    await expect(importer.execute(actor, id, quiet)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await stored(waveId)).toBe(0);
    await fixture.test.owner('DROP TRIGGER at_commit ON surveys_import');
    expect(await importer.execute(actor, id, quiet)).toMatchObject({ state: 'imported', acceptedRows: 2 });
    expect(await stored(waveId)).toBe(2);
  });
});

describe('100,000 rows of which some are wrong', () => {
  const wrongRows = [17, 50_000, 99_999];
  const big = (psu: string): string => {
    const lines = Array.from({ length: 100_000 }, (_, index) =>
      row(psu, wrongRows.includes(index) ? { sex: '7', age: '12' } : { age: String(16 + (index % 60)) }),
    );
    return [header, ...lines].join('\n');
  };

  it('are checked and the correct ones added, with each wrong cell named; a cancel leaves nothing', async () => {
    const { waveId, psu } = await wave();
    const content = big(psu);
    const steps: number[] = [];
    const { id: cancelled } = await starter.execute(actor, waveId, {
      stream: Readable.from([content]),
      name: 'a.csv',
    });
    const cancelling: Run = {
      progress: (fraction) => Promise.resolve(void steps.push(fraction)),
      throwIfCancelled: () => (steps.length >= 5 ? Promise.reject(new JobCancelled()) : Promise.resolve()),
    };
    await expect(importer.execute(actor, cancelled, cancelling)).rejects.toBeInstanceOf(JobCancelled);
    expect(steps).toHaveLength(5);
    expect([await stored(waveId), (await query.one(actor, cancelled)).state]).toEqual([0, 'cancelled']);
    const good = await bring(waveId, content);
    expect(good.report).toEqual({
      state: 'imported',
      totalRows: 100_000,
      acceptedRows: 99_997,
      repeatedRows: 0,
      knownRows: 0,
      wrongRows: 3,
    });
    expect(await stored(waveId)).toBe(99_997);
    expect(await importer.execute(actor, good.id, quiet)).toEqual(good.report);
    expect(await stored(waveId)).toBe(99_997);
    const errors = (await buffer(await storage.open(good.view.errorFileKey!))).toString();
    expect(errors.startsWith('\ufeffrow,column,code,value,en,zh\r\n')).toBe(true);
    expect(errors).toContain('19,sex,not-a-choice,7,');
    expect(errors.trim().split('\r\n')).toHaveLength(1 + 2 * wrongRows.length);
    await expect(storage.open(await fileKeyOf(good.id))).rejects.toThrow();
  }, 300_000);
});

async function fileKeyOf(id: string): Promise<string> {
  return (
    await fixture.test.owner<{ key: string }>('SELECT file_key AS key FROM surveys_import WHERE id = $1', [id])
  )[0]!.key;
}

describe('the check of a file', () => {
  it('reports what the file would change and adds nothing', async () => {
    const { waveId, psu } = await wave();
    const content = [header, row(psu), row(psu, { sex: '7' }), row(psu, { age: '40' })].join('\n');
    const { id } = await starter.execute(actor, waveId, { stream: Readable.from([content]), name: 'a.csv' });
    expect(await importer.execute(actor, id, quiet)).toEqual({
      state: 'checked',
      totalRows: 3,
      acceptedRows: 2,
      repeatedRows: 0,
      knownRows: 0,
      wrongRows: 1,
    });
    expect(await stored(waveId)).toBe(0);
    await decide.discard(actor, id);
    expect(await query.one(actor, id)).toMatchObject({ state: 'cancelled' });
    await expect(storage.open(await fileKeyOf(id))).rejects.toThrow();
    await expect(decide.confirm(actor, id)).rejects.toMatchObject({ code: 'surveys.import.state' });
  });

  it('recognises the same file, and rows that are already stored, each stored answer once', async () => {
    const { waveId, psu } = await wave();
    const first = [header, row(psu), row(psu), row(psu, { age: '40' })].join('\n');
    const { id } = await bring(waveId, first);
    const again = await starter.execute(actor, waveId, { stream: Readable.from([first]), name: 'b.csv' });
    expect(await importer.execute(actor, again.id, quiet)).toMatchObject({ acceptedRows: 3, knownRows: 3 });
    expect(await query.one(actor, again.id)).toMatchObject({ sameFileId: id });
    const other = [header, ...Array.from({ length: 3 }, () => row(psu)), row(psu, { age: '41' })].join('\n');
    const third = await starter.execute(actor, waveId, { stream: Readable.from([other]), name: 'c.csv' });
    expect(await importer.execute(actor, third.id, quiet)).toMatchObject({ acceptedRows: 4, knownRows: 2 });
    expect(await query.one(actor, third.id)).toMatchObject({ sameFileId: null });
    const kept = await fixture.test.owner<{ text: string }>('SELECT to_jsonb(i)::text AS text FROM surveys_import i');
    const digest = createHash('sha256').update(first).digest('hex');
    expect(kept.map(({ text: columns }) => columns).join()).not.toContain(digest);
  });

  it('reports a day outside the fieldwork of the wave', async () => {
    const { waveId, psu } = await wave();
    const content = ['2026-10-31', '2026-11-01', '2027-01-03', '2027-01-04'].map((day) => `${day},${row(psu)}`);
    const { check, view } = await bring(waveId, [`day,${header}`, ...content].join('\n'));
    expect(check).toMatchObject({ state: 'checked', wrongRows: 2 });
    expect(view).toMatchObject({ state: 'imported', acceptedRows: 2 });
    expect(view.errors).toMatchObject([
      { row: 2, column: 'day', code: 'day-outside' },
      { row: 5, column: 'day', code: 'day-outside' },
    ]);
  });
});

describe('an import', () => {
  it('can be undone as a whole, after which the same file can be imported again', async () => {
    const { waveId, psu } = await wave();
    const file = [`instance,${header}`, `${newRandomId()},${row(psu)}`, `${newRandomId()},${row(psu)}`].join('\n');
    await bring(waveId, [header, row(psu)].join('\n'));
    const { id, view } = await bring(waveId, file);
    expect(view).toMatchObject({ undoable: true });
    await decide.undo(actor, id);
    expect([await stored(waveId), (await query.one(actor, id)).state]).toEqual([1, 'undone']);
    expect((await bring(waveId, file)).report).toMatchObject({ acceptedRows: 2, repeatedRows: 0 });
    await expect(decide.undo(actor, id)).rejects.toMatchObject({ code: 'surveys.import.state' });
  });

  it('can no longer be undone once figures are computed from its rows', async () => {
    const { waveId, psu } = await wave();
    const { id } = await bring(waveId, [header, row(psu)].join('\n'));
    await fixture.database.write(actor, (tx) => keepForFigures(tx, waveId));
    await expect(decide.undo(actor, id)).rejects.toMatchObject({ code: 'surveys.import.in-figures' });
    expect(await query.one(actor, id)).toMatchObject({ undoable: false });
    expect(await stored(waveId)).toBe(1);
  });
});

it('can be the exported microdata of another wave without changes, which also open in a spreadsheet', async () => {
  const { waveId, psu } = await wave();
  const { open } = await postersOf(fixture, actor, waveId);
  await bring(waveId, [header, row(psu), row(psu, { sex: '1' })].join('\n'));
  const byPoster = ['park', ...columns].join(',');
  const { en } = open[0]!.park;
  const rename = (from: string, to: string) =>
    fixture.test.owner(
      `UPDATE directory_place SET name = jsonb_set(name, '{en}', to_jsonb($2::text)) WHERE name ->> 'en' = $1`,
      [from, to],
    );
  // a name that a spreadsheet would run as a formula: the export adds an apostrophe, which the import removes
  const park = `=1+${en}`;
  await rename(en, park);
  await bring(waveId, [byPoster, `${park},${row('')}`].join('\n'));
  const exporter = exporterWith(new WeightSource());
  const exported = await text(Readable.from((await exporter.execute(actor, waveId, 'csv')).pieces));
  expect(exported.startsWith('\ufefflang,')).toBe(true);
  expect(exported.trim().split('\r\n')).toHaveLength(4);
  expect(exported).toContain(`,'${park},`);
  const sav = await buffer(Readable.from((await exporter.execute(actor, waveId, 'sav')).pieces));
  expect(sav.toString('latin1', 0, 2)).toBe('PK');
  const stata = readDta(await buffer(Readable.from((await exporter.execute(actor, waveId, 'dta')).pieces)));
  expect(stata.rows).toHaveLength(3);
  const other = await openWave(fixture, actor);
  expect((await bring(other, exported)).report).toMatchObject({ state: 'imported', acceptedRows: 3 });
  const again = await text(Readable.from((await exporter.execute(actor, other, 'csv')).pieces));
  expect(again.split('\r\n').sort()).toEqual(exported.split('\r\n').sort());
  await rename(park, en);
});

it('exports files for analysis with weights, and with numbers instead of the codes of enterprises', async () => {
  const { waveId, psu } = await wave();
  await bring(waveId, [header, row(psu), row(psu, { sex: '1' })].join('\n'));
  const weights = new WeightSource();
  weights.register(() =>
    Promise.resolve({
      version: 7,
      of: ({ sex }) => ({ F: 12.25, M: 3.5, U: undefined })[sex],
      enterprises: () => 6,
    }),
  );
  const exporter = exporterWith(weights);
  const csv = await text(Readable.from((await exporter.execute(actor, waveId, 'analysis')).pieces));
  const [head = [], ...rows] = csv
    .replace('\ufeff', '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  const cells = (name: string) => rows.map((cells) => cells[head.indexOf(name)]!).sort();
  expect(csv).not.toContain(psu);
  expect(new Set(cells('psu'))).toEqual(new Set([expect.stringMatching(/^\d+$/)]));
  expect(cells('survey_weight')).toEqual(['12.25', '3.5']);
  expect([cells('fpc_enterprises'), cells('above_target')]).toEqual([
    ['6', '6'],
    ['0', '0'],
  ]);
  const reader = new ReadCodebook(fixture.database, new DirectoryFacade(), weights, new SystemClock());
  const { files } = await reader.execute(actor, waveId);
  expect(files[0]!.columns.find(({ name }) => name === 'survey_weight')!.label.en).toContain('version 7');
  await fixture.test.owner(
    `INSERT INTO surveys_review (wave_id, response_id, workspace_id, left_out, reason, decided_at, version)
     SELECT wave_id, id, workspace_id, true, 'x', now(), 1 FROM surveys_response
     WHERE wave_id = $1 AND answers->>'sex' = '1'`,
    [waveId],
  );
  const after = await text(Readable.from((await exporter.execute(actor, waveId, 'analysis')).pieces));
  const left = after
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));
  const of = (name: string) => left.map((each) => each[head.indexOf(name)]!).sort();
  expect([of('survey_weight'), of('left_out')]).toEqual([
    ['', '12.25'],
    ['0', '1'],
  ]);
});

describe('microdata of another installation whose frame has the same codes', () => {
  const codes = ['AAAAA2', 'AAAAA3', 'AAAAA4', 'AAAAA5', 'BBBBB2', 'BBBBB3', 'BBBBB4', 'BBBBB5'];
  const taken = async (by: Actor, waveId: string) =>
    text(Readable.from((await exporterWith(new WeightSource()).execute(by, waveId, 'csv')).pieces));
  /** A planned pool of two small enterprises, and two larger ones that were combined at the end. */
  async function installation(pooled: boolean) {
    const by = await newFrame(fixture, [3, 4, 100, 120], codes);
    const waveId = await openWave(fixture, by);
    if (pooled)
      await fixture.database.write(by, (tx) =>
        tx.get(AnswerSetRepository).joinPool(waveId, ['AAAAA4', 'AAAAA5'], 'PPPPPP'),
      );
    return { by, waveId };
  }

  it('can be imported without changes, including pools', async () => {
    const [here, there] = [await installation(true), await installation(false)];
    await bring(here.waveId, [header, ...codes.slice(0, 5).map((code) => row(code))].join('\n'), here.by);
    const exported = await taken(here.by, here.waveId);
    expect(exported).toContain(',AAAAA4+AAAAA5,');
    expect((await bring(there.waveId, exported, there.by)).report).toMatchObject({
      state: 'imported',
      acceptedRows: 5,
    });
    expect((await taken(there.by, there.waveId)).split('\r\n').sort()).toEqual(exported.split('\r\n').sort());
  });

  it('joins no enterprises for an invalid row, nor one enterprise to two pools', async () => {
    const { by, waveId } = await installation(false);
    const sheet = [header, row('AAAAA4+AAAAA5', { age: 'x' }), row('AAAAA4'), row('AAAAA5')].join('\n');
    expect((await bring(waveId, sheet, by)).report).toMatchObject({ acceptedRows: 2, wrongRows: 1 });
    expect(await taken(by, waveId)).not.toContain('AAAAA4+AAAAA5');
    const other = await newFrame(fixture, [100, 110, 120], codes);
    const overlapping = [header, row('AAAAA2+AAAAA3'), row('AAAAA3+AAAAA4'), row('AAAAA3+AAAAA2')].join('\n');
    expect((await bring(await openWave(fixture, other), overlapping, other)).report).toMatchObject({
      acceptedRows: 1,
      wrongRows: 2,
    });
  });

  it('separates the enterprises again when the import is undone, except if other answers belong to the pool', async () => {
    const { by, waveId } = await installation(false);
    const frame = (code: string) =>
      fixture.database.read(by, async (tx) => {
        const units = await tx.get(ResponseRepository).unitsByCode(waveId);
        return units.get(code)!.group;
      });
    const planned = await frame('AAAAA2');
    const sheet = [header, row('AAAAA2+AAAAA3+AAAAA4'), row('AAAAA5')].join('\n');
    const first = await bring(waveId, sheet, by);
    expect(await frame('AAAAA2')).toBe(await frame('AAAAA4'));
    await decide.undo(by, first.id);
    expect([await frame('AAAAA2'), await frame('AAAAA3'), await frame('AAAAA4')]).toEqual([planned, planned, 'AAAAA4']);

    const second = await bring(waveId, sheet, by);
    await bring(waveId, [header, row('AAAAA4')].join('\n'), by);
    await decide.undo(by, second.id);
    expect(await frame('AAAAA2')).toBe(await frame('AAAAA4'));
  });

  it.each([1, 2, 3])(
    'keeps answers and enterprises in the same groups when two imports are added at once, try %i',
    async () => {
      const { by, waveId } = await installation(false);
      const files = [row('AAAAA4+AAAAA5'), row('AAAAA4')].map((line) => [header, line].join('\n'));
      const ids: string[] = [];
      for (const file of files)
        ids.push(await confirmed(waveId, { stream: Readable.from([file]), name: 'answers.csv' }, by));
      await Promise.all(ids.map((id) => importer.execute(by, id, quiet)));
      const strays = await fixture.database.read(by, (tx) =>
        tx.query(
          `SELECT psu_code FROM surveys_response WHERE wave_id = $1
           AND psu_code NOT IN (SELECT group_code FROM surveys_wave_unit WHERE wave_id = $1)`,
          [waveId],
        ),
      );
      expect(strays).toEqual([]);
    },
  );

  it('joins no enterprises that already have answers, nor enterprises of different strata', async () => {
    const { by, waveId } = await installation(false);
    await bring(waveId, [header, row('AAAAA4')].join('\n'), by);
    const sheet = [header, row('AAAAA4+AAAAA5'), row('AAAAA4+BBBBB4'), row('AAAAA2+AAAAA3')].join('\n');
    const { report } = await bring(waveId, sheet, by);
    expect(report).toMatchObject({ acceptedRows: 1, wrongRows: 2 });
  });
});

it('refuses a second enterprise with the same code', async () => {
  await expect(newFrame(fixture, [100], ['AAAAA2', 'AAAAA2'])).rejects.toMatchObject({
    code: 'surveys.frame-unit.code-taken',
  });
});

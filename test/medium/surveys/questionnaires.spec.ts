import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { newRandomId } from '../../../src/kernel/ids.js';
import { systemActor } from '../../../src/kernel/actor.js';
import { heatForm } from '../../../src/demo/survey-form.js';
import { xlsxFile } from '../../../src/platform/http/index.js';
import { readCsvTable } from '../../../src/surveys/domain/file-table.js';
import {
  formulaOf,
  newQuestion,
  readModel,
  renameItem,
  withoutTrees,
} from '../../../src/surveys/form/editing/index.js';
import type { FormItem, FormModel } from '../../../src/surveys/form/model/form-model.js';
import { DecideQuestionnaire } from '../../../src/surveys/use-cases/decide-questionnaire.js';
import { ReadQuestionnaires } from '../../../src/surveys/use-cases/read-questionnaires.js';
import { EditQuestionnaire } from '../../../src/surveys/use-cases/edit-questionnaire.js';
import { ReadQuestionnaireDraft } from '../../../src/surveys/use-cases/read-questionnaire-draft.js';
import { UploadFormFile } from '../../../src/surveys/use-cases/upload-form-file.js';
import { UploadQuestionnaire } from '../../../src/surveys/use-cases/upload-questionnaire.js';
import { comparable } from '../../support/reread-form.js';
import { givenMember } from '../../support/workspace.js';
import type { SurveyFixture } from './survey-fixture.js';
import { newFrame, surveyFixture } from './survey-fixture.js';

let fixture: SurveyFixture;
let actor: Actor;
let uploads: UploadQuestionnaire;
let decide: DecideQuestionnaire;
let read: ReadQuestionnaires;
let files: UploadFormFile;
beforeAll(async () => {
  fixture = await surveyFixture();
  uploads = new UploadQuestionnaire(fixture.database);
  decide = new DecideQuestionnaire(fixture.database, fixture.identity);
  read = new ReadQuestionnaires(fixture.database);
  files = new UploadFormFile(fixture.database);
  actor = await newFrame(fixture, []);
});
afterAll(() => fixture.end());

const form = (id: string, version: string, label = 'Your wish'): string => `
| survey |
|  | type | name | label::English (en) | label::中文 (zh) |
|  | text | wish | ${label} | 您的愿望 |
| settings |
|  | form_id | form_title | version |
|  | ${id} | Wishes | ${version} |`;

const upload = (text: string, name = 'form.md') => uploads.execute(actor, { name, bytes: Buffer.from(text) });
const listed = async () =>
  (await read.all(actor)).items.map(({ name, version, state }) => `${name} ${version} ${state}`);

describe('a questionnaire', () => {
  it('is stored as a draft, replaced by a further upload, and published as a version that never changes', async () => {
    const first = await upload(form('wishes', ''));
    expect(first).toEqual({
      ...{ id: expect.any(String), messages: [], missingFiles: [] },
      answerLength: { size: 2048, textLimit: expect.any(Number) },
    });
    const second = await upload(form('wishes', '', 'A wish'));
    expect(await listed()).toEqual(['wishes 1 draft']);
    expect(second.id).toBe(first.id);
    await expect(decide.publish(actor, first.id!, 1)).rejects.toMatchObject({
      code: 'surveys.questionnaire.draft-changed-unseen',
    });
    await decide.publish(actor, second.id!, 2);
    expect(await listed()).toEqual(['wishes 1 published']);
    expect(await read.one(actor, second.id!)).toMatchObject({
      lines: [{ name: 'wish', label: { en: 'A wish', zh: '您的愿望' } }],
    });
    await expect(
      fixture.database.write(actor, (tx) => tx.query(`UPDATE surveys_form SET version = '9'`)),
    ).rejects.toThrow(/permission denied/);
    await expect(decide.remove(actor, second.id!)).rejects.toMatchObject({ code: 'surveys.questionnaire.not-found' });
  });

  it('gets the next number if the form has no version, and is refused if its version is published', async () => {
    await upload(form('wishes', ''));
    expect(await listed()).toEqual(['wishes 2 draft', 'wishes 1 published']);
    await expect(upload(form('wishes', '1'))).rejects.toMatchObject({
      code: 'surveys.questionnaire.version-published',
    });
    expect(await listed()).toEqual(['wishes 2 draft', 'wishes 1 published']);
  });

  it('is the same questionnaire when its XLSForm is downloaded and uploaded again', async () => {
    const modelOf = async () => {
      const [row] = await fixture.test.owner<{ model: FormModel }>(
        `SELECT model FROM surveys_form_draft WHERE name = 'heat-at-work'`,
      );
      return comparable(row!.model);
    };
    const { id } = await upload(heatForm);
    const uploaded = await modelOf();
    const { fileName, sheets } = await read.xlsform(actor, id!);
    const name = `${fileName}.xlsx`;
    const file = await xlsxFile(name, sheets);
    const bytes = await buffer(file.getStream());
    const again = await uploads.execute(actor, { name, bytes });
    expect(again).toMatchObject({ id: expect.any(String), messages: [], missingFiles: [] });
    expect(again.id).toBe(id);
    expect(await modelOf()).toEqual(uploaded);
  });

  it('can be deleted while it is a draft', async () => {
    const { id } = await upload(form('other', 'a'));
    await decide.remove(actor, id!);
    expect(await listed()).not.toContain('other a draft');
  });

  it('is refused with the place of each error, and nothing is stored', async () => {
    const refused = await upload(form('refused', '1').replace('| text |', '| texte |'));
    expect(refused).toMatchObject({
      id: null,
      messages: [{ severity: 'error', sheet: 'survey', row: 2, column: 'type', value: 'texte', code: 'unknown-type' }],
    });
    expect((await listed()).filter((each) => each.startsWith('refused'))).toEqual([]);
  });

  it.each([
    ['the id of the built-in questionnaire', form('park-worker', '9'), 'surveys.questionnaire.name-reserved'],
    ['a version of more than 40 characters', form('long', 'x'.repeat(41)), 'surveys.questionnaire.names-too-long'],
    ['a character that cannot be stored', form('null', '1', 'a\u0000b'), 'surveys.questionnaire.no-file'],
  ])('is refused with %s', async (_, text, code) => {
    await expect(upload(text)).rejects.toMatchObject({ code });
  });

  it.each([
    ['text that is not UTF-8', 'form.md', Buffer.from([0x7c, 0xff, 0x7c]), 'not-utf8'],
    ['a file that is no workbook', 'form.xlsx', Buffer.from('PK no workbook'), 'not-a-workbook'],
    ['an unknown format', 'form.pdf', Buffer.from('%PDF'), 'unknown-format'],
  ])('with %s is refused with a message about the file', async (_, name, bytes, code) => {
    const { id, messages } = await uploads.execute(actor, { name, bytes });
    expect([id, messages.map((message) => message.code)]).toEqual([null, [code]]);
  });
});

describe('a questionnaire in the editor', () => {
  const newForm = (name: string, template = 'blank') => ({ name, title: 'Heat', template });
  let edit: EditQuestionnaire;
  let drafts: ReadQuestionnaireDraft;
  beforeAll(() => {
    edit = new EditQuestionnaire(fixture.database, fixture.identity);
    drafts = new ReadQuestionnaireDraft(fixture.database);
  });
  const withItems = (model: object, items: readonly FormItem[]): object => ({ ...model, items });
  const question = (name: string, relevant = '') => ({
    ...newQuestion(`id-${name}`, name),
    ...{ label: { 'English (en)': name, '中文 (zh)': name }, relevant: formulaOf(relevant) },
  });

  it('begins blank, as the built-in questionnaire without errors or obstacles, or as a published version', async () => {
    const blank = await drafts.one(actor, await edit.create(actor, newForm('blank')));
    expect(blank).toMatchObject({
      ...{ revision: 1, version: '1', model: { items: [] } },
      messages: [{ severity: 'error', code: 'empty-survey' }],
    });
    const builtIn = await drafts.one(actor, await edit.create(actor, newForm('workers', 'built-in')));
    expect(builtIn).toMatchObject({ messages: [], obstacles: [] });
    const { items } = await read.all(actor);
    const published = items.find(({ state }) => state === 'published')!;
    const copy = await drafts.one(actor, await edit.create(actor, newForm('copy', published.id)));
    expect(copy.model).toMatchObject({ id: 'copy', items: [{ name: 'wish', id: expect.any(String) }] });
    await expect(edit.create(actor, newForm('copy'))).rejects.toMatchObject({
      code: 'surveys.questionnaire.draft-exists',
    });
    await expect(edit.create(actor, newForm('park-worker'))).rejects.toMatchObject({
      code: 'surveys.questionnaire.name-reserved',
    });
    await expect(edit.create(actor, newForm('1 x'))).rejects.toMatchObject({
      code: 'surveys.questionnaire.bad-form-id',
    });
  });

  it('is saved with errors at their place, published without, and loses nothing if two people save', async () => {
    const id = await edit.create(actor, newForm('heat'));
    const { model } = await drafts.one(actor, id);
    const faulty = withItems(model, [question('hot'), question('days', '${hott} = 1')]);
    await edit.save(actor, { id, revision: 1, model: faulty });
    expect(await drafts.one(actor, id)).toMatchObject({
      revision: 2,
      messages: [{ severity: 'error', code: 'unknown-reference', sheet: 'survey', row: 3, column: 'relevant' }],
    });
    expect((await read.all(actor)).items.find((each) => each.id === id)?.summary.errors).toBe(1);
    await expect(decide.publish(actor, id)).rejects.toMatchObject({ code: 'surveys.questionnaire.draft-faulty' });
    await expect(drafts.opening(actor, id)).rejects.toMatchObject({ code: 'surveys.questionnaire.draft-faulty' });

    await expect(edit.save(actor, { id, revision: 1, model })).rejects.toMatchObject({
      code: 'surveys.questionnaire.draft-changed',
    });
    const sound = withItems(model, [question('hot'), question('days', '${hot} = 1')]);
    expect(await edit.check(actor, sound)).toMatchObject({ messages: [], obstacles: [], tests: [] });
    await edit.save(actor, { id, revision: 2, model: sound });
    await expect(decide.publish(actor, id, 2)).rejects.toMatchObject({
      code: 'surveys.questionnaire.draft-changed-unseen',
    });
    await decide.publish(actor, id, 3);
  });

  it('says who saved it meanwhile, or that the person did so in another window', async () => {
    const workspace = { workspaceId: actor.workspaceId!, system: systemActor(actor.workspaceId!) };
    const [one, other] = [
      await givenMember(fixture.database, workspace, { role: 'analyst' }),
      await givenMember(fixture.database, workspace, { role: 'analyst' }),
    ];
    const id = await edit.create(one.actor, newForm('shared'));
    const { model } = await drafts.one(actor, id);
    const changed = withItems(model, [question('hot')]);
    await edit.save(one.actor, { id, revision: 1, model: changed });
    const title = (en: string) => ({ title: { en: expect.stringContaining(en) } });
    const late = { id, revision: 1, model: changed };
    await expect(edit.save(one.actor, late)).rejects.toMatchObject(
      title('You have saved this draft in another window'),
    );
    await expect(edit.save(other.actor, late)).rejects.toMatchObject(title(one.actor.personId!));
    await expect(decide.publish(other.actor, id, 1)).rejects.toMatchObject(title(one.actor.personId!));
    await decide.remove(actor, id);
  });

  it('is not saved over an upload, which keeps the ids of its questions, nor if it is too large to open', async () => {
    const id = await edit.create(actor, newForm('meals'));
    const { model } = await drafts.one(actor, id);
    await edit.save(actor, { id, revision: 1, model: withItems(model, [question('wish')]) });
    expect((await upload(form('meals', '1'))).id).toBe(id);
    expect(await drafts.one(actor, id)).toMatchObject({ revision: 3, model: { items: [{ id: 'id-wish' }] } });
    await expect(edit.save(actor, { id, revision: 2, model })).rejects.toMatchObject({
      code: 'surveys.questionnaire.draft-changed',
    });
    const large = { ...question('wish'), hint: { 'English (en)': 'x'.repeat(960_000) } };
    await expect(edit.save(actor, { id, revision: 3, model: withItems(model, [large]) })).rejects.toMatchObject({
      code: 'surveys.questionnaire.too-large-to-edit',
    });
    expect(await drafts.one(actor, id)).toMatchObject({ revision: 3 });
    await decide.remove(actor, id);
  });

  it('keeps the identity of a renamed question in the next version, and can be tried out as on a phone', async () => {
    const { items } = await read.all(actor);
    const published = items.find(({ name, state }) => name === 'heat' && state === 'published')!;
    const id = await edit.create(actor, newForm('heat', published.id));
    const draft = await drafts.one(actor, id);
    expect(draft.version).toBe('2');
    const renamed = renameItem(
      readModel(draft.model, () => 'new'),
      'id-hot',
      'heat',
    );
    await edit.save(actor, { id, revision: 1, model: withoutTrees(renamed) });
    const { changes } = await drafts.changes(actor, id, published.id);
    expect(changes.map(({ kind, name }) => [kind, name])).toEqual([
      ['renamed', 'heat'],
      ['changed', 'days'],
    ]);
    const opening = await drafts.opening(actor, id);
    expect(opening).toMatchObject({ wave: { name: ['Heat', 'Heat'], state: 'open' }, form: { version: '2' } });
    expect(await drafts.modules(actor, id)).toMatchObject({ version: '2', questions: [] });
    expect(JSON.stringify(opening)).not.toMatch(/\{[a-z_]+\}/);
  });

  it('is not a form if it is something else', () => {
    expect(() => edit.check(actor, { items: [{ kind: 'page' }] })).toThrow('surveys.questionnaire.not-a-form');
  });
});

describe('a questionnaire with files', () => {
  it('gets the files that it needs as a draft, and keeps them when it is published', async () => {
    const parks = (label: string) => Buffer.from(`code,label\nlake,${label}\n`);
    const text = form('places', '')
      .replace('(zh) |', '(zh) | parameters |')
      .replace(
        '| settings |',
        '|  | select_one_from_file parks.csv | place | Park | 园区 | value=code |\n| settings |',
      );
    const { id, missingFiles } = await upload(text);
    expect(missingFiles).toEqual(['parks.csv']);
    const obstaclesNow = async () => (await read.one(actor, id!)).obstacles.map(({ code }) => code);
    expect(await obstaclesNow()).toEqual(['file-missing']);
    const send = (name: string, bytes: Buffer) => files.execute(actor, { questionnaireId: id!, name, bytes });
    await expect(send('roads.csv', parks('A'))).rejects.toMatchObject({ code: 'surveys.form-file.not-needed' });
    await expect(send('parks.csv', Buffer.from('code,code\n'))).rejects.toMatchObject({
      code: 'surveys.form-file.faulty',
    });
    await expect(send('parks.csv', Buffer.from([0x50, 0x4b, 3, 4]))).rejects.toMatchObject({
      code: 'surveys.form-file.unreadable',
    });
    await send('parks.csv', parks('Old'));
    // GB18030, as Chinese spreadsheet programs write it
    await send('parks.csv', Buffer.concat([Buffer.from('code,label\nlake,'), Buffer.from([0xba, 0xfe])]));
    expect(await obstaclesNow()).toEqual([]);
    expect((await upload(text)).missingFiles).toEqual([]);
    await expect(decide.publish(actor, id!, 2)).rejects.toMatchObject({
      code: 'surveys.questionnaire.draft-changed-unseen',
    });
    await decide.publish(actor, id!);
    const contents = () => fixture.test.owner('SELECT content FROM surveys_form_file');
    expect(await contents()).toEqual([{ content: 'code,label\nlake,湖' }]);
    await expect(send('parks.csv', parks('New'))).rejects.toMatchObject({ code: 'surveys.questionnaire.not-found' });
    expect((await read.xlsform(actor, id!)).files).toEqual([{ name: 'parks.csv', content: 'code,label\nlake,湖' }]);
    const next = await upload(text);
    expect(next.missingFiles).toEqual([]);
    await decide.remove(actor, next.id!);
    expect(await contents()).toHaveLength(1);
  });

  it('are downloaded with formulas as texts, and read again as they were', async () => {
    const text = form('formulas', '')
      .replace('(zh) |', '(zh) | parameters |')
      .replace(
        '| settings |',
        '|  | select_one_from_file parks.csv | place | Park | 园区 | value=code |\n| settings |',
      );
    const { id } = await upload(text);
    const send = (content: string) =>
      files.execute(actor, { questionnaireId: id!, name: 'parks.csv', bytes: Buffer.from(content) });
    const written = async () => (await read.xlsform(actor, id!)).files[0]!.content;
    await send("code,label\nlake,=cmd|' /C calc'!A0\nhill,-5\n");
    const escaped = "code,label\r\nlake,'=cmd|' /C calc'!A0\r\nhill,-5\r\n";
    expect(await written()).toBe(escaped);
    await send(escaped);
    expect(await written()).toBe(escaped);
    expect(readCsvTable(escaped).table.rows).toEqual([
      ['lake', "=cmd|' /C calc'!A0"],
      ['hill', '-5'],
    ]);
    await decide.remove(actor, id!);
  });

  it('can be XML and GeoJSON in UTF-8, which are stored as they were uploaded', async () => {
    const text = form('other places', '').replace(
      '| settings |',
      '|  | select_one_from_file parks.xml | home | Park | 园区 |\n|  | select_one_from_file sites.geojson | site | Site | 地点 |\n| settings |',
    );
    const { id, missingFiles } = await upload(text);
    expect(missingFiles).toEqual(['parks.xml', 'sites.geojson']);
    const send = (name: string, bytes: Buffer | string) =>
      files.execute(actor, { questionnaireId: id!, name, bytes: Buffer.from(bytes) });
    const xml = '<root>\n<item><name>lake</name><label>湖</label></item>\n</root>';
    const sites = JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', geometry: null, properties: { id: 'a', title: 'A' } }],
    });
    await expect(send('parks.xml', Buffer.from([0x3c, 0xba, 0xfe]))).rejects.toMatchObject({
      code: 'surveys.form-file.not-utf8',
    });
    await expect(send('parks.xml', `<!DOCTYPE a>${xml}`)).rejects.toMatchObject({
      code: 'surveys.form-file.faulty',
      options: { errors: [{ pointer: '/rows/1', code: 'declaration' }] },
    });
    await expect(send('sites.geojson', xml)).rejects.toMatchObject({ code: 'surveys.form-file.faulty' });
    await send('parks.xml', xml);
    await send('sites.geojson', sites);
    const { obstacles, files: needed } = await read.one(actor, id!);
    expect([obstacles, needed.map(({ stored }) => stored?.rows)]).toEqual([[], [1, 1]]);
    await decide.publish(actor, id!);
    expect((await read.xlsform(actor, id!)).files).toEqual([
      { name: 'parks.xml', content: xml },
      { name: 'sites.geojson', content: sites },
    ]);
  });

  it('runs the tests of a draft again when a file is replaced', async () => {
    const { id } = await upload(`
| survey |
|  | type | name | label::English (en) | label::中文 (zh) | calculation |
|  | text | code | Code | 代码 | |
|  | calculate | wage | | | pulldata('wages', 'wage', 'code', \${code}) |
| settings |
|  | form_id |
|  | tested-files |`);
    const { model, revision } = await new ReadQuestionnaireDraft(fixture.database).one(actor, id!);
    const [code, wage] = (model as FormModel).items.map((item) => item.id!);
    const test = {
      id: newRandomId(),
      name: 'Wage of A',
      answers: { [code!]: 'a', [wage!]: '1' },
      asked: [],
      notAsked: [],
    };
    const edit = new EditQuestionnaire(fixture.database, fixture.identity);
    await edit.save(actor, { id: id!, revision, model: { ...model, tests: [test] } });
    const failedWith = async (value: string) => {
      const bytes = Buffer.from(`code,wage\na,${value}\n`);
      await files.execute(actor, { questionnaireId: id!, name: 'wages.csv', bytes });
      return (await read.one(actor, id!)).summary.failedTests;
    };
    expect([await failedWith('1'), await failedWith('2'), await failedWith('1')]).toEqual([undefined, 1, undefined]);
  });

  it('can have 20 files, with 10 MB in total', async () => {
    const questions = Array.from(
      { length: 21 },
      (_, at) => `|  | select_one_from_file many${at}.csv | q${at} | Which? | 哪个？ |`,
    );
    const { id } = await upload(`
| survey |
|  | type | name | label::English (en) | label::中文 (zh) |
${questions.join('\n')}
| settings |
|  | form_id |
|  | many-files |`);
    const send = (at: number, label: string) =>
      files.execute(actor, {
        ...{ questionnaireId: id!, name: `many${at}.csv`, bytes: Buffer.from(`name,label\na,${label}\n`) },
      });
    const refused = { code: 'surveys.form-file.too-many' };
    await send(0, 'A'.repeat(6_000_000));
    await expect(send(1, 'A'.repeat(5_000_000))).rejects.toMatchObject(refused);
    for (let at = 0; at < 20; at += 1) await send(at, 'A');
    await expect(send(20, 'A')).rejects.toMatchObject(refused);
  });
});

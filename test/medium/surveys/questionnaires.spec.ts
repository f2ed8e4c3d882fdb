import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { heatForm } from '../../../src/demo/survey-form.js';
import { xlsxFile } from '../../../src/platform/http/index.js';
import type { FormModel } from '../../../src/surveys/form/model/form-model.js';
import { DecideQuestionnaire } from '../../../src/surveys/use-cases/decide-questionnaire.js';
import { ReadQuestionnaires } from '../../../src/surveys/use-cases/read-questionnaires.js';
import { UploadQuestionnaire } from '../../../src/surveys/use-cases/upload-questionnaire.js';
import { comparable } from '../../support/reread-form.js';
import type { SurveyFixture } from './survey-fixture.js';
import { newFrame, surveyFixture } from './survey-fixture.js';

let fixture: SurveyFixture;
let actor: Actor;
let uploads: UploadQuestionnaire;
let decide: DecideQuestionnaire;
let read: ReadQuestionnaires;
beforeAll(async () => {
  fixture = await surveyFixture();
  uploads = new UploadQuestionnaire(fixture.database);
  decide = new DecideQuestionnaire(fixture.database);
  read = new ReadQuestionnaires(fixture.database);
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
    expect(first).toEqual({ id: expect.any(String), messages: [] });
    const second = await upload(form('wishes', '', 'A wish'));
    expect(await listed()).toEqual(['wishes 1 draft']);
    await expect(decide.publish(actor, first.id!)).rejects.toMatchObject({ code: 'surveys.questionnaire.not-found' });
    await decide.publish(actor, second.id!);
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
    const file = await xlsxFile(fileName, sheets);
    const bytes = await buffer(file.getStream());
    const again = await uploads.execute(actor, { name: fileName, bytes });
    expect(again).toEqual({ id: expect.any(String), messages: [] });
    expect(await modelOf()).toEqual(uploaded);
    await expect(read.xlsform(actor, id!)).rejects.toMatchObject({ code: 'surveys.questionnaire.not-found' });
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

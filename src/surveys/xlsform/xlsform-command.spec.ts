import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readXlsforms } from './xlsform-command.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tripartite-xlsform-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function fileOf(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content);
  return file;
}

const good = fileOf('good.md', '| survey |\n| | type | name | label |\n| | text | q | Q |\n');
const bad = fileOf('bad.md', '| survey |\n| | type | name | label |\n| | txt | q | Q |\n');

async function run(
  files: readonly string[],
  options: { json?: boolean; language?: string; answers?: string; xform?: boolean } = {},
) {
  let out = '';
  const { json = false, language, ...further } = options;
  const code = await readXlsforms(files, { json, language, ...further }, { out: (text) => (out += text) });
  return { code, out };
}

describe('the command xlsform', () => {
  it('ends with 0 if all forms are accepted, and with 1 if one is refused', async () => {
    expect(await run([good])).toEqual({ code: 0, out: `${good}: accepted, 1 questions\n` });
    expect(await run([good, bad])).toMatchObject({ code: 1 });
  });

  it('writes one JSON object for each file, in the order of the files', async () => {
    const { out } = await run([bad, good], { json: true });
    expect(JSON.parse(out)).toEqual([
      {
        file: bad,
        accepted: false,
        questions: 0,
        messages: [
          {
            severity: 'error',
            sheet: 'survey',
            row: 2,
            column: 'type',
            value: 'txt',
            code: 'unknown-type',
            text: 'The question type txt is unknown.',
            fix: 'Use a type of the XLSForm standard; check the spelling.',
          },
        ],
      },
      { file: good, accepted: true, questions: 1, messages: [] },
    ]);
  });

  it('writes messages in Chinese', async () => {
    const { out } = await run([bad], { language: 'zh' });
    expect(out).toContain(
      '已拒绝，0个问题\n  error survey:2:type 未知的问题类型 txt。 请使用 XLSForm 标准中的类型，并检查拼写。 (unknown-type)',
    );
  });

  it('refuses files that it cannot read, each with its reason', async () => {
    const files = [
      path.join(folder, 'missing.xlsx'),
      fileOf('form.xlsx', 'no zip'),
      fileOf('form.xls', ''),
      fileOf('form.ods', ''),
      fileOf('latin.md', Buffer.from([0x7c, 0xe9])),
      fileOf('large.md', Buffer.alloc(20_000_001, ' ')),
      fileOf('rows.md', `| choices |\n${'| | a |\n'.repeat(100_001)}`),
    ];
    const { code, out } = await run(files, { json: true });
    const reports = JSON.parse(out) as readonly { messages: readonly { code: string }[] }[];
    expect(code).toBe(1);
    expect(reports.map(({ messages }) => messages.map((message) => message.code))).toEqual([
      ['unreadable-file'],
      ['not-a-workbook'],
      ['old-workbook'],
      ['unknown-format'],
      ['not-utf8'],
      ['file-too-large'],
      ['too-many-rows'],
    ]);
  });

  const wages = fileOf(
    'wages.md',
    [
      '| survey |',
      '| | type | name | label | relevant | constraint | constraint_message::en | calculation |',
      '| | integer | age | Age | | . >= 16 | Too young | |',
      '| | begin repeat | job | Job | | | | |',
      '| | text | park | Park | | | | |',
      "| | calculate | wage | | | | | pulldata('parks', 'wage', 'park', ${park}) |",
      '| | end repeat | | | | | | |',
      '| | calculate | total | | | | | sum(${wage}) |',
      '| | text | why | Why | ${total} > 500 | | | |',
    ].join('\n'),
  );
  fileOf('parks.csv', 'park,wage\np1,100\np2,250\n');

  it('writes the state of a form after answers, with the tables that are next to it', async () => {
    const answers = fileOf('a.json', JSON.stringify({ age: 15, job: [{ park: 'p1' }, { park: 'p2' }], why: 'x' }));
    const { code, out } = await run([wages], { answers });
    const state = JSON.parse(out) as { questions: readonly { path: string; value: unknown; relevant: boolean }[] };
    expect(code).toBe(1);
    expect(state).toMatchObject({
      valid: false,
      violations: [{ kind: 'constraint', path: '/age', message: { en: 'Too young' }, sheet: 'survey', row: 2 }],
      pruned: ['/why'],
      missingFiles: [],
    });
    expect(state.questions.map(({ path, value, relevant }) => [path, value, relevant])).toEqual([
      ['/age', 15, true],
      ['/job[1]/park', 'p1', true],
      ['/job[1]/wage', '100', true],
      ['/job[2]/park', 'p2', true],
      ['/job[2]/wage', '250', true],
      ['/total', 350, true],
      ['/why', null, false],
    ]);
    expect((await run([good], { answers: fileOf('b.json', '{"q": "x"}') })).code).toBe(0);
  });

  it('writes a form as an XForm, with paths in place of names', async () => {
    const { code, out } = await run([wages], { xform: true });
    expect(code).toBe(0);
    expect(out).toContain(
      '<bind nodeset="/data/age" constraint=". &gt;= 16" jr:constraintMsg="Too young" type="int"/>',
    );
    expect(out).toContain("calculate=\"pulldata('parks', 'wage', 'park', ../park)\"");
    expect(out).toContain('calculate="sum(/data/job/wage)"');
    expect(out).toContain('<instance id="parks" src="jr://file-csv/parks.csv"/>');
  });

  it('lists the errors of a form that is refused, and refuses answers that are not JSON', async () => {
    expect(await run([bad], { xform: true })).toMatchObject({ code: 1 });
    await expect(run([good], { answers: fileOf('c.json', '{') })).rejects.toThrow('is not JSON');
    await expect(run([good], { answers: 'missing.json' })).rejects.toThrow('cannot be read');
    await expect(run([good, bad], { xform: true })).rejects.toThrow('are for one file');
    await expect(run([good], { xform: true, answers: 'a.json' })).rejects.toThrow('either --answers or --xform');
  });

  it('cannot be used without a file or with another language', async () => {
    await expect(run([])).rejects.toThrow('Name at least one file.');
    await expect(run([good], { language: 'fr' })).rejects.toThrow('--language is en or zh');
  });
});

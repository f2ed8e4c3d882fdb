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

async function run(files: readonly string[], options: { json?: boolean; language?: string } = {}) {
  let out = '';
  const { json = false, language } = options;
  const code = await readXlsforms(files, { json, language }, { out: (text) => (out += text) });
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
    ]);
  });

  it('cannot be used without a file or with another language', async () => {
    await expect(run([])).rejects.toThrow('Name at least one file.');
    await expect(run([good], { language: 'fr' })).rejects.toThrow('--language is en or zh');
  });
});

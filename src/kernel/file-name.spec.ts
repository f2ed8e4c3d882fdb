import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { displayName, isNamedAs, nameOfType } from './file-name.js';

const pdf = 'application/pdf';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const bytesOf = (name: string): number => Buffer.byteLength(name);

describe('the name of a file', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\system32\\cmd.exe', 'cmd.exe'],
    ['/absolute/签到表.xlsx', '签到表.xlsx'],
    ['nul\u0000byte.pdf', 'nulbyte.pdf'],
    ['two\r\nlines: header.pdf', 'twolines header.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['hid\u061Cd\u00ADen\u{E0041}.pdf', 'hidden.pdf'],
    ['<script>.pdf', 'script.pdf'],
    ['   spaced   out .pdf  ', 'spaced out.pdf'],
    ['report.pdf. . ', 'report.pdf'],
    ['.htaccess', 'htaccess'],
    ['...', 'file'],
    ['', 'file'],
    ['half\uD800.png', 'half.png'],
    ['CON', '_CON'],
    ['nul.tar.gz', '_nul.tar.gz'],
    ['Com1 .txt', '_Com1.txt'],
    ['console.txt', 'console.txt'],
  ])('%j is shown as %j', (declared, shown) => {
    expect(displayName(declared)).toBe(shown);
  });

  it('keeps the extension of a name that is too long for a file system', () => {
    const chinese = displayName(`${'长'.repeat(400)}.docx`);
    expect(bytesOf(chinese)).toBeLessThanOrEqual(240);
    expect(chinese).toMatch(/^长{70,}\.docx$/);
    const latin = displayName(`${'a'.repeat(400)}.docx`);
    expect(latin).toBe(`${'a'.repeat(115)}.docx`);
  });

  it.each([
    ['report.html', pdf, 'report.pdf'],
    ['a.hta', pdf, 'a.pdf'],
    ['run.exe', pdf, 'run.pdf'],
    ['Report.PDF', pdf, 'Report.PDF'],
    ['report.pdf.exe', pdf, 'report.pdf'],
    ['report.settingcontent-ms', pdf, 'report.pdf'],
    ['invoice\u202Efdp.exe', pdf, 'invoicefdp.pdf'],
    ['run.exe. .', pdf, 'run.pdf'],
    ['run.exe::$DATA', pdf, 'run.exe$DATA.pdf'],
    ['Plan v1.2', pdf, 'Plan v1.2.pdf'],
    ['签到表', pdf, '签到表.pdf'],
    ['.exe', pdf, 'exe.pdf'],
    ['nul.exe', pdf, '_nul.pdf'],
    ['', pdf, 'file.pdf'],
    ['photo.jpeg', 'image/jpeg', 'photo.jpeg'],
    ['photo.png', 'image/jpeg', 'photo.jpg'],
    ['table.xlsm', xlsx, 'table.xlsx'],
    ['notes.bat', 'text/plain', 'notes.txt'],
  ])('%j with the content of %s is stored as %j', (declared, type, stored) => {
    expect(nameOfType(declared, type)).toBe(stored);
  });

  it('says whether the extension is that of an accepted type', () => {
    const named = ['a.pdf', 'A.XLSX', 'a.exe', 'a.pdf.exe', 'a', 'a.pdf. '].map((name) => isNamedAs(name, [pdf, xlsx]));
    expect(named).toEqual([true, true, false, false, false, true]);
  });

  it('is never empty, never a path, never too long and contains no control character, whatever was declared', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (declared) => {
        for (const shown of [displayName(declared), nameOfType(declared, pdf)]) {
          expect(shown).not.toBe('');
          expect([...shown].length).toBeLessThanOrEqual(120);
          expect(bytesOf(shown)).toBeLessThanOrEqual(240);
          expect(shown).not.toMatch(/[/\\\u0000-\u001F\u007F-\u009F]/);
          expect(shown).not.toMatch(/^[\s.]|[\s.]$/);
        }
        expect(nameOfType(declared, pdf)).toMatch(/.\.pdf$/i);
      }),
    );
  });
});

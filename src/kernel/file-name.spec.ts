import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { displayName } from './file-name.js';

describe('the name of a file', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\system32\\cmd.exe', 'cmd.exe'],
    ['/absolute/签到表.xlsx', '签到表.xlsx'],
    ['nul\u0000byte.pdf', 'nulbyte.pdf'],
    ['two\r\nlines: header.pdf', 'twolines header.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['<script>.pdf', 'script.pdf'],
    ['   spaced   out .pdf  ', 'spaced out .pdf'],
    ['.htaccess', 'htaccess'],
    ['...', 'file'],
    ['', 'file'],
    ['half\uD800.png', 'half.png'],
  ])('%j is shown as %j', (declared, shown) => {
    expect(displayName(declared)).toBe(shown);
  });

  it('keeps the extension of a name that is too long', () => {
    const shown = displayName(`${'长'.repeat(400)}.docx`);
    expect([...shown]).toHaveLength(120);
    expect(shown.endsWith('.docx')).toBe(true);
  });

  it('is never empty, never a path and contains no control character, whatever was declared', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (declared) => {
        const shown = displayName(declared);
        expect(shown).not.toBe('');
        expect([...shown].length).toBeLessThanOrEqual(120);
        expect(shown).not.toMatch(/[/\\\u0000-\u001F\u007F-\u009F]/);
        expect(['.', '..']).not.toContain(shown);
      }),
    );
  });
});

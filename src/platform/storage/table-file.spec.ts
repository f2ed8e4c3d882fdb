import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../kernel/problem.js';
import { readTable } from './read-table.js';
import { detectEncoding } from './table-file.js';

const detect = (bytes: Buffer): Promise<string> => detectEncoding(Readable.from([bytes]));

describe('the encoding of a table', () => {
  it.each([
    ['ASCII', 'park,n\nSuzhou,3\n'],
    ['Chinese', 'park,n\n苏州,3\n'],
    ['a word with an accent', 'park,n\nSão Paulo,3\n'],
    ['a single letter with an accent', 'park,n\né,3\n'],
    ['Polish', 'park,n\nŁódź,3\n'],
    ['Cyrillic', 'park,n\nМосква,3\n'],
    ['a lone letter behind a byte order mark', '\ufeffpark,n\nŮ,3\n'],
  ])('is UTF-8 for %s', async (_, text) => {
    expect(await detect(Buffer.from(text))).toBe('utf-8');
  });

  it.each([
    ['Chinese that is no UTF-8', [0xc4, 0xd0]],
    ['one Chinese letter that is UTF-8 by chance', [0xc5, 0xae]],
    ['several that are', [0xc5, 0xae, 0xd4, 0xb1, 0xcf, 0xb5]],
  ])('is GB18030 for %s', async (_, letters) => {
    expect(await detect(Buffer.from([...Buffer.from('sex,n\n'), ...letters, ...Buffer.from(',3\n')]))).toBe('gb18030');
  });
});

describe('a table in memory', () => {
  const refusal = (code: string) => () => new Problem('invalid', code, { en: code, zh: code });
  const limits = {
    mostRows: 3,
    tooManyRows: refusal('test.rows'),
    unreadable: refusal('test.unreadable'),
    withoutValue: refusal('test.formulas'),
    merged: refusal('test.merged'),
  };
  const read = (content: string | Buffer) => readTable(Buffer.from(content), limits);

  it('has the rows of a file with their numbers, without empty ones', async () => {
    expect(await read('\ufeffa,b\r\n,\r\n"1",\'=2\r\n')).toEqual([
      { row: 1, cells: ['a', 'b'], flaw: null },
      { row: 3, cells: ['1', '=2'], flaw: null },
    ]);
  });

  it.each([
    ['more rows than the limit', 'a\n1\n2\n3\n4\n', 'test.rows'],
    ['broken UTF-8', Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0x0a, 0xff, 0xfe, 0x0a]), 'test.unreadable'],
    ['bytes of no encoding', Buffer.from([0x61, 0x0a, 0xff, 0x0a]), 'test.unreadable'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'test.unreadable'],
    ['a zip file that is no workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'test.unreadable'],
  ])('is refused with %s', async (_, content, code) => {
    await expect(read(content)).rejects.toMatchObject({ code });
  });
});

import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
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

import { describe, expect, it } from '@jest/globals';
import { quote } from './quote.js';

const long = `${'before '.repeat(30)}the night buses end ${'after '.repeat(30)}`;

describe('a quotation in the results of the search', () => {
  it.each([
    ['a short text as it is', 'Night  buses\nend.', 'Night buses end.'],
    ['a long text around the words', long, expect.stringMatching(/^….*night buses.*…$/)],
    [
      'the beginning where the words are elsewhere',
      long.replace('night buses', 'trams'),
      expect.stringMatching(/^before/),
    ],
  ])('gives %s', (_name, text, expected) => {
    expect(quote(text, 'NIGHT BUSES')).toEqual(expected);
    expect(quote(text, 'NIGHT BUSES').length).toBeLessThanOrEqual(92);
  });
});

import { describe, expect, it } from '@jest/globals';
import { type Kept, reasonsForAll, type Wanted } from './basis.js';

const published = { yuanPerHour: 22, date: '2026-01-01', region: 'x', source: 'published', reference: 'y' } as const;
const own = { yuanPerHour: 20, date: null, region: null, source: 'own-median', reference: null } as const;
const none = { ...own, yuanPerHour: 0 };
const basis = { method: '1', definitions: 'd', settings: 's', frame: 'f' };
const kept: Kept = { basis, lowPay: published };
const wanted: Wanted = { basis, lowPay: published, haveLeft: false };

describe('reasons to read all answers again', () => {
  it.each([
    ['none: the line is unchanged', kept, wanted, []],
    ['nothing was stored', null, wanted, ['first']],
    ['another frame', kept, { ...wanted, basis: { ...basis, frame: 'x' } }, ['frame']],
    [
      'a new program and definition',
      kept,
      { ...wanted, basis: { ...basis, method: '2', definitions: 'e' } },
      ['method', 'definitions'],
    ],
    ['another line', kept, { ...wanted, lowPay: { ...published, yuanPerHour: 23 } }, ['low-pay']],
    ['none: the line that the wave has drawn', { ...kept, lowPay: own }, { ...wanted, lowPay: own }, []],
    ['a line still to be drawn', { ...kept, lowPay: none }, { ...wanted, lowPay: null }, ['low-pay']],
    ['answers that left', kept, { ...wanted, haveLeft: true }, ['answers-left']],
  ] as const)('%s', (_, before, now, reasons) => {
    expect(reasonsForAll(before, now)).toEqual(reasons);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { screened, withoutNumbers } from './free-text.js';

const gone = '[removed]';

describe('free text before it is stored', () => {
  it.each([
    ['Call 13812345678 please', `Call ${gone} please`],
    ['138 1234 5678', gone],
    ['+86 138-1234-5678', gone],
    ['１３８１２３４５６７８', gone],
    ['010-6212 3456 or (0755) 26001234', `${gone} or ${gone}`],
    ['+44 20 7946 0958', gone],
    ['ID 11010519491231002X', `ID ${gone}`],
    ['110105 19491231 0021', gone],
    ['In 2025 call 13812345678', `In 2025 call ${gone}`],
    ['138\u3000\u3000 1234、5678', gone],
    ['138——1234 – 5678', gone],
    ['138\u00a01234\u202f5678', gone],
    ['0086 138 - 1234 - 5678', gone],
    ['00 86 10 6212 3456', gone],
    ['0755——2600、1234', gone],
    ['110105 1949 12 31 002X', gone],
    ['身份证１１０１０５１９４９１２３１００２Ｘ', `身份证${gone}`],
    ['138/1234/5678', gone],
    ['138_1234_5678', gone],
    ['138(1234)5678', gone],
    ['138\r\n1234\n5678', gone],
    ['tel:138 / 1234 / 5678!', `tel:${gone}!`],
    ['+86/138/1234/5678', gone],
    ['138*1234，5678', gone],
  ])('loses the number in %j', (text, expected) => {
    expect(withoutNumbers(text, 'en')).toBe(expected);
  });

  it.each([
    'Since 2026-11-30',
    '8000 to 9000 yuan',
    '5000 6000 7000',
    '20261130',
    '8:00 2026-11-30',
    'Hall ３, 2nd shift',
    '12345.67',
    'from 2019/2020/2021 on',
    '1998/2003/2024',
    '13000/4500/55',
    '138/12/5678',
    '138元1234元5678元',
    '138////1234/5678',
    '3-5-7 people',
    '2026/11/30 18:30',
    '一三八一二三四五六七八',
  ])('keeps %j unchanged', (text) => {
    expect(withoutNumbers(text, 'zh')).toBe(text);
  });

  it('has no run of ten digits left, whatever surrounds it', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^[0-9]{10,20}$/), fc.string(), (before, number, after) => {
        expect(withoutNumbers(`${before}${number}${after}`, 'zh')).not.toMatch(/\d{10}/);
      }),
    );
  });

  it.each(['en', 'zh'] as const)('is never longer than it was (%s)', (language) => {
    const number = fc.stringMatching(/^(?:\+?[0-9]{8,20}|0[0-9]{2,3}-[0-9]{7,8}|\+86 1[3-9][0-9]{9}|[０-９]{10,12})$/);
    fc.assert(
      fc.property(fc.array(fc.oneof(number, fc.string())), (parts) => {
        const text = parts.join('，');
        expect(Buffer.byteLength(withoutNumbers(text, language))).toBeLessThanOrEqual(Buffer.byteLength(text));
      }),
      { numRuns: 500 },
    );
  });

  it('is screened in repeats, and other answers stay as they are', () => {
    const question = (name: string, type: string) => ({ name, type }) as never;
    const questions = [question('wish', 'text'), question('age', 'integer'), question('about', 'text')];
    const number = '13812345678';
    expect(screened({ wish: number, age: number, child: [{ about: number, age: '3' }] }, { questions }, 'zh')).toEqual({
      ...{ wish: '[已删]', age: number },
      child: [{ about: '[已删]', age: '3' }],
    });
  });

  it('is screened in calculations that repeat it, and codes of barcodes are kept', () => {
    const number = '13812345678';
    const questions = [
      { name: 'wish', type: 'text' },
      { name: 'badge', type: 'text', isBarcode: true },
      { name: 'twice', type: 'calculate', calculation: 'concat(${first}, 2)' },
      { name: 'first', type: 'text', isHidden: true, calculation: 'once(/data/wish)' },
      { name: 'label', type: 'calculate', calculation: 'concat(1, ${badge})' },
      { name: 'about', type: 'calculate', calculation: 'concat(../wish, ${badge})', repeat: 'child' },
    ] as never;
    const answers = { wish: number, badge: number, first: number, twice: number, label: number };
    expect(screened({ ...answers, child: [{ about: number }] }, { questions }, 'en')).toEqual({
      ...{ ...answers, wish: gone, first: gone, twice: gone },
      child: [{ about: gone }],
    });
  });
});

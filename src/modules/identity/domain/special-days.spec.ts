import { describe, expect, it } from '@jest/globals';
import { mostSpecialDays, readSpecialDays } from './special-days.js';

describe('a table of holidays and make-up working days', () => {
  it('is read in both languages, with dates as spreadsheets write them, in the order of the days', () => {
    const text =
      '\ufeff名称,日期,类型\r\n国庆节,2025/10/1,休\r\n调休,2025年9月28日,班\r\n,,\r\n中秋节,2025-10-06,Holiday\r\n';
    expect(readSpecialDays(text)).toEqual({
      days: [
        { day: '2025-09-28', kind: 'working' },
        { day: '2025-10-01', kind: 'holiday' },
        { day: '2025-10-06', kind: 'holiday' },
      ],
      errors: [],
    });
  });

  it('names each row that cannot be read, and reads an empty text as an empty table', () => {
    const text =
      'date;kind\n2025-02-30;holiday\n2025-10-01;rest\n2025-10-02;holiday\n2.10.2025;holiday\n2025-10-02;working day\n"x';
    expect(readSpecialDays(text)).toEqual({
      days: [{ day: '2025-10-02', kind: 'holiday' }],
      errors: [
        { row: 2, fault: 'date' },
        { row: 3, fault: 'kind' },
        { row: 5, fault: 'date' },
        { row: 6, fault: 'twice' },
        { row: 7, fault: 'quotes' },
      ],
    });
    expect(readSpecialDays(' \n')).toEqual({ days: [], errors: [] });
  });

  it('is refused without a column for dates or kinds, and when it is longer than ten years of holidays', () => {
    expect(readSpecialDays('date\n2025-10-01')).toEqual({ refused: 'header' });
    const long = `date,kind\n${'2025-10-01,holiday\n'.repeat(mostSpecialDays + 1)}`;
    expect(readSpecialDays(long)).toEqual({ refused: 'too-long' });
  });
});

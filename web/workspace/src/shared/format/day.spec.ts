import { describe, expect, it } from '@jest/globals';
import { dayOf, isDay } from './day.js';

describe('a typed date', () => {
  it.each([
    '2019-04-16',
    '2019/4/16',
    '2019.4.16',
    '20190416',
    '16 Apr 2019',
    '16 april 2019',
    '16th Apr. 2019',
    'Apr 16, 2019',
    '16/4/2019',
    '16.04.2019',
    '16-4-2019',
    '16 4 2019',
    '16Apr2019',
    ' 2019年4月16日 ',
    '2019 年 4 月 16 号',
    '２０１９年４月１６日',
  ])('is read as a day: %s', (typed) => {
    expect(dayOf(typed)).toBe('2019-04-16');
  });

  it.each([
    '',
    'tomorrow',
    '16 Apr',
    '2019-02-29',
    '31/4/2019',
    '4/16/2019',
    '16 Foo 2019',
    '2019年13月1日',
    '16/4/19',
  ])('is not accepted if the day does not exist or the format is unknown: %s', (typed) => {
    expect(dayOf(typed)).toBeNull();
  });

  it('is a day of the API only as year, month and day with hyphens', () => {
    expect(['2019-04-16', '16 Apr 2019', '2019-4-16', '2019-13-01'].map(isDay)).toEqual([true, false, false, false]);
  });

  it('is no day of the API when the calendar has no such day, although JavaScript makes the 2nd of March of it', () => {
    expect(isDay('2026-02-30')).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import { dateIn } from './date-in-text.js';

const agreedOn = '2026-08-04';

describe('the date that a text names', () => {
  it.each([
    ['Two officers are trained by 30 September 2026.', '2026-09-30', '30 September 2026'],
    ['Training ends on 1st Dec 2026', '2026-12-01', '1st Dec 2026'],
    ['Report by December 15, 2026, in writing', '2026-12-15', 'December 15, 2026'],
    ['Before the 3rd of March 2027', '2027-03-03', '3rd of March 2027'],
    ['By 2027-01-31 at the latest', '2027-01-31', '2027-01-31'],
    ['By 15 October', '2026-10-15', '15 October'],
    ['By 15 March', '2027-03-15', '15 March'],
    ['By the end of February 2028', '2028-02-29', 'end of February 2028'],
    ['In June 2027', '2027-06-30', 'June 2027'],
    ['By the end of 2027', '2027-12-31', 'end of 2027'],
    ['于2026年9月30日前完成培训。', '2026-09-30', '2026年9月30日'],
    ['二〇二六年十二月三十一日前报告', '2026-12-31', '二〇二六年十二月三十一日'],
    ['10月15日前提交', '2026-10-15', '10月15日'],
    ['3月1号前提交', '2027-03-01', '3月1号'],
    ['2027年6月底前完成', '2027-06-30', '2027年6月底'],
    ['2027年2月完成', '2027-02-28', '2027年2月'],
    ['2027年底前完成', '2027-12-31', '2027年底'],
    ['今年年底前完成', '2026-12-31', '今年年底'],
    ['明年年底前完成', '2027-12-31', '明年年底'],
    ['自2025年1月1日起试行，2026年11月1日前评估', '2026-11-01', '2026年11月1日'],
    ['Since 1 May 2025 in force; reviewed by 1 May 2027', '2027-05-01', '1 May 2027'],
  ])('of %j is %s', (text, day, words) => {
    expect(dateIn([text], agreedOn)).toEqual({ day, words });
  });

  it.each([
    ['The parties may meet in 2 parks.'],
    ['On 31 February 2027'],
    ['By 2027-13-01'],
    ['At 9.30 in room 2026'],
    ['13月40日前'],
    ['The agreement of 1 May 2025'],
    [''],
  ])('is none in %j', (text) => {
    expect(dateIn([text], agreedOn)).toBeNull();
  });

  it('is that of the first language that names one', () => {
    const found = dateIn(['As soon as possible.', '2026年9月30日前'], agreedOn);
    expect(found).toEqual({ day: '2026-09-30', words: '2026年9月30日' });
  });
});

import { localized, type LocalizedText } from '../../../kernel/localized-text.js';
import { Problem } from '../../../kernel/problem.js';
import type { SpecialDayError, SpecialDayFault, SpecialDaysRefusal } from './special-days.js';

const faults: Readonly<Record<SpecialDayFault, LocalizedText>> = {
  quotes: localized('a quotation mark is not closed or is misplaced', '引号未闭合或位置有误'),
  date: localized('enter the date as 2026-10-01', '日期请写作2026-10-01'),
  kind: localized('enter “holiday” or “working day” as the kind', '类型请填“假日”或“补班”'),
  twice: localized('the date is already in an earlier row', '该日期已在前面的行中出现'),
};

const refusals: Readonly<Record<SpecialDaysRefusal, LocalizedText>> = {
  header: localized('The first row needs the columns “date” and “kind”.', '首行须有“日期”和“类型”两列。'),
  'too-long': localized('Enter at most 1,000 days.', '最多可填写1000天。'),
};

/** The number of rows that a message names; more would not be read. */
const shownErrors = 20;

/** Nothing was saved: the table as a whole, or some of its rows, cannot be read. */
export function specialDaysUnreadable(why: SpecialDaysRefusal | readonly SpecialDayError[]): Problem {
  const details =
    typeof why === 'string'
      ? [refusals[why]]
      : why.slice(0, shownErrors).map(({ row, fault }) => {
          const { en, zh } = faults[fault];
          return localized(`Row ${row}: ${en}.`, `第${row}行：${zh}。`);
        });
  return new Problem(
    'invalid',
    'identity.special-days.unreadable',
    localized('The table was not saved.', '未保存该表。'),
    {
      detail: localized('Correct the table, then save it again.', '请更正后重新保存。'),
      errors: details.map((detail) => ({ pointer: '/text', code: 'unreadable', detail })),
    },
  );
}

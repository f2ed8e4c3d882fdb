import { type LocalizedText, localized } from './localized-text.js';

/** Written out, because some versions of Intl write "Sept". */
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An ISO day: 16 Sep 2019 / 2019年9月16日; a month: Sep 2019 / 2019年9月; a year: 2019 / 2019年. */
export function dayInWords(day: string, precision: 'day' | 'month' | 'year' = 'day'): LocalizedText {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  if (precision === 'year') return localized(`${year}`, `${year}年`);
  const inMonth = localized(`${months[month - 1]} ${year}`, `${year}年${month}月`);
  return precision === 'month' ? inMonth : localized(`${date} ${inMonth.en}`, `${inMonth.zh}${date}日`);
}

/** The calendar day in China, where the waves are; an answer keeps nothing finer. */
const chinaDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** YYYY-MM-DD */
export function dayOf(instant: Date): string {
  return chinaDay.format(instant);
}

/** Texts of cells that a spreadsheet stores as numbers (ECMA-376, part 1, sections 18.8.30 and 18.17.4). */

/** Number formats without an entry in the styles: 14 to 22 and 45 to 47 show a date or a time. */
const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 45 && id <= 47);

/** Whether a format shows a date or a time: it has a letter of a date outside texts, colours and conditions. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id);
  return /[ymdhs]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').replace(/general/gi, ''));
}

const DAY = 86_400_000;
/** Day 0 of the two calendars; the first counts a 29 February 1900 that did not exist, hence 30 December 1899. */
const EPOCHS = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;
export type Epoch = keyof typeof EPOCHS;

/** A date with its time as the reference converter writes it, or only the time if the day is 0. */
export function dateText(serial: number, epoch: Epoch): string {
  const moment = new Date(EPOCHS[epoch] + Math.round(serial * DAY));
  if (Number.isNaN(moment.getTime())) return String(serial);
  const [day = '', time = ''] = moment.toISOString().slice(0, 19).split('T');
  return serial < 1 ? time : `${day} ${time}`;
}

/** A number without `.0`, in full digits; anything else unchanged. */
export function numberText(written: string): string {
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) return written;
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
}

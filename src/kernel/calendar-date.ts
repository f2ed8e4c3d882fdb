/** Years outside this range are typing errors, such as 0019 or 20266. */
const firstYear = 1900;
const lastYear = 2199;

/**
 * Whether a text is a calendar day such as `2026-11-25`. Stricter than PostgreSQL, which also accepts `now`,
 * `infinity` and `May 1 99`, and than JavaScript, which turns `2026-02-30` into 2 March.
 */
export function isCalendarDate(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const instant = Date.parse(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
  return exists && year >= firstYear && year <= lastYear;
}

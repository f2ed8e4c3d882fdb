/**
 * One person's answers as the questionnaire stores them: choices as their codes, several choices separated by blanks,
 * numbers as decimal text. A declined or unknown number is empty and has a marker in `<name>_declined`. Source:
 * park-worker questionnaire, answer rules ("98" don't know, "99" prefer not to say).
 */
export type Answers = Readonly<Record<string, string | undefined>>;

const unknownCodes: ReadonlySet<string> = new Set(['98', '99']);

/** The chosen code, or null if it was declined, unknown, not asked or empty. */
export function choice(answers: Answers, name: string): string | null {
  const value = answers[name];
  return value === undefined || value === '' || unknownCodes.has(value) ? null : value;
}

/** The set of chosen codes, or null if it was declined, unknown or not asked. */
export function choices(answers: Answers, name: string): ReadonlySet<string> | null {
  const value = answers[name];
  if (value === undefined || value === '') return null;
  const codes = value.split(/[\s;,]+/).filter((code) => code !== '');
  if (codes.length === 0 || codes.some((code) => unknownCodes.has(code))) return null;
  return new Set(codes);
}

/** The number, or null; the values 98 and 99 of a number are ordinary numbers. */
export function quantity(answers: Answers, name: string): number | null {
  const value = answers[name];
  if (value === undefined || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

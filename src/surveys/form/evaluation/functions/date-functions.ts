/** Days and instants: https://docs.getodk.org/form-operators-functions/#date-and-time. */
import { atOffset, dayText, decimalDaysOf, decimalTimeOf, formatted, instantText, momentOf } from '../moments.js';
import type { Frame, Operand, XPathFunction } from '../operand.js';
import type { XPathValue } from '../values.js';
import { toNumber, toText } from '../values.js';
import { textAt } from './arguments.js';

const MILLISECONDS_OF_DAY = 86_400_000;

/** A day or instant as a text; a number counts days since 1970-01-01. */
function dayOrInstant(value: XPathValue): string {
  const text = toText(value);
  if (momentOf(text) !== undefined) return text.trim();
  const days = toNumber(value);
  return Number.isFinite(days) ? dayText(days) : '';
}

const first = (args: readonly Operand[], frame: Frame): string => dayOrInstant(args[0]?.run(frame) ?? '');

const format: XPathFunction = (args, frame) =>
  formatted(first(args, frame), textAt(args, 1, frame), frame.environment.context.offset);

const decimalDays: XPathFunction = (args, frame) => decimalDaysOf(first(args, frame), frame.environment.context.offset);

/** Days with a fraction become an instant; a text keeps what it says, by the clock of the context. */
function dateTime(value: XPathValue, offset: number): string {
  const text = toText(value);
  if (momentOf(text) !== undefined) return atOffset(text, offset);
  const days = toNumber(value);
  if (!Number.isFinite(days)) return '';
  return Number.isInteger(days) ? dayText(days) : instantText(days * MILLISECONDS_OF_DAY, offset);
}

export const DATE_FUNCTIONS: Readonly<Record<string, XPathFunction>> = {
  today: (_args, { environment: { context } }) => instantText(context.now(), context.offset).slice(0, 10),
  now: (_args, { environment: { context } }) => instantText(context.now(), context.offset),
  date: (args, frame) => atOffset(first(args, frame), frame.environment.context.offset).slice(0, 10),
  'date-time': (args, frame) => dateTime(args[0]?.run(frame) ?? '', frame.environment.context.offset),
  'decimal-date-time': decimalDays,
  'decimal-date': decimalDays,
  'decimal-time': (args, frame) => decimalTimeOf(textAt(args, 0, frame)),
  'format-date': format,
  'format-date-time': format,
};

/** Parses the quantile of a definition: `weighted 0.5 quantile of hourly`. */
import { unreadable, wanted } from './unreadable.js';

export interface QuantileText {
  readonly p: number;
  readonly variable: string;
}

/** For example `weighted 0.5 quantile of hourly` */
export function parseQuantile(text: string): QuantileText {
  const match = /^weighted (0?\.\d+) quantile of ([a-z_]\w*)$/.exec(text.trim());
  if (match === null) throw unreadable(text, text.slice(0, 10), wanted.quantile);
  return { p: Number(match[1]), variable: match[2]! };
}

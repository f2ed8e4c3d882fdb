import type { Indicator } from '../api/types.js';
import { cellAt } from './breakdowns.js';

/** The filters of the catalogue page; all are in the address. */
export interface Wanted {
  readonly text?: string | undefined;
  readonly group?: string | undefined;
  readonly sdg?: string | undefined;
  readonly source?: string | undefined;
  /** `shown`, or a state of the indicator. */
  readonly state?: string | undefined;
}

/** Whether there is a number or a bound; suppressed and missing are separate states. */
export function hasFigure(item: Indicator): boolean {
  if (item.count) return item.count.value !== null;
  const all = cellAt(item.cells, null);
  return item.state === 'computed' && Boolean(all?.figure ?? all?.coded);
}

/** Distinguishes suppressed figures from computed ones, because readers filter by either. */
export function stateOf(item: Indicator): string {
  if (hasFigure(item)) return 'shown';
  const status = cellAt(item.cells, null)?.status;
  return item.state === 'computed' && status !== undefined ? 'withheld' : item.state;
}

/** Whether a figure was computed, shown or suppressed. */
export const wasComputed = (item: Indicator): boolean => ['shown', 'withheld'].includes(stateOf(item));

/** Whether any filter is set. */
export function isSearch({ text, group, sdg, source, state }: Wanted): boolean {
  return [text, group, sdg, source, state].some(Boolean);
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Every word must occur in the name in either language, the code or the SDG target. */
export function matches(item: Indicator, wanted: Wanted): boolean {
  const text = folded([item.name.en, item.name.zh, item.id, item.id.replaceAll('_', ' '), ...item.sdg].join(' '));
  const words = folded(wanted.text ?? '').split(/\s+/);
  return (
    words.every((word) => text.includes(word)) &&
    (!wanted.group || item.group === wanted.group) &&
    (!wanted.sdg || item.sdg.includes(wanted.sdg)) &&
    (!wanted.source || item.source === wanted.source) &&
    (!wanted.state || stateOf(item) === wanted.state)
  );
}

const parts = (code: string): readonly (number | string)[] =>
  code.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** 5.5 before 10.2, 8.5 before 8.5.1, and 8.a after 8.10. */
export function bySdgCode(first: string, second: string): number {
  const [a, b] = [parts(first), parts(second)];
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const [left = -1, right = -1] = [a[index], b[index]];
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    if (typeof left !== typeof right) return typeof left === 'number' ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return 0;
}

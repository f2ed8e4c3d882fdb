import { dayPlus } from '#server/kernel/day.js';
import { barOf, type DatedAction, isoOf } from './axis.js';

/** What of a bar is moved: all of it, its first day or its last. */
export type Grip = 'whole' | 'start' | 'end';

export interface Dates {
  readonly startOn: string | null;
  /** ISO day. */
  readonly dueOn: string;
}

/** The dates of a bar whose part was moved by a number of days: it never ends before it starts. */
export function movedDates(action: DatedAction & Dates, grip: Grip, days: number): Dates {
  const { startOn, dueOn } = action;
  if (grip === 'whole')
    return { startOn: startOn === null ? null : dayPlus(startOn, days), dueOn: dayPlus(dueOn, days) };
  const first = isoOf(barOf(action)![0]);
  if (grip === 'end') {
    const moved = dayPlus(dueOn, days);
    return { startOn, dueOn: startOn !== null && moved < startOn ? startOn : moved };
  }
  const moved = dayPlus(first, days);
  return { startOn: moved > dueOn ? dueOn : moved, dueOn };
}

interface Press {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const week = 7;

/**
 * What a key moves: left and right the whole bar, up and down its last day; with Shift by a week. With other modifiers,
 * keys belong to the browser.
 */
export function moveOf(press: Press): { readonly grip: Grip; readonly days: number } | null {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = press;
  if (altKey || ctrlKey || metaKey) return null;
  const step = shiftKey ? week : 1;
  switch (key) {
    case 'ArrowRight':
      return { grip: 'whole', days: step };
    case 'ArrowLeft':
      return { grip: 'whole', days: -step };
    case 'ArrowUp':
      return { grip: 'end', days: step };
    case 'ArrowDown':
      return { grip: 'end', days: -step };
    default:
      return null;
  }
}

/** Pixels at each end of a bar that move this end; a narrow bar moves as a whole. */
const edge = 8;

export function gripAt(x: number, width: number): Grip {
  if (width < 4 * edge) return 'whole';
  if (x < edge) return 'start';
  return x > width - edge ? 'end' : 'whole';
}

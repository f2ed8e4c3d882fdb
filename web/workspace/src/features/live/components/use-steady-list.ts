import { type FocusEvent, useEffect, useRef, useState } from 'react';
import { steadyRows, type SteadyRow } from '../domain/steady-list.js';

interface Steady<T> {
  readonly rows: readonly SteadyRow<T>[];
  readonly held: boolean;
  /** Event handlers for the element around the list. */
  readonly hold: {
    readonly onPointerEnter: () => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: (event: FocusEvent) => void;
  };
}

/** A list whose rows do not move under the pointer or focus when others act. */
export function useSteadyList<T>(items: readonly T[], keyOf: (item: T) => string): Steady<T> {
  const [pointed, point] = useState(false);
  const [focused, focus] = useState(false);
  const held = pointed || focused;
  const last = useRef<readonly SteadyRow<T>[]>([]);
  const rows = steadyRows(last.current, items, { held, keyOf });
  useEffect(() => {
    last.current = rows;
  });
  const hold = {
    onPointerEnter: () => point(true),
    onPointerLeave: () => point(false),
    // the element itself is focused by a click beside the rows, or to scroll it: nothing in it is about to be pressed
    onFocus: (event: FocusEvent) => focus(event.target !== event.currentTarget),
    onBlur: (event: FocusEvent) => focus(event.currentTarget.contains(event.relatedTarget as Node | null)),
  };
  return { rows, held, hold };
}

import { useEffect, useRef } from 'react';

/**
 * Delays work that moves the page until a press has ended. A message that appears when a field loses the focus moves
 * the elements below it; if a press caused this, the pressed element would move away from under the pointer before the
 * release, and the click would be lost.
 */
export function useAfterPress(): (work: () => void) => void {
  const pressed = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    const press = (): void => {
      pressed.current = true;
    };
    const release = (): void => {
      pressed.current = false;
      // the click comes after the release
      const due = waiting.current.splice(0);
      if (due.length > 0) setTimeout(() => due.forEach((work) => work()));
    };
    // dropping a dragged element has no mouseup; a tap produces the same two events
    const releases = ['mouseup', 'dragend'] as const;
    window.addEventListener('mousedown', press, true);
    for (const name of releases) window.addEventListener(name, release, true);
    return () => {
      window.removeEventListener('mousedown', press, true);
      for (const name of releases) window.removeEventListener(name, release, true);
    };
  }, []);
  return (work) => {
    if (pressed.current) waiting.current.push(work);
    else work();
  };
}

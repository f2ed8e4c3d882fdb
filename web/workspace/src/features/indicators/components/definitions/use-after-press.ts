import { useEffect, useRef } from 'react';

/**
 * What a field says once it was left moves what stands below it. Where a press took the focus away, it is said after the
 * release: else that which is pressed has gone from under the pointer, and the press meets nothing.
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
    // what is dragged is dropped without a mouseup; a finger makes the same two events when it taps
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

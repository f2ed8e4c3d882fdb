import { useCallback, useEffect, useRef } from 'react';

/** The same function each time a component is drawn, which calls the latest one: what receives it is not drawn again. */
export function useLatest<Value>(call: (value: Value) => void): (value: Value) => void {
  const latest = useRef(call);
  useEffect(() => {
    latest.current = call;
  });
  return useCallback((value: Value) => latest.current(value), []);
}

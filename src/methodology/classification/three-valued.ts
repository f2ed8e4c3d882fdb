/** Kleene's strong three-valued logic (1952): yes, no and unknown, represented by 1, 0 and null. */
export type Truth = 1 | 0 | null;

export function truth(condition: boolean): Truth {
  return condition ? 1 : 0;
}

/** 0 if any part is 0, else unknown if any part is unknown, else 1. */
export function allOf(parts: readonly Truth[]): Truth {
  if (parts.includes(0)) return 0;
  return parts.includes(null) ? null : 1;
}

/** 1 if any part is 1, else unknown if any part is unknown, else 0. */
export function anyOf(parts: readonly Truth[]): Truth {
  if (parts.includes(1)) return 1;
  return parts.includes(null) ? null : 0;
}

export function not(part: Truth): Truth {
  return part === null ? null : truth(part === 0);
}

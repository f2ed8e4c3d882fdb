/** Tokens of the formula language of the catalogue: `SUM w*green_job*[sex=2]`, `employee = 1 and age 16-24`. */
export type Token =
  /** `at` is the position in the text, from 0. */
  | { readonly kind: 'name'; readonly text: string; readonly at: number }
  | { readonly kind: 'number'; readonly text: string; readonly value: number; readonly at: number }
  | { readonly kind: 'sign'; readonly text: string; readonly at: number };

const pattern = /\s*(?:([A-Za-z_][A-Za-z_0-9]*)|(\d+(?:\.\d+)?)|(<=|>=|[[\]()*+\-/=<>,]))/y;

/** Returns the tokens, or the position of the first unexpected character. */
export function tokenize(text: string): readonly Token[] | number {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) return from + /^\s*/.exec(text.slice(from))![0].length;
    const [whole, name, number, sign] = match;
    const at = from + whole.length - whole.trimStart().length;
    if (name !== undefined) tokens.push({ kind: 'name', text: name, at });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, value: Number(number), at });
    else tokens.push({ kind: 'sign', text: sign!, at });
  }
  return tokens;
}

/** The first position of a name at or after a position, or 0. */
export function positionOf(text: string, name: string, from = 0): number {
  const tokens = tokenize(text);
  if (typeof tokens === 'number') return 0;
  return tokens.find((token) => token.kind === 'name' && token.text === name && token.at >= from)?.at ?? 0;
}

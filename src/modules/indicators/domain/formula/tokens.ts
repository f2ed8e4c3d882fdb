/** Words of the little language of the catalogue: `SUM w*green_job*[sex=2]`, `employee = 1 and age 16-24`. */
export type Token =
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string; readonly value: number }
  | { readonly kind: 'sign'; readonly text: string };

const pattern = /\s*(?:([A-Za-z_][A-Za-z_0-9]*)|(\d+(?:\.\d+)?)|([[\]()*+\-/=<>,]))/y;

/** The position of the first character that is no word, or the words. */
export function tokenize(text: string): readonly Token[] | number {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) return from;
    const [, name, number, sign] = match;
    if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, value: Number(number) });
    else tokens.push({ kind: 'sign', text: sign! });
  }
  return tokens;
}

/** Approximate width in pixels at 12 px: a Chinese character is twice as wide as a Latin letter. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2E7F' ? 12.5 : 6.6), 0);

/** Text in Latin script breaks between words, Chinese after any character. */
const pieces = (text: string): readonly string[] =>
  text.match(/[\u2E80-\u9FFF\uFF00-\uFFEF]|[^\s\u2E80-\u9FFF\uFF00-\uFFEF]+\s*|\s+/g) ?? [text];

/** The part of the text that fits, with an ellipsis. */
function cut(text: string, room: number): string {
  if (widthOf(text) <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && widthOf(`${letters.join('')}…`) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Splits a text into a limited number of lines; the table has the full name. */
function inLines(text: string, room: number, lines: number): string {
  if (widthOf(text) <= room) return text;
  if (lines < 2) return cut(text, room);
  const words = [...pieces(text)];
  let first = '';
  while (words.length > 0 && (first === '' || widthOf((first + words[0]!).trimEnd()) <= room)) first += words.shift()!;
  const rest = words.join('');
  return [cut(first.trimEnd(), room), ...(rest ? [inLines(rest, room, lines - 1)] : [])].join('\n');
}

/** Labels of a category axis, limited to `room` pixels and a number of lines, and the width that they need. */
export function axisLabels(
  rows: readonly string[],
  room: number,
  most = 2,
): { readonly texts: readonly string[]; readonly width: number } {
  const texts = rows.map((row) => inLines(row, room, most));
  const lines = texts.flatMap((text) => text.split('\n'));
  return { texts, width: Math.max(36, ...lines.map(widthOf)) };
}

/**
 * Moves labels on one line so that no two are closer than `distance`, none leaves the range, and the order is kept.
 * `places` in pixels; the result is in the same order.
 */
export function apart(
  places: readonly number[],
  distance: number,
  [first, last]: readonly [number, number],
): readonly number[] {
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  const moved = [...places];
  let free = first;
  for (const [rank, { place, index }] of order.entries()) {
    const latest = last - distance * (order.length - 1 - rank);
    moved[index] = Math.max(free, Math.min(place, latest));
    free = moved[index] + distance;
  }
  return moved;
}

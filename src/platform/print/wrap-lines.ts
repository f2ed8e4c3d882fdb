/**
 * Breaks a text into lines no wider than `width`. Latin words stay whole, Chinese breaks between any two characters
 * except before closing and after opening punctuation (the basic rules of JIS X 4051 and GB/T 15834). A word that is
 * wider than a line is broken where the line is full.
 */
export function wrapLines(text: string, width: number, widthOf: (character: string) => number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph([...paragraph], width, widthOf));
}

const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef\u2018\u2019\u201c\u201d\u2026]/u;
const closing = /[、。，．：；？！）》〉」』】〕｝”’…%,.:;?!)\]}]/u;
const opening = /[（《〈「『【〔｛“‘(\[{]/u;

/** Latin text also uses curly quotes; between two of its letters they are part of the word. */
function mayBreakBetween(before: string, after: string): boolean {
  if (before === ' ' || after === ' ') return true;
  if (closing.test(after) || opening.test(before) || /\p{M}/u.test(after)) return false;
  return wide.test(before) || wide.test(after);
}

function wrapParagraph(
  characters: readonly string[],
  width: number,
  widthOf: (character: string) => number,
): readonly string[] {
  const lines: string[] = [];
  let start = 0;
  do {
    while (start > 0 && characters[start] === ' ') start++;
    const stop = endOfLine(characters, start, { width, widthOf });
    lines.push(characters.slice(start, stop).join('').trimEnd());
    start = stop;
  } while (start < characters.length && !characters.slice(start).every((character) => character === ' '));
  return lines;
}

function endOfLine(
  characters: readonly string[],
  start: number,
  limit: { readonly width: number; readonly widthOf: (character: string) => number },
): number {
  let used = 0;
  let candidate = 0;
  for (let at = start; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (at > start && mayBreakBetween(characters[at - 1] ?? '', character)) candidate = at;
    used += limit.widthOf(character);
    if (used > limit.width && at > start && character !== ' ') return candidate > start ? candidate : at;
  }
  return characters.length;
}

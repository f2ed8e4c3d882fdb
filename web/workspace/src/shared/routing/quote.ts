const letters = /^[\p{Script=Latin}\p{N}]{2}$/u;
const isWithinWord = (text: string, at: number): boolean => letters.test(text.slice(at - 1, at + 1));

/** The part of a text around the search words, short enough for a line of results. */
export function quote(text: string, words: string, length = 90): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= length) return flat;
  const at = Math.max(0, flat.toLowerCase().indexOf(words.trim().toLowerCase()));
  let from = Math.min(Math.max(0, at - Math.floor(length / 3)), flat.length - length);
  let to = from + length;
  // never begins or ends within a word of an alphabet; Chinese has no blanks
  while (from > 0 && from < at && isWithinWord(flat, from)) from += 1;
  while (to < flat.length && to > at + words.length && isWithinWord(flat, to)) to -= 1;
  return `${from > 0 ? '…' : ''}${flat.slice(from, to)}${to < flat.length ? '…' : ''}`;
}

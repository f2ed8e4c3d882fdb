/** The part of a text around the search words, short enough for a line of results. */
export function quote(text: string, words: string, length = 90): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= length) return flat;
  const at = Math.max(0, flat.toLowerCase().indexOf(words.trim().toLowerCase()));
  const from = Math.min(Math.max(0, at - Math.floor(length / 3)), flat.length - length);
  const to = from + length;
  return `${from > 0 ? '…' : ''}${flat.slice(from, to)}${to < flat.length ? '…' : ''}`;
}

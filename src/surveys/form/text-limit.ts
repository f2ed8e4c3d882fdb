/** The most characters of a text, in UTF-16 units. */
export const TEXT_LIMIT = 2000;

/** Bytes of a text in JSON and UTF-8, without the quotation marks around it. */
export function bytesInJson(text: string): number {
  let bytes = 0;
  for (const sign of text) bytes += bytesOfSign(sign.codePointAt(0) ?? 0);
  return bytes;
}

function bytesOfSign(point: number): number {
  if (point === 34 || point === 92 || (point >= 8 && point <= 13 && point !== 11)) return 2;
  // other control characters, and halves of pairs, are written as \u and four digits
  if (point < 32 || (point >= 0xd800 && point <= 0xdfff)) return 6;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

/** How many characters can follow a text, if each has so many bytes in JSON. */
export function signsLeft(text: string, bytes: number, ofEach: number): number {
  return Math.max(0, Math.floor(Math.min((bytes - bytesInJson(text)) / ofEach, TEXT_LIMIT - text.length)));
}

/** How many characters must be removed from the end of a text until it has at most so many bytes in JSON; 0: it fits. */
export function signsOver(text: string, bytes: number): number {
  let used = 0;
  let units = 0;
  let over = 0;
  for (const sign of text) {
    used += bytesOfSign(sign.codePointAt(0) ?? 0);
    units += sign.length;
    if (used > bytes || units > TEXT_LIMIT) over += 1;
  }
  return over;
}

/**
 * Moves the decimal point of a number within its text by two places: 35.5% is stored as 0.355, without the rounding of
 * binary fractions. Undefined if the text is not a plain decimal number.
 */
function shifted(text: string, places: 2 | -2): string | undefined {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!found) return undefined;
  const [, sign = '', whole = '', part = ''] = found;
  const digits = `00${whole}${part}00`;
  const point = 2 + whole.length + places;
  const moved = `${digits.slice(0, point)}.${digits.slice(point)}`;
  const plain = moved
    .replace(/^0+(?=\d)/, '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
  return plain === '' || plain === '0' ? '0' : `${sign}${plain}`;
}

/** "35.5" -> "0.355" */
export const shareOfPercent = (percent: string): string | undefined => shifted(percent, -2);

/** "0.355" -> "35.5" */
export const percentOfShare = (share: string): string | undefined => shifted(share, 2);

/**
 * At most 15 digits before and 9 after the decimal point: within the exact range of a double and of the stored scaled
 * integers.
 */
export const DECIMAL = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{0,8}[1-9])?$/;

/**
 * The canonical text of a number as a person types it: normalises full-width digits and points of a Chinese keyboard,
 * thousands separators, leading zeros and blanks. Returns undefined if the text is not a number or is too long.
 */
export function canonicalNumber(typed: string): string | undefined {
  const plain = typed
    .replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[\uff0e\u3002]/g, '.')
    .replace(/[\uff0d\u2212]/g, '-')
    .replace(/\uff0c/g, ',')
    .replace(/[\s\u00a0\u3000]/g, '');
  const digits = /^-?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(plain) ? plain.replace(/,/g, '') : plain;
  const match = /^(-?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(digits.replace(/^(-?)\./, '$10.'));
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  const signed = text === '0' ? text : sign + text;
  return DECIMAL.test(signed) ? signed : undefined;
}

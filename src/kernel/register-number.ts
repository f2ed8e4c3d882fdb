/**
 * Numbers in official registers: of an enterprise its unified social credit code (GB 32100-2015) or a number of another
 * register, of a park its code in the catalogue of development zones.
 */

/** Digits and capital letters of a unified social credit code, in the order of their values; I, O, S, V and Z are not used. */
const symbols = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 17 symbols with weights 3^0, 3^1, … modulo 31, and a check symbol that makes the sum a multiple of 31 (GB 32100-2015). */
function hasCheckSymbol(number: string): boolean {
  let [sum, weight] = [0, 1];
  for (const symbol of number.slice(0, 17)) {
    const value = symbols.indexOf(symbol);
    if (value < 0) return false;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return symbols[(31 - (sum % 31)) % 31] === number[17];
}

/**
 * Capital letters, digits and hyphens, 2 to 40 of them. One of 18 letters and digits must be a unified social credit
 * code: its check symbol finds wrong letters, and numbers that a spreadsheet has rounded to 15 digits.
 */
export function isRegisterNumber(text: string): boolean {
  return /^[0-9A-Z][0-9A-Z-]{1,39}$/.test(text) && (!/^[0-9A-Z]{18}$/.test(text) || hasCheckSymbol(text));
}

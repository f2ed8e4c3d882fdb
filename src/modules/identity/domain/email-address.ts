/**
 * Email addresses are compared without case; in practice the part before the @ is not case-sensitive, although RFC
 * 5321, 2.4 allows it.
 */
export function normalAddress(address: string): string {
  return address.trim().normalize('NFC').toLowerCase();
}

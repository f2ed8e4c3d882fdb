/** Addresses are compared without case; the part before the @ is case-sensitive only on paper (RFC 5321, 2.4). */
export function normalAddress(address: string): string {
  return address.trim().normalize('NFC').toLowerCase();
}

/**
 * Email addresses are compared without case; in practice the part before the @ is not case-sensitive, although RFC
 * 5321, 2.4 allows it.
 */
export function normalAddress(address: string): string {
  return address.trim().normalize('NFC').toLowerCase();
}

/** An address as it is kept with a person; blank is none. */
export function storedAddress(address: string | null | undefined): string | null {
  const normal = normalAddress(address ?? '');
  return normal === '' ? null : normal;
}

const stored = 'live:pairing-code';
const codeLength = 8;

/** What a person types or scans, as the server knows it. */
export function pairingCode(typed: string): string {
  return typed.replace(/\s/g, '').toUpperCase();
}

export function isPairingCode(code: string): boolean {
  return /^[2-9A-Z]+$/.test(code) && code.length === codeLength;
}

/** Keeps the code that was scanned until the console uses it, also while the person signs in. Null: there is none. */
export function keepPairingCode(scanned: string): string | null {
  const code = pairingCode(scanned);
  if (isPairingCode(code)) sessionStorage.setItem(stored, code);
  return sessionStorage.getItem(stored);
}

export function scannedPairingCode(): string {
  return sessionStorage.getItem(stored) ?? '';
}

export function forgetPairingCode(): void {
  sessionStorage.removeItem(stored);
}

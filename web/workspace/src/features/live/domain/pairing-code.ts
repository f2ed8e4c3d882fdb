const stored = 'live:pairing-code';
const codeLength = 8;
/** A screen shows its code for that long. */
const keptFor = 600_000;

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
  if (isPairingCode(code)) sessionStorage.setItem(stored, `${code} ${Date.now()}`);
  return scannedPairingCode() || null;
}

export function scannedPairingCode(): string {
  return codeAt(sessionStorage.getItem(stored), Date.now());
}

/** The code that was kept with its time, unless it is too old. */
export function codeAt(kept: string | null, now: number): string {
  const [code = '', at] = (kept ?? '').split(' ');
  return now - Number(at) < keptFor ? code : '';
}

export function forgetPairingCode(): void {
  sessionStorage.removeItem(stored);
}

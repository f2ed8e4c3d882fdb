import type { Store } from './store.js';

/**
 * Unfinished answers on a phone that several people may use. Each draft is encrypted with a key derived from four
 * digits (PBKDF2, AES-GCM). Four digits are few: the limit of wrong attempts protects against a curious colleague, not
 * against someone who copies the storage. After the last wrong attempt the encrypted text is deleted.
 */
export const MOST_TRIES = 5;
const ITERATIONS = 150_000;
const KEEP_DAYS = 30;
/** No draft was saved before: the clock of the phone was wrong then. */
const FIRST_DAY = '2026-01-01';
const SINCE = 'since:';

export interface Sealed {
  readonly salt: string;
  readonly iv: string;
  readonly text: string;
}

interface DraftRecord {
  /** Day of the last change, YYYY-MM-DD, by which people recognise their own draft among several. */
  readonly day: string;
  readonly wrongTries: number;
  /** Deleted after the last wrong attempt. */
  readonly sealed?: Sealed;
}

export interface DraftNote {
  readonly id: string;
  readonly day: string;
  readonly locked: boolean;
  readonly triesLeft: number;
}

export type Opening =
  | { readonly outcome: 'open'; readonly text: string; readonly lock: Lock }
  | { readonly outcome: 'wrong'; readonly triesLeft: number }
  | { readonly outcome: 'locked' };

/** The key in memory, so that each change can be encrypted without asking for the digits again. */
export interface Lock {
  readonly salt: string;
  readonly key: CryptoKey;
}

export interface DraftPorts {
  readonly store: Store;
  readonly crypto: Crypto;
  /** The current day, YYYY-MM-DD. */
  readonly today: () => string;
}

export class Drafts {
  /** `code` of the poster or link, which separates the drafts of different surveys. */
  constructor(
    private readonly ports: DraftPorts,
    private readonly code: string,
  ) {}

  /** Drafts need a secure page (https) and durable storage. */
  get possible(): boolean {
    return this.ports.store.durable && Boolean(this.ports.crypto && this.ports.crypto.subtle);
  }

  /** Drafts for this code, oldest first. Deletes drafts for any code that were not changed for 30 days. */
  async list(): Promise<readonly DraftNote[]> {
    const notes: DraftNote[] = [];
    const today = this.ports.today();
    for (const key of await this.ports.store.keys('draft:')) {
      const record = await this.read(key);
      const day = record ? await this.dayOf(key, record.day) : today;
      if (!record || daysBetween(day, today) > KEEP_DAYS) {
        await this.removeKey(key);
        continue;
      }
      if (key.indexOf(this.prefix()) !== 0) continue;
      const triesLeft = MOST_TRIES - record.wrongTries;
      notes.push({ id: key.slice(this.prefix().length), day, locked: !record.sealed, triesLeft });
    }
    return notes.sort((a, b) => (a.day + a.id < b.day + b.id ? -1 : 1));
  }

  async lock(digits: string): Promise<Lock> {
    const salt = toBase64(this.ports.crypto.getRandomValues(new Uint8Array(16)));
    return { salt, key: await this.keyFrom(digits, salt) };
  }

  async save(id: string, lock: Lock, text: string): Promise<void> {
    const iv = this.ports.crypto.getRandomValues(new Uint8Array(12));
    const sealed = await this.ports.crypto.subtle.encrypt(
      { name: 'AES-GCM', iv },
      lock.key,
      new TextEncoder().encode(text),
    );
    const record: DraftRecord = {
      day: this.ports.today(),
      wrongTries: 0,
      sealed: { salt: lock.salt, iv: toBase64(iv), text: toBase64(new Uint8Array(sealed)) },
    };
    await this.ports.store.put(this.prefix() + id, JSON.stringify(record));
  }

  /**
   * Tries four digits. A wrong attempt is stored before its result is shown, so that closing the page does not undo
   * it.
   */
  async open(id: string, digits: string): Promise<Opening> {
    const key = this.prefix() + id;
    const record = await this.read(key);
    if (!record || !record.sealed) return { outcome: 'locked' };
    const wrongTries = record.wrongTries + 1;
    await this.ports.store.put(key, written(record, wrongTries));
    try {
      const { salt, iv, text } = record.sealed;
      const lock = { salt, key: await this.keyFrom(digits, salt) };
      const cipher = { name: 'AES-GCM', iv: fromBase64(iv) };
      const plain = await this.ports.crypto.subtle.decrypt(cipher, lock.key, fromBase64(text));
      await this.ports.store.put(key, written(record, 0));
      return { outcome: 'open', text: new TextDecoder().decode(plain), lock };
    } catch {
      if (wrongTries < MOST_TRIES) return { outcome: 'wrong', triesLeft: MOST_TRIES - wrongTries };
      await this.ports.store.put(key, JSON.stringify({ day: record.day, wrongTries }));
      return { outcome: 'locked' };
    }
  }

  async remove(id: string): Promise<void> {
    await this.removeKey(this.prefix() + id);
  }

  /**
   * With a day that cannot be, the thirty days begin now: not at once over, and not in some years. Their first day has a key
   * of its own: a draft that is written back could undo what another tab saved meanwhile.
   */
  private async dayOf(key: string, day: string): Promise<string> {
    const { store } = this.ports;
    const today = this.ports.today();
    if (isPossible(day, today)) {
      await store.remove(SINCE + key);
      return day;
    }
    const since = await store.get(SINCE + key);
    if (since !== undefined && isPossible(since, today)) return since;
    await store.put(SINCE + key, today);
    return today;
  }

  private async removeKey(key: string): Promise<void> {
    await this.ports.store.remove(key);
    await this.ports.store.remove(SINCE + key);
  }

  private prefix(): string {
    return `draft:${this.code}:`;
  }

  private async read(key: string): Promise<DraftRecord | undefined> {
    try {
      const record = JSON.parse((await this.ports.store.get(key)) || '') as DraftRecord;
      return typeof record.day === 'string' ? record : undefined;
    } catch {
      return undefined;
    }
  }

  private async keyFrom(digits: string, salt: string): Promise<CryptoKey> {
    const { subtle } = this.ports.crypto;
    const material = await subtle.importKey('raw', new TextEncoder().encode(digits), 'PBKDF2', false, ['deriveKey']);
    const how = { name: 'PBKDF2', hash: 'SHA-256', iterations: ITERATIONS, salt: fromBase64(salt) };
    return subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  }
}

function written(record: DraftRecord, wrongTries: number): string {
  return JSON.stringify(Object.assign({}, record, { wrongTries }));
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  bytes.forEach((byte) => (text += String.fromCharCode(byte)));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text);
  const bytes = new Uint8Array(plain.length);
  for (let place = 0; place < plain.length; place += 1) bytes[place] = plain.charCodeAt(place);
  return bytes;
}

/** A clock that is always before the first day still counts the days. */
function isPossible(day: string, today: string): boolean {
  return day <= today && (day >= FIRST_DAY || today < FIRST_DAY);
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

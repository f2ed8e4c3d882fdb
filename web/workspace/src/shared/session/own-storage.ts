/**
 * Stores what a person leaves in this browser until the server has it: commands of a live room, drafts of texts. It is
 * stored by account, so that on a shared device nothing is shown to, or sent in the name of, the person who signs in
 * next. Signing out deletes it, and so does signing in with another account.
 */

const prefix = 'tripartite.own.';
/** The account that owns the stored data: written at sign-in, and watched by other tabs. */
const holderKey = 'tripartite.account';

export interface OwnStorage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
  /** Names with this prefix, in no particular order. */
  names(beginning: string): readonly string[];
}

type Backing = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & { keys(): readonly string[] };

/** The browser's storage if it is allowed; otherwise memory, until the page is closed. */
function backing(): Backing {
  try {
    const { localStorage } = globalThis;
    localStorage.getItem('');
    return {
      getItem: (key) => localStorage.getItem(key),
      setItem: (key, value) => localStorage.setItem(key, value),
      removeItem: (key) => localStorage.removeItem(key),
      keys: () => Object.keys(localStorage),
    };
  } catch {
    const memory = new Map<string, string>();
    return {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
      removeItem: (key) => void memory.delete(key),
      keys: () => [...memory.keys()],
    };
  }
}

const kept = backing();
let account: string | null = null;

/** The account that this page was loaded for; null before sign-in. */
export function ownAccount(): string | null {
  return account;
}

/** Assigns the page to this account and deletes the data of others. */
export function belongTo(accountId: string): void {
  account = accountId;
  erase((key) => !key.startsWith(`${prefix}${accountId}.`));
  if (kept.getItem(holderKey) !== accountId) write(holderKey, accountId);
}

/** The session ended without signing out: typed text is kept for the same person. */
export function detachPage(): void {
  account = null;
}

/** After signing out: deletes all data of the person from the browser. */
export function eraseOwn(): void {
  account = null;
  erase(() => true);
  kept.removeItem(holderKey);
}

/**
 * Calls `changed` when someone signs in or out in another tab, so that the page no longer belongs to the signed-in
 * person.
 */
export function onOtherPerson(changed: () => void): void {
  globalThis.addEventListener?.('storage', ({ key, newValue }: StorageEvent) => {
    if (key === holderKey && account !== null && newValue !== account) changed();
  });
}

/** Storage of the account that is signed in when this is called; it keeps using that account afterwards. */
export function ownStorage(): OwnStorage {
  const own = `${prefix}${account ?? 'nobody'}.`;
  return {
    getItem: (name) => kept.getItem(own + name),
    setItem: (name, value) => write(own + name, value),
    removeItem: (name) => kept.removeItem(own + name),
    names: (beginning) =>
      kept
        .keys()
        .filter((key) => key.startsWith(own + beginning))
        .map((key) => key.slice(own.length)),
  };
}

function erase(which: (key: string) => boolean): void {
  for (const key of kept.keys()) if (key.startsWith(prefix) && which(key)) kept.removeItem(key);
}

function write(key: string, value: string): void {
  try {
    kept.setItem(key, value);
  } catch {
    /* the storage is full: the data is lost when the page is closed */
  }
}

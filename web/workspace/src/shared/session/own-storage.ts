/**
 * What a person leaves in this browser until the server has it: commands of a live room, drafts of texts. It lies under the
 * id of the account, so that on a shared device nothing is shown to, or sent in the name of, the person who signs in next;
 * signing out erases it, and so does a sign-in as someone else.
 */

const prefix = 'tripartite.own.';
/** Whose belongings lie here: written at sign-in, and watched by the other tabs. */
const holderKey = 'tripartite.account';

export interface OwnStorage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
  /** Names that begin so, in no order. */
  names(beginning: string): readonly string[];
}

type Backing = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & { keys(): readonly string[] };

/** Of the browser where it allows that; otherwise until the page is closed. */
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

/** The page belongs to this account from now on; what anyone else left is erased. */
export function belongTo(accountId: string): void {
  account = accountId;
  erase((key) => !key.startsWith(`${prefix}${accountId}.`));
  if (kept.getItem(holderKey) !== accountId) write(holderKey, accountId);
}

/** The session is over, not by a sign-out: what was typed waits for the same person. */
export function belongToNobody(): void {
  account = null;
}

/** After a sign-out: nothing of the person stays in the browser. */
export function eraseOwn(): void {
  account = null;
  erase(() => true);
  kept.removeItem(holderKey);
}

/** Told when someone signs in or out in another tab of this browser, and the page is no longer that person's. */
export function onOtherPerson(changed: () => void): void {
  globalThis.addEventListener?.('storage', ({ key, newValue }: StorageEvent) => {
    if (key === holderKey && account !== null && newValue !== account) changed();
  });
}

/** Of the account that is signed in when this is called: whoever holds it afterwards reads and writes that account's only. */
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
    /* the storage is full: what it was for lasts as long as the page */
  }
}

/** Storage for drafts and unsent answers on the device: IndexedDB, otherwise localStorage, otherwise memory only. */
export interface Store {
  /** false: stored values are lost when the page closes (private window, storage refused). */
  readonly durable: boolean;
  get(key: string): Promise<string | undefined>;
  /** Resolves once the value is on the device; rejects if it could not be stored (full, refused). */
  put(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
  keys(prefix: string): Promise<readonly string[]>;
}

const NAME = 'survey';
/**
 * Milliseconds. Some in-app browsers never answer a request to open IndexedDB; the next kind of storage is then used.
 */
const OPEN_TIMEOUT_MS = 2000;

export async function openStore(): Promise<Store> {
  try {
    return indexedStore(await openDatabase());
  } catch {
    return plainStore() || memoryStore();
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('no answer')), OPEN_TIMEOUT_MS);
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => void request.result.createObjectStore(NAME);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error || new Error('refused'));
  });
}

function indexedStore(database: IDBDatabase): Store {
  /** Resolves when the transaction completes, not the request: only then is the value on the device. */
  const run = <T>(mode: IDBTransactionMode, work: (table: IDBObjectStore) => IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(NAME, mode);
      const request = work(transaction.objectStore(NAME));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error || new Error('not kept'));
    });
  return {
    durable: true,
    get: (key) => run('readonly', (table) => table.get(key) as IDBRequest<string | undefined>),
    put: (key, value) => run('readwrite', (table) => table.put(value, key)).then(() => undefined),
    remove: (key) => run('readwrite', (table) => table.delete(key)),
    keys: (prefix) =>
      run('readonly', (table) => table.getAllKeys()).then((keys) =>
        keys.map(String).filter((key) => key.startsWith(prefix)),
      ),
  };
}

function plainStore(): Store | undefined {
  try {
    const area = window.localStorage;
    area.setItem(`${NAME}:probe`, '1');
    area.removeItem(`${NAME}:probe`);
    const own = `${NAME}:`;
    return {
      durable: true,
      get: async (key) => area.getItem(own + key) || undefined,
      put: async (key, value) => area.setItem(own + key, value),
      remove: async (key) => area.removeItem(own + key),
      keys: async (prefix) =>
        Object.keys(area)
          .filter((key) => key.startsWith(own + prefix))
          .map((key) => key.slice(own.length)),
    };
  } catch {
    return undefined;
  }
}

export function memoryStore(): Store {
  const kept = new Map<string, string>();
  return {
    durable: false,
    get: async (key) => kept.get(key),
    put: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
    keys: async (prefix) => Array.from(kept.keys()).filter((key) => key.startsWith(prefix)),
  };
}

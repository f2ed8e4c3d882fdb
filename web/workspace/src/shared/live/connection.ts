import { useSyncExternalStore } from 'react';

/** Whether the last request reached the server; if not, the server is asked every five seconds. */
let reached = true;
let asking: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

async function ask(): Promise<void> {
  try {
    await fetch('/health/live', { cache: 'no-store' });
    reportReached(true);
  } catch {
    /* still unreachable */
  }
}

export function reportReached(now: boolean): void {
  if (now === reached) return;
  reached = now;
  if (asking) clearInterval(asking);
  asking = now ? undefined : setInterval(() => void ask(), 5_000);
  for (const listener of listeners) listener();
}

export function useReached(onBack?: () => void): boolean {
  return useSyncExternalStore(
    (changed) => {
      const hear = (): void => {
        changed();
        if (reached) onBack?.();
      };
      listeners.add(hear);
      const offline = (): void => reportReached(false);
      const online = (): void => void ask();
      window.addEventListener('offline', offline);
      window.addEventListener('online', online);
      return () => {
        listeners.delete(hear);
        window.removeEventListener('offline', offline);
        window.removeEventListener('online', online);
      };
    },
    () => reached,
  );
}

/**
 * Notifies other tabs of this page that a draft was sent. Uses the storage event, which in-app browsers support too;
 * the id is removed at once, so that it does not stay on the phone.
 */
const KEY = 'survey:sent';

export function notifyTabs(instanceId: string): void {
  try {
    window.localStorage.setItem(KEY, instanceId);
    window.localStorage.removeItem(KEY);
  } catch {
    // without storage, no other tab can have the same draft
  }
}

export function onSentElsewhere(hear: (instanceId: string) => void): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === KEY && newValue) hear(newValue);
  });
}

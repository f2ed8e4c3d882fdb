/** The type of a change, such as `roadmap.action.status-changed.v1`, and the id of the record. */
export interface Changed {
  readonly type: string;
  readonly subject: string;
}

/**
 * Whether a change makes the reply to a query stale. Keys are [context, workspaceId, kind, id, …], or [workspaceId, …]
 * for people and places. The page of one record does not become stale when another record of its kind changes. The
 * overview ("chain") and notifications depend on all, except on the facts of a live room.
 */
export function isStale(queryKey: readonly unknown[], { type, subject }: Changed, workspaceId: string): boolean {
  const [context, kind] = type.split('.');
  if (context === 'live') return queryKey[0] === context && queryKey[1] === workspaceId && queryKey[2] === kind;
  if (queryKey[0] === workspaceId) return context === 'identity' || context === 'directory';
  if (queryKey[0] === 'me') return context === 'identity';
  if (queryKey[1] !== workspaceId) return false;
  if (queryKey[0] === 'chain' || queryKey[0] === 'notifications') return true;
  if (queryKey[0] !== context) return false;
  return queryKey[2] !== kind || typeof queryKey[3] !== 'string' || queryKey[3] === subject;
}

import type { QueryClient } from '@tanstack/react-query';
import { closeSockets } from '../live/socket.js';
import { meQuery } from './me.js';
import { detachPage, eraseOwn } from './own-storage.js';

/** Removes everything that was fetched or subscribed to for one person before another signs in. */
export function forgetFetched(client: QueryClient): void {
  closeSockets();
  client.clear();
}

export function signedOut(client: QueryClient): void {
  eraseOwn();
  forgetFetched(client);
  client.setQueryData(meQuery.queryKey, null);
}

/** The session has ended elsewhere or expired: the same person continues after signing in again. */
export function sessionOver(client: QueryClient): void {
  detachPage();
  forgetFetched(client);
  client.setQueryData(meQuery.queryKey, null);
}

import type { QueryClient } from '@tanstack/react-query';
import { closeSockets } from '../live/socket.js';
import { meQuery } from './me.js';
import { belongToNobody, eraseOwn } from './own-storage.js';

/** Nothing that was fetched or is followed for one person is left in the page for the next. */
export function forgetFetched(client: QueryClient): void {
  closeSockets();
  client.clear();
}

export function signedOut(client: QueryClient): void {
  eraseOwn();
  forgetFetched(client);
  client.setQueryData(meQuery.queryKey, null);
}

/** Ended elsewhere or by time: the same person goes on after signing in again. */
export function sessionOver(client: QueryClient): void {
  belongToNobody();
  forgetFetched(client);
  client.setQueryData(meQuery.queryKey, null);
}

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { forgetFetched } from '#shared/session/change-person.js';

/** Accepts only paths of this site, so that a link cannot redirect to another site. */
function safePath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
}

/** After signing in, discards cached replies and opens the page that the reader wanted. */
export function useEnter(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { next } = useSearch({ strict: false }) as { next?: string };
  return async () => {
    forgetFetched(client);
    const url = new URL(safePath(next), 'http://here');
    await navigate({ to: url.pathname, search: Object.fromEntries(url.searchParams) as never, replace: true });
  };
}

/** The secret after `#`, which the browser does not send to the server. */
export function tokenOfAddress(): string {
  return window.location.hash.replace(/^#/, '');
}

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { forgetFetched } from '#shared/session/change-person.js';

/** Only paths of this site: an address from outside must not lead elsewhere. */
function safePath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
}

/** After a sign-in: forget what was known about no one, and go where the reader wanted to go. */
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

/** The secret behind `#`, which the browser sends to no one. */
export function tokenOfAddress(): string {
  return window.location.hash.replace(/^#/, '');
}

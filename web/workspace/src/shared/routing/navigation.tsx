import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';
import { useCallback } from 'react';
import { useWorkspace } from '../session/workspace-context.js';

/** Converts `/roadmap/…` to `/w/jiangsu/roadmap/…`. */
export function useWorkspaceAddress(): (path: string) => string {
  const { slug } = useWorkspace();
  return useCallback((path) => `/w/${slug}${path === '/' ? '' : path}`, [slug]);
}

export interface WorkspaceLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** Path within the workspace, optionally with a query string: `/roadmap?late=yes`. */
  readonly to: string;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLAnchorElement>;
}

function splitAddress(address: string): { to: string; search: Record<string, string>; hash: string | undefined } {
  const url = new URL(address, 'http://here');
  return { to: url.pathname, search: Object.fromEntries(url.searchParams), hash: url.hash.slice(1) || undefined };
}

/** A link within the workspace. As root of a Mantine component: `<Button component={WorkspaceLink} to="/roadmap">`. */
export function WorkspaceLink({ to, children, ...rest }: WorkspaceLinkProps) {
  const address = useWorkspaceAddress();
  return (
    <Link {...splitAddress(address(to))} activeOptions={{ exact: true, includeSearch: false }} {...rest}>
      {children}
    </Link>
  );
}

/** Navigates to a path within the workspace. */
export function useGo(): (path: string, options?: { readonly replace?: boolean }) => void {
  const address = useWorkspaceAddress();
  const navigate = useNavigate();
  return useCallback(
    (path, options) => void navigate({ ...splitAddress(address(path)), replace: options?.replace ?? false }),
    [address, navigate],
  );
}

/** A parameter of the address, e.g. `useParam('actionId')`. */
export function useParam(name: string): string {
  const all = useParams({ strict: false }) as Record<string, string | undefined>;
  return all[name] ?? '';
}

/** Filters and tabs in the address. `set({ status: undefined })` removes one. */
export function useAddress(): {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly set: (changes: Readonly<Record<string, string | undefined>>) => void;
  readonly clear: () => void;
} {
  const values = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>;
  const navigate = useNavigate();
  const set = useCallback(
    (changes: Readonly<Record<string, string | undefined>>) => {
      const search = (before: Record<string, string | undefined>) =>
        Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, value]) => value));
      void navigate({ to: '.', search: search as never, replace: true, resetScroll: false });
    },
    [navigate],
  );
  const clear = useCallback(() => void navigate({ to: '.', search: {} as never, replace: true }), [navigate]);
  return { values, set, clear };
}

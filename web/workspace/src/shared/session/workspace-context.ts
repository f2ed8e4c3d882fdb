import { createContext, useContext } from 'react';
import type { Membership, Workspace } from './me.js';

export const MembershipContext = createContext<Membership | null>(null);

/** The workspace of this address, with the reader's membership. Only below `/w/:workspace`. */
export function useMembership(): Membership {
  const membership = useContext(MembershipContext);
  if (!membership) throw new Error('This component belongs below /w/:workspace.');
  return membership;
}

export function useWorkspace(): Workspace {
  return useMembership().workspace;
}

/**
 * `const can = useCan(); can('roadmap.action.change-status')`: decides whether to show a control; the server checks
 * again.
 */
export function useCan(): (permission: string) => boolean {
  const { permissions } = useMembership();
  return (permission) => permissions.includes(permission);
}

export function useTimeZone(): string | undefined {
  return useContext(MembershipContext)?.workspace.timeZone;
}

export function useNationalTerms(): boolean {
  return useContext(MembershipContext)?.workspace.constituencyTerms === 'national';
}

import { useLocation } from '@tanstack/react-router';
import { useWorkspaceAddress } from '../../shared/routing/navigation.js';
import { type Here, hereIn, loopItems, workspaceItems } from './navigation-items.js';

const items = [...loopItems, ...workspaceItems];

/** The place of the current page in the navigation. */
export function useHere(): Here {
  const root = useWorkspaceAddress()('/').replace(/\/$/, '');
  const { pathname } = useLocation();
  return hereIn(items, pathname.slice(root.length).replace(/\/$/, '') || '/');
}

import {
  Building2,
  ChartColumn,
  ClipboardList,
  FileCheck2,
  History,
  Languages,
  LayoutDashboard,
  Route,
  Settings,
  UsersRound,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';

export interface NavigationItem {
  /** Key of its word in `app:nav`. */
  readonly key: string;
  readonly to: string;
  readonly icon: LucideIcon;
  /** What opens the page; absent: every member may. */
  readonly permission?: string;
}

/** The steps of the loop, in its order. */
export const loopItems: readonly NavigationItem[] = [
  { key: 'overview', to: '/', icon: LayoutDashboard },
  { key: 'roundtables', to: '/roundtables', icon: UsersRound },
  { key: 'conclusions', to: '/conclusions', icon: FileCheck2 },
  { key: 'roadmap', to: '/roadmap', icon: Route },
  { key: 'surveys', to: '/surveys', icon: ClipboardList },
  { key: 'indicators', to: '/indicators', icon: ChartColumn },
];

export const workspaceItems: readonly NavigationItem[] = [
  { key: 'directory', to: '/directory', icon: Building2 },
  { key: 'translations', to: '/translations', icon: Languages, permission: 'dialogue.translation.repair' },
  { key: 'activity', to: '/activity', icon: History, permission: 'chain.activity.read' },
  { key: 'settings', to: '/settings', icon: Settings },
];

/** A menu shows nobody a page that their role may not open. */
export const openTo = (items: readonly NavigationItem[], can: (permission: string) => boolean) =>
  items.filter(({ permission }) => permission === undefined || can(permission));

/** On a phone: the five most used; the rest is under "more". */
export const barKeys: readonly string[] = ['overview', 'roundtables', 'roadmap', 'surveys', 'indicators'];

/** Whether `here` (a full path) lies at or below the item. */
export function isHere(address: string, here: string, to: string): boolean {
  return to === '/' ? here === address || here === `${address}/` : here === address || here.startsWith(`${address}/`);
}

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

/** A page, or a group of pages that share tabs. */
export interface NavigationPage {
  /** Key of its name in `app:nav`. */
  readonly key: string;
  readonly to: string;
  /** The permission to open the page; if absent, every member may. */
  readonly permission?: string;
  /** Pages of the group, shown as tabs above each of them. */
  readonly tabs?: readonly NavigationPage[];
}

export interface NavigationItem extends NavigationPage {
  readonly icon: LucideIcon;
  /** Other addresses of records of the section. */
  readonly records?: readonly string[];
  /** Second level: the other pages of the section. */
  readonly pages?: readonly NavigationPage[];
}

/** The steps of the dialogue cycle, in order. */
export const loopItems: readonly NavigationItem[] = [
  { key: 'overview', to: '/', icon: LayoutDashboard },
  {
    key: 'roundtables',
    to: '/roundtables',
    icon: UsersRound,
    records: ['/meetings'],
    pages: [{ key: 'workingGroups', to: '/working-groups' }],
  },
  { key: 'conclusions', to: '/conclusions', icon: FileCheck2, pages: [{ key: 'gaps', to: '/gaps' }] },
  {
    key: 'roadmap',
    to: '/roadmap',
    icon: Route,
    pages: [
      { key: 'mine', to: '/roadmap/mine' },
      { key: 'plans', to: '/roadmap/plans' },
    ],
  },
  {
    key: 'surveys',
    to: '/surveys',
    icon: ClipboardList,
    pages: [
      { key: 'questionnaires', to: '/surveys/questionnaires' },
      { key: 'frame', to: '/surveys/frame', permission: 'surveys.frame.read' },
    ],
  },
  {
    key: 'indicators',
    to: '/indicators',
    icon: ChartColumn,
    pages: [
      {
        key: 'explore',
        to: '/indicators/compare',
        tabs: [
          { key: 'compare', to: '/indicators/compare' },
          { key: 'crossTable', to: '/indicators/table' },
        ],
      },
      {
        key: 'methods',
        to: '/indicators/releases',
        tabs: [
          { key: 'releases', to: '/indicators/releases' },
          { key: 'runs', to: '/indicators/runs', permission: 'indicators.run.read' },
          { key: 'weights', to: '/indicators/weights' },
          { key: 'definitions', to: '/indicators/definitions' },
        ],
      },
    ],
  },
];

export const workspaceItems: readonly NavigationItem[] = [
  { key: 'directory', to: '/directory', icon: Building2 },
  { key: 'translations', to: '/translations', icon: Languages, permission: 'dialogue.translation.repair' },
  { key: 'activity', to: '/activity', icon: History, permission: 'chain.activity.read' },
  { key: 'settings', to: '/settings', icon: Settings },
];

/** Only the pages that the person may open. */
export const openTo = <Page extends NavigationPage>(
  items: readonly Page[],
  can: (permission: string) => boolean,
): readonly Page[] => items.filter(({ permission }) => permission === undefined || can(permission));

/** Items of the bottom bar on a phone; all others are under "more". */
export const barKeys: readonly string[] = ['overview', 'roundtables', 'roadmap', 'surveys', 'indicators'];

/** The current place: the section, its page of the second level (absent on the first page), and the tab. */
export interface Here {
  readonly section?: NavigationItem;
  readonly page?: NavigationPage;
  readonly tab?: NavigationPage;
  /** Whether the address is that of the page itself, and not of a record below it, such as an action. */
  readonly exact: boolean;
}

function lies(path: string, to: string): boolean {
  return path === to || path.startsWith(`${to}/`);
}

/**
 * `path` is the address within the workspace, such as `/roadmap/mine`. The longest address that is a prefix of `path`
 * wins.
 */
export function hereIn(items: readonly NavigationItem[], path: string): Here {
  const all = items.flatMap((section) => [
    { section, to: section.to },
    ...(section.records ?? []).map((to) => ({ section, to })),
    ...(section.pages ?? []).flatMap((page) => [
      { section, page, to: page.to },
      ...(page.tabs ?? []).map((tab) => ({ section, page, tab, to: tab.to })),
    ]),
  ]);
  const found = all
    .filter(({ to }) => (to === '/' ? path === '/' || path === '' : lies(path, to)))
    // the first tab has the same address as its page: of equal lengths, the later entry is more specific
    .reduce<(typeof all)[number] | undefined>(
      (best, each) => (best === undefined || each.to.length >= best.to.length ? each : best),
      undefined,
    );
  if (found === undefined) return { exact: false };
  const { to, ...here } = found;
  return { ...here, exact: path === to };
}

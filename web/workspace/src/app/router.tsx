import type { QueryClient } from '@tanstack/react-query';
import type { AnyRoute } from '@tanstack/react-router';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  redirect,
} from '@tanstack/react-router';
import type { Entered, FeatureRoutes, PageRoute } from '../shared/routing/feature.js';
import type { Me } from '../shared/session/me.js';
import { membershipAt, meQuery } from '../shared/session/me.js';
import { readSetting } from '../shared/i18n/language.js';
import { whenReached } from '../shared/api/client.js';
import { features, loadPart } from './features.js';
import { FailedPage, NotFoundPage, PendingPage } from './shell/fallback-pages.js';
import { Frame } from './shell/frame.js';
import { NoWorkspacePage } from './shell/no-workspace-page.js';
import { Root } from './shell/root.js';
import { WorkspaceScope, workspaceKey } from './shell/workspace-scope.js';

interface RouterContext {
  readonly queryClient: QueryClient;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Root });

async function signedIn({ queryClient }: RouterContext, here: string): Promise<Me> {
  const me = await queryClient.ensureQueryData(meQuery);
  if (me) return me;
  throw redirect({ to: '/sign-in' as string, search: { next: here } as never });
}

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    const me = await signedIn(context, '/');
    const last = readSetting(workspaceKey);
    const home = me.memberships.find(({ workspace }) => workspace.slug === last) ?? me.memberships[0];
    if (home) throw redirect({ to: `/w/${home.workspace.slug}` as string, replace: true });
  },
  component: NoWorkspacePage,
});

const workspaceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'w/$workspace',
  beforeLoad: async ({ context, params, location }) => {
    const me = await signedIn(context, location.href);
    const membership = membershipAt(me, params.workspace);
    if (membership === null) throw notFound();
    if (['enter', 'set-up'].includes(membership.secondFactor))
      throw redirect({ to: '/second-factor' as string, search: { next: location.href } as never });
  },
  component: WorkspaceScope,
});

const frameRoute = createRoute({ getParentRoute: () => workspaceRoute, id: '_frame', component: Frame });

const overviewRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  component: lazyRouteComponent(() => whenReached(() => import('./overview/overview-page.js')), 'OverviewPage'),
});

/** An unknown address within a workspace is shown inside the frame. */
const unknownRoute = createRoute({ getParentRoute: () => frameRoute, path: '$', component: NotFoundPage });

interface LoadedRoute {
  readonly context: RouterContext;
  readonly params: Readonly<Record<string, string>>;
  readonly location: { readonly search: unknown };
}

function enteredBy({ context: { queryClient }, params, location }: LoadedRoute): Entered | null {
  const membership = membershipAt(queryClient.getQueryData(meQuery.queryKey) ?? null, params['workspace']);
  if (membership === null) return null;
  const values = location.search as Entered['values'];
  return { client: queryClient, workspaceId: membership.workspace.id, values };
}

function pageRoute(feature: FeatureRoutes, page: PageRoute, parentOf: (page: PageRoute) => AnyRoute): AnyRoute {
  /** Known with the code of the page, so that requests do not wait until the frame is rendered. */
  let request: Awaited<ReturnType<NonNullable<PageRoute['ahead']>>> | undefined;
  const component = lazyRouteComponent(async () => {
    const [part, ahead] = await Promise.all([loadPart(feature, page.load), page.ahead && whenReached(page.ahead)]);
    request = ahead;
    return { default: part };
  });
  const loader = ({ cause, ...route }: LoadedRoute & { readonly cause: string }): void => {
    const entered = cause === 'enter' ? enteredBy(route) : null;
    if (entered !== null) request?.(entered);
  };
  return createRoute({
    ...{ getParentRoute: () => parentOf(page), path: page.path, component },
    ...(page.ahead && { loader: (route) => loader(route) }),
  });
}

function pageRoutes(parentOf: (page: PageRoute) => AnyRoute, kind: 'workspace' | 'open'): AnyRoute[] {
  return features.flatMap((feature) => (feature[kind] ?? []).map((page) => pageRoute(feature, page, parentOf)));
}

function routeTree(): AnyRoute {
  const inWorkspace = pageRoutes((page) => (page.bare ? workspaceRoute : frameRoute), 'workspace');
  const bare = new Set(
    features.flatMap(({ workspace = [] }) => workspace.filter((page) => page.bare).map((page) => page.path)),
  );
  const pathOf = (route: AnyRoute): string => (route.options as { path: string }).path;
  const inFrame = inWorkspace.filter((route) => !bare.has(pathOf(route)));
  const framed = frameRoute.addChildren([overviewRoute, ...inFrame, unknownRoute]);
  const scoped = workspaceRoute.addChildren([framed, ...inWorkspace.filter((route) => bare.has(pathOf(route)))]);
  return rootRoute.addChildren([homeRoute, scoped, ...pageRoutes(() => rootRoute, 'open')]);
}

/** Search parameters are plain text (`?late=yes`), not JSON. */
const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));
const stringifySearch = (search: Record<string, unknown>): string => {
  const known = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(known.map(([name, value]) => [name, String(value)])).toString();
  return text ? `?${text}` : '';
};

/** Loads the code of the page in the address while the account is read, on which the page itself has to wait. */
function loadAhead(router: ReturnType<typeof createAppRouter>): void {
  for (const { routeId } of router.matchRoutes(router.latestLocation)) {
    void router.routesById[routeId]?.options.component?.preload?.();
  }
}

export function createAppRouter(queryClient: QueryClient) {
  const router = createRouter({
    routeTree: routeTree(),
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultPendingMs: 150,
    // what is loaded is shown at once
    defaultPendingMinMs: 0,
    defaultPendingComponent: PendingPage,
    defaultErrorComponent: FailedPage,
    defaultNotFoundComponent: NotFoundPage,
  });
  loadAhead(router);
  return router;
}

import type { QueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import type { Messages } from '../i18n/i18n.js';

/** What is known of a page before it is shown. */
export interface Entered {
  readonly client: QueryClient;
  readonly workspaceId: string;
  /** Filters and tabs in the address. */
  readonly values: Readonly<Record<string, string | undefined>>;
}

export interface PageRoute {
  /** Without a leading slash; parameters as `$actionId`. */
  readonly path: string;
  readonly load: () => Promise<ComponentType>;
  /** Requests what the page shows first, while its frame is rendered; the page uses the same queries. */
  readonly ahead?: () => Promise<(entered: Entered) => void>;
  /** Without navigation and header: the projector, and a delegate's phone in the room. */
  readonly bare?: boolean;
}

/** The place of a panel on the overview page. */
export type OverviewSlot = 'mine' | 'groups' | 'loop' | 'figures' | 'changed';

export interface OverviewPanel {
  readonly slot: OverviewSlot;
  readonly load: () => Promise<ComponentType>;
}

/** A record found by the search in the page header. */
export interface Found {
  readonly id: string;
  /** "Action", "Conclusion" … in the reader's language. */
  readonly kind: string;
  readonly title: string;
  /** The part of the record that contains the search words, if the title does not. */
  readonly detail?: string;
  /** The language of the detail, if it is not the reader's. */
  readonly detailIn?: 'en' | 'zh';
  /** Path within the workspace. */
  readonly to: string;
}

export interface SearchRequest {
  readonly workspaceId: string;
  readonly text: string;
  readonly signal: AbortSignal;
}

/** The interface between a feature folder and the shell: its `routes.tsx` exports one as `routes`. */
export interface FeatureRoutes {
  /** Also the i18next namespace: `useTranslation('roadmap')`. */
  readonly name: string;
  readonly messages: () => Promise<{ readonly messages: Messages }>;
  /** Below `/w/:workspace/`. */
  readonly workspace?: readonly PageRoute[];
  /** Below `/`, without a workspace: sign-in, invitation. */
  readonly open?: readonly PageRoute[];
  readonly overview?: readonly OverviewPanel[];
  readonly search?: () => Promise<(request: SearchRequest) => Promise<readonly Found[]>>;
}

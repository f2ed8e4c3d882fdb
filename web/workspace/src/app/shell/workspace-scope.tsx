import { Outlet, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { writeSetting } from '../../shared/i18n/language.js';
import { useWorkspaceFeed } from '../../shared/live/workspace-feed.js';
import { membershipAt, useMe } from '../../shared/session/me.js';
import { MembershipContext } from '../../shared/session/workspace-context.js';
import { DemonstrationRibbon } from './demonstration-ribbon.js';

/** The workspace visited last, to which `/` redirects. */
export const workspaceKey = 'tripartite.workspace';

export function WorkspaceScope() {
  const { workspace: name } = useParams({ strict: false }) as { workspace?: string };
  const membership = membershipAt(useMe(), name);
  const slug = membership?.workspace.slug;
  useWorkspaceFeed(membership?.workspace.id);
  useEffect(() => {
    if (slug) writeSetting(workspaceKey, slug);
  }, [slug]);
  if (!membership) return null;
  return (
    <MembershipContext value={membership} key={membership.workspace.id}>
      <div className="tp-scope">
        {membership.workspace.demonstration && <DemonstrationRibbon />}
        <Outlet />
      </div>
    </MembershipContext>
  );
}

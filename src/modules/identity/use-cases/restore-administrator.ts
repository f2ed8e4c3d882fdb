import { systemActor } from '../../../kernel/actor.js';
import type { Role } from '../../../kernel/actor.js';
import type { Database } from '../../../platform/database/database.js';
import type { Logger } from '../../../platform/observability/logger.js';
import { normalAddress } from '../domain/email-address.js';
import { identityEvents } from '../domain/events.js';
import { MembershipRepository } from '../persistence/membership.repository.js';

export interface RestoredAdministrator {
  readonly workspaceId: string;
  readonly accountId: string;
}

/**
 * For the command line, when no administrator can sign in any more: gives the role to a member of the workspace. Only
 * whoever operates the server can run it; all administrators, facilitators and spokespersons are notified. Null if the
 * address belongs to no member.
 */
export async function restoreAdministrator(
  database: Database,
  wanted: { readonly slug: string; readonly email: string },
  { logger, say }: { readonly logger: Logger; readonly say: (line: string) => void },
): Promise<RestoredAdministrator | null> {
  const restored = await restore(database, wanted);
  const outcome = restored === null ? 'identity.member.not-found' : 'done';
  logger.security({ event: 'administrator.restored', outcome, ...restored });
  say(
    restored === null
      ? `No member of the workspace ${wanted.slug} has this address. Nothing was changed.`
      : `The member is now an administrator of the workspace ${wanted.slug}.`,
  );
  return restored;
}

async function restore(
  database: Database,
  { slug, email }: { readonly slug: string; readonly email: string },
): Promise<RestoredAdministrator | null> {
  const [found] = await database.read(systemActor(null), (tx) =>
    tx.query<{ workspace_id: string; account_id: string; person_id: string }>(
      'SELECT * FROM identity_find_member($1, $2)',
      [slug, normalAddress(email)],
    ),
  );
  if (found === undefined) return null;
  const { workspace_id: workspaceId, account_id: accountId, person_id: personId } = found;
  return database.write(systemActor(workspaceId), async (tx) => {
    const memberships = tx.get(MembershipRepository);
    const member = (await memberships.allForChange()).find((one) => one.accountId === accountId);
    if (member === undefined) return null;
    const to: readonly Role[] = [...new Set<Role>([...member.roles, 'administrator'])];
    await memberships.changeRoles(accountId, to, tx.now);
    await tx.record({
      type: identityEvents.administratorRestored,
      subject: personId,
      payload: { accountId, from: member.roles },
    });
    return { workspaceId, accountId };
  });
}

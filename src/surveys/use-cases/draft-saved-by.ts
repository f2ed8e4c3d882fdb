import type { Actor } from '../../kernel/actor.js';
import type { IdentityFacade } from '../../modules/identity/index.js';
import type { Transaction } from '../../platform/database/index.js';
import type { SavedBy } from '../domain/problems-of-forms.js';
import { FormRepository } from '../persistence/form.repository.js';

/** Who saved a draft that someone else has open. */
export async function draftSavedBy(
  tx: Transaction,
  { identity, actor }: { readonly identity: IdentityFacade; readonly actor: Actor },
  draftId: string,
): Promise<SavedBy> {
  const personId = await tx.get(FormRepository).lastSavedBy(draftId);
  if (personId === null) return null;
  if (personId === actor.personId) return 'oneself';
  return (await identity.person(tx, personId))?.name ?? null;
}

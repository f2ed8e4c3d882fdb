import type { Constituency } from '../../kernel/actor.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { isCurrent } from '../domain/public-entry.js';
import { PublicEntryRepository } from '../persistence/public-entry.repository.js';

export interface ProposedWords {
  readonly actionId: string;
  readonly proposedAt: Date;
}

/** The groups that agreed to proposed words; null if these were replaced or withdrawn, or the action changed. */
export async function agreedTo(
  tx: ReadTransaction,
  { actionId, proposedAt }: ProposedWords,
  action: Parameters<typeof isCurrent>[1],
): Promise<readonly Constituency[] | null> {
  const entries = tx.get(PublicEntryRepository);
  const entry = await entries.find(actionId);
  if (entry?.withdrawnAt !== null || !isCurrent(entry.facts, action)) return null;
  if (entry.proposedAt.getTime() !== proposedAt.getTime()) return null;
  return (await entries.agreements(actionId)).map(({ constituency }) => constituency);
}

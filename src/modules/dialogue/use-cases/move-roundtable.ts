import { newId } from '../../../kernel/ids.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { roundtableStateChanged } from '../domain/events.js';
import { reasonMissing, transitionNotAllowed } from '../domain/problems.js';
import { transitionOf } from '../domain/roundtable.js';
import type { Roundtable, RoundtableState } from '../domain/roundtable.js';
import { RoundtableRepository } from '../persistence/roundtable.repository.js';

export interface StateChange<To extends RoundtableState = RoundtableState> {
  readonly roundtableId: string;
  readonly to: To;
  readonly reason?: string | null;
  /** Unfinished items that are carried over when the roundtable is closed. */
  readonly carryOver?: readonly string[];
}

export interface ChangedState {
  readonly state: RoundtableState;
  readonly version: number;
}

/** Changes the state of a locked roundtable, without its meetings. */
export async function moveRoundtable(
  tx: Transaction,
  roundtable: Roundtable,
  { to, reason: given = null }: Pick<StateChange, 'to' | 'reason'>,
): Promise<ChangedState> {
  const reason = given?.trim() || null;
  const transition = transitionOf(roundtable.state, to);
  if (transition === undefined) throw transitionNotAllowed(roundtable.state, to);
  if (transition.needsReason && reason === null) throw reasonMissing();
  const version = roundtable.version + 1;
  const repository = tx.get(RoundtableRepository);
  await repository.update(roundtable.id, { state: to, version });
  await repository.addTransition({
    id: newId(tx.now.getTime()),
    workspaceId: tx.workspaceId,
    roundtableId: roundtable.id,
    fromState: roundtable.state,
    toState: to,
    reason,
    personId: tx.actor.personId,
    changedAt: tx.now,
  });
  const payload = { from: roundtable.state, to, explained: reason !== null };
  await tx.record({ type: roundtableStateChanged, subject: roundtable.id, payload });
  return { state: to, version };
}

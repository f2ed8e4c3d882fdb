import type { Actor } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import type { Transaction } from '../../platform/database/index.js';
import { secondPersonProblems } from '../domain/problems-of-second-persons.js';
import {
  type DoneAct,
  type ExportReason,
  type ExportState,
  exportState,
  type FieldworkAct,
  mayExport,
  reasonsFor,
} from '../domain/second-person.js';
import { SecondPersonRepository, type StoredAgreement } from '../persistence/second-person.repository.js';

/**
 * Remembers that the person of the transaction did something after which they need a second person to read single answers.
 * `waveId` null: in the sampling frame.
 */
export async function noteAct(tx: Transaction, waveId: string | null, act: FieldworkAct): Promise<void> {
  const { kind, personId } = tx.actor;
  if (kind !== 'person' || personId === null) return;
  const done = { id: newId(tx.now.getTime()), personId, act, at: tx.now };
  await tx.get(SecondPersonRepository).addAct({ workspaceId: tx.workspaceId, waveId }, done);
}

export interface ExportStanding {
  readonly state: ExportState;
  readonly reasons: readonly ExportReason[];
  readonly agreement: StoredAgreement | null;
}

/** Whether a person may read single answers of the wave now; `acts`: what everyone did in it. */
export async function standingOf(
  tx: Transaction,
  waveId: string,
  { personId, roles }: Pick<Actor, 'personId' | 'roles'>,
): Promise<ExportStanding> {
  const repository = tx.get(SecondPersonRepository);
  const acts = await actsOf(tx, waveId, personId);
  const reasons = reasonsFor(roles, acts);
  const agreement = personId === null ? null : await repository.agreement(waveId, personId);
  return { state: exportState(reasons, acts, { agreement, now: tx.now }), reasons, agreement };
}

export async function actsOf(tx: Transaction, waveId: string, personId: string | null): Promise<readonly DoneAct[]> {
  return (await tx.get(SecondPersonRepository).acts(waveId)).filter((done) => done.personId === personId);
}

/** Throws unless the person of the transaction may read single answers of the wave without or after an agreement. */
export async function demandAgreement(tx: Transaction, waveId: string): Promise<void> {
  if (tx.actor.kind === 'system') return;
  const { state, reasons } = await standingOf(tx, waveId, tx.actor);
  if (!mayExport(state)) throw secondPersonProblems.needed(state, reasons);
}

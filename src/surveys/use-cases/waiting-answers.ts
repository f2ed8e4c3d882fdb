import { demand } from '../../kernel/actor.js';
import type { Database, Transaction } from '../../platform/database/index.js';
import { workspaceActors } from '../../platform/events/audit-chain.js';
import { surveyEvents } from '../domain/events.js';
import type { OpeningFault, OpeningFaultKind } from '../domain/opening-check.js';
import { surveysPermissions } from '../domain/policy.js';
import { AnswerSetRepository } from '../persistence/answer-set.repository.js';
import { SealedAnswerRepository } from '../persistence/sealed-answer.repository.js';
import { type Inspection, inspectWaiting, linkFault } from './inspect-waiting.js';
import type { OpeningKeys } from './opening-keys.js';
import { trustBasis } from './sign-answers.js';

export interface WaveState {
  readonly waveId: string;
  readonly number: number;
  readonly waiting: number;
  readonly fault: OpeningFaultKind | null;
  readonly rows: number;
}

export interface Decided {
  readonly fault: OpeningFaultKind | null;
  /** Number of deleted waiting answers. */
  readonly deleted: number;
}

/** What an operator reads: what is at fault, and what to do. */
export const faultWords: Readonly<Record<OpeningFaultKind, string>> = {
  'not-authentic': 'Rows were not written by the program, or copied. Discard them.',
  'cannot-be-opened': 'Answers were sealed with another key or are damaged. Put the key back, or discard them.',
  'opened-before': 'Answers were opened before. Discard them.',
  'incomplete-set': 'Answers of a set that was opened are missing. Discard the others.',
  'ledger-incomplete': 'The ledger lacks openings. Put its file back, or discard all waiting answers.',
  'wave-changed': 'Settings or enterprises of the wave were changed without the program. Restore them, or trust them.',
  'passphrase-needed': 'The passphrase of the answer key is needed.',
  'more-than-links': 'An enterprise has more answers by personal links than links. Discard them.',
};

/** For an operator: which waves have answers that wait, and why nothing of a wave is opened. */
export async function listWaiting(database: Database, keys: OpeningKeys): Promise<readonly WaveState[]> {
  const states: WaveState[] = [];
  for (const actor of await workspaceActors(database)) {
    demand(actor, surveysPermissions, 'surveys.answers.open');
    await database.write(actor, async (tx) => {
      for (const { id, number } of await tx.get(AnswerSetRepository).wavesWithWaiting()) {
        const { inspection, fault } = await inspected(tx, id, keys);
        const waiting = Math.max(inspection.waiting.length, fault?.ids.length ?? 0);
        states.push({ waveId: id, number, waiting, fault: fault?.kind ?? null, rows: fault?.ids.length ?? 0 });
      }
    });
  }
  return states;
}

/**
 * Deletes the rows at fault of a wave unread; they count as non-response. Where the ledger does not fit, the openings that
 * the database has are accepted, and where it lacks openings, all waiting answers are deleted: which of them were opened
 * before is unknown.
 */
export function discardWaiting(database: Database, keys: OpeningKeys, waveId: string): Promise<Decided | null> {
  return inWave(database, waveId, async (tx) => {
    const { inspection, fault } = await inspected(tx, waveId, keys);
    if (fault === null || fault.kind === 'wave-changed') return { fault: fault?.kind ?? null, deleted: 0 };
    const lost = fault.kind === 'ledger-incomplete';
    const ids = lost ? inspection.waiting.map(({ id }) => id) : fault.ids;
    const answers = tx.get(AnswerSetRepository);
    await answers.remove(ids);
    await answers.countUnopened(waveId, ids.length);
    await answers.setAlarm(tx.workspaceId, waveId, null);
    const payload = { waveId, count: ids.length };
    await tx.record({ type: surveyEvents.unopenedDeleted, subject: waveId, payload });
    if (lost || fault.kind === 'incomplete-set') keys.ledger.accept(waveId, inspection.digest!.openings);
    return { fault: fault.kind, deleted: ids.length };
  });
}

/** Signs the present settings and enterprises of a wave, after an operator has compared them. */
export function trustWave(database: Database, keys: OpeningKeys, waveId: string): Promise<Decided | null> {
  return inWave(database, waveId, async (tx) => {
    const { inspection, fault } = await inspected(tx, waveId, keys);
    if (fault?.kind !== 'wave-changed' || inspection.digest === null) return { fault: fault?.kind ?? null, deleted: 0 };
    await trustBasis(tx, waveId);
    keys.ledger.accept(waveId, inspection.digest.openings);
    await tx.get(AnswerSetRepository).setAlarm(tx.workspaceId, waveId, null);
    await tx.record({ type: surveyEvents.settingsTrusted, subject: waveId, payload: { waveId } });
    return { fault: fault.kind, deleted: 0 };
  });
}

async function inspected(
  tx: Transaction,
  waveId: string,
  keys: OpeningKeys,
): Promise<{ readonly inspection: Inspection; readonly fault: OpeningFault | null }> {
  await tx.get(AnswerSetRepository).lockAdding(waveId);
  const intake = (await tx.get(SealedAnswerRepository).windows([waveId])).get(waveId)!;
  const inspection = await inspectWaiting(tx, { id: waveId, minimum: intake.minimum }, keys);
  return { inspection, fault: inspection.fault ?? (await linkFault(tx, inspection, keys)) };
}

/** In the workspace of the wave; null if the wave is not found. */
async function inWave<T>(database: Database, waveId: string, work: (tx: Transaction) => Promise<T>): Promise<T | null> {
  for (const actor of await workspaceActors(database)) {
    demand(actor, surveysPermissions, 'surveys.answers.open');
    const found = await database.write(actor, async (tx) =>
      (await tx.get(SealedAnswerRepository).windows([waveId])).has(waveId) ? { done: await work(tx) } : null,
    );
    if (found !== null) return found.done;
  }
  return null;
}

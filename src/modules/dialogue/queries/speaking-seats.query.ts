import type { Actor } from '../../../kernel/actor.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { groupVoice } from '../domain/speaking.js';
import type { GroupVoice, SpeakingSeat } from '../domain/speaking.js';

const seatsSql = `
SELECT roundtable_id AS "roundtableId", person_id AS "personId", constituency, organisation_id AS "organisationId", kind, function
FROM dialogue_seat`;

/** The seats of the current user at all roundtables. */
export async function ownSeats(tx: ReadTransaction): Promise<readonly SpeakingSeat[]> {
  return tx.query<SpeakingSeat>(`${seatsSql} WHERE person_id = $1`, [tx.actor.personId]);
}

/** Whether the current user has a seat at any roundtable from which their present group may be spoken for. */
export async function speaksAnywhere(tx: ReadTransaction): Promise<boolean> {
  const { constituency } = tx.actor;
  return (await ownSeats(tx)).some(
    (seat) =>
      constituency !== null &&
      seat.constituency === constituency &&
      (seat.kind === 'titular' || seat.function === 'spokesperson'),
  );
}

const conclusionsSql = `SELECT id, roundtable_id AS "roundtableId" FROM dialogue_conclusion`;

const latestSql = `
SELECT id FROM dialogue_roundtable WHERE state <> 'draft' ORDER BY starts_on DESC, number DESC LIMIT 1`;

/** How the current user may speak for their group on what follows from these conclusions, or from none. */
export type VoiceOn = (conclusionIds: readonly string[]) => GroupVoice | null;

export async function groupVoices(tx: ReadTransaction): Promise<VoiceOn> {
  const { actor } = tx;
  if (actor.constituency === null || actor.personId === null) return () => null;
  const voices = await voicesOfAll(tx);
  return (conclusionIds) => voices(actor, conclusionIds);
}

/** How any person may speak for their group on what follows from these conclusions. */
export type VoiceOfAnyone = (
  person: Pick<Actor, 'personId' | 'constituency' | 'organisationId'>,
  conclusionIds: readonly string[],
) => GroupVoice | null;

export async function voicesOfAll(tx: ReadTransaction): Promise<VoiceOfAnyone> {
  const seats = await tx.query<SpeakingSeat>(`${seatsSql} WHERE constituency IS NOT NULL`);
  const conclusions = await tx.query<{ readonly id: string; readonly roundtableId: string }>(conclusionsSql);
  const roundtableOf = new Map(conclusions.map(({ id, roundtableId }) => [id, roundtableId]));
  const latestId = (await tx.query<{ readonly id: string }>(latestSql))[0]?.id ?? null;
  return (person, conclusionIds) => {
    const roundtableIds = [...new Set(conclusionIds.flatMap((id) => roundtableOf.get(id) ?? []))];
    return groupVoice(person, seats, { roundtableIds, latestId });
  };
}

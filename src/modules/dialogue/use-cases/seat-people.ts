import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor, Capacity, Constituency, Sex } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { Problem } from '../../../kernel/problem.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { IdentityFacade } from '../../identity/index.js';
import { seatTaken } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { functionTaken, personUnknown, seatUnfit } from '../domain/problems.js';
import { parityOf, seatFault, takenFunction } from '../domain/seating.js';
import type { Parity, SeatFault, SeatFunction, SeatKind } from '../domain/seating.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { openRoundtable } from './open-roundtable.js';

export interface PersonToSeat {
  readonly personId: string;
  readonly kind: SeatKind;
  readonly function?: SeatFunction | null;
}

interface SeatedPerson {
  readonly id: string;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly sex: Sex;
  readonly organisationId: string | null;
}

interface SeatInOrder {
  readonly person: SeatedPerson;
  /** How many seats the same transaction has assigned before; seats are in the order of their ids. */
  readonly after?: number;
}

/** Why a person cannot have a seat: what does not fit, or the function that another seat has. */
type SeatRefusal = { readonly fault: SeatFault } | { readonly taken: SeatFunction };

export function seatRefused(refusal: SeatRefusal, place?: string): Problem {
  return 'fault' in refusal ? seatUnfit(refusal.fault, place) : functionTaken(refusal.taken);
}

/** Whoever convenes roundtables becomes spokesperson of a group only through another person (docs/adr/0086). */
export async function demandSpokesperson(tx: Transaction, identity: IdentityFacade, personId: string): Promise<void> {
  const giving = dialoguePermissions['dialogue.seat.change'] ?? [];
  await identity.demandOffice(tx, { personId, office: 'office:spokesperson', giving });
}

/** Assigns a seat with the person's affiliation of today, or returns why the person cannot have this seat. */
export async function assignSeat(
  tx: Transaction,
  { roundtableId, identity }: { readonly roundtableId: string; readonly identity: IdentityFacade },
  { person, after = 0, ...wanted }: Omit<PersonToSeat, 'personId'> & SeatInOrder,
): Promise<{ readonly id: string } | SeatRefusal> {
  const { constituency, sex, organisationId } = person;
  const seat = { kind: wanted.kind, function: wanted.function ?? null, constituency };
  const fault = seatFault(seat);
  if (fault !== null) return { fault };
  const others = seat.function === null ? [] : await tx.get(SeatRepository).ofRoundtable(roundtableId);
  const taken = takenFunction(seat, others);
  if (taken !== null) return { taken };
  if (seat.function === 'spokesperson') await demandSpokesperson(tx, identity, person.id);
  // A person without a constituency or stated capacity is seated as an observer.
  const capacity = constituency === null ? (person.capacity ?? 'observer') : null;
  const id = newId(tx.now.getTime() + after);
  const row = { id, workspaceId: tx.workspaceId, roundtableId, personId: person.id, seatedAt: tx.now, version: 1 };
  await tx.get(SeatRepository).insert({ ...row, ...seat, capacity, sex, organisationId });
  const payload = { seatId: id, personId: person.id, ...seat, organisationId };
  await tx.record({ type: seatTaken, subject: roundtableId, payload });
  return { id };
}

/** Assigns seats to one or many people, all or none. */
@Injectable()
export class SeatPeople {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  async execute(
    actor: Actor,
    { roundtableId, people }: { readonly roundtableId: string; readonly people: readonly PersonToSeat[] },
  ): Promise<{ ids: string[]; parity: Parity }> {
    demand(actor, dialoguePermissions, 'dialogue.seat.change');
    return this.database.write(actor, async (tx) => {
      const roundtable = await openRoundtable(tx, roundtableId);
      const records = await this.identity.people(
        tx,
        people.map(({ personId }) => personId),
      );
      const known = new Map(records.map((person) => [person.id, person]));
      const ids: string[] = [];
      const to = { roundtableId: roundtable.id, identity: this.identity };
      for (const [at, { personId, ...wanted }] of people.entries()) {
        const person = known.get(personId);
        if (person === undefined) throw personUnknown(`/people/${at}/personId`);
        const outcome = await assignSeat(tx, to, { ...wanted, person, after: at });
        if (!('id' in outcome)) throw seatRefused(outcome, `/people/${at}`);
        ids.push(outcome.id);
      }
      return { ids, parity: parityOf(await tx.get(SeatRepository).ofRoundtable(roundtable.id)) };
    });
  }
}

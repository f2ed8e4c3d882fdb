import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { demandVersion } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { IdentityFacade } from '../../identity/index.js';
import { seatChanged, seatVacated } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { functionTaken, seatNotFound, seatUnfit } from '../domain/problems.js';
import { parityOf, seatFault, takenFunction } from '../domain/seating.js';
import type { Parity, Seat, SeatFunction, SeatKind } from '../domain/seating.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { openRoundtable } from './open-roundtable.js';
import { demandSpokesperson } from './seat-people.js';
import { demandNoSubstitution } from './substitute-seats.js';

/** A seat as the page showed it. */
interface ShownSeat {
  readonly seatId: string;
  readonly baseVersion: number;
}

interface SeatChange extends ShownSeat {
  readonly kind?: SeatKind;
  readonly function?: SeatFunction | null;
}

async function openSeat(tx: Transaction, { seatId, baseVersion }: ShownSeat): Promise<Seat> {
  const found = await tx.get(SeatRepository).find(seatId);
  if (found === null) throw seatNotFound();
  await openRoundtable(tx, found.roundtableId);
  const seat = await tx.get(SeatRepository).find(seatId);
  if (seat === null) throw seatNotFound();
  demandVersion('dialogue.seat.changed', seat.version, baseVersion);
  return seat;
}

/** Changes the kind and function of a seat, but not the recorded affiliation of the person. */
@Injectable()
export class ChangeSeat {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  async execute(actor: Actor, change: SeatChange): Promise<{ parity: Parity; version: number }> {
    demand(actor, dialoguePermissions, 'dialogue.seat.change');
    return this.database.write(actor, async (tx) => {
      const seat = await openSeat(tx, change);
      const kind = change.kind ?? seat.kind;
      if (kind !== seat.kind) await demandNoSubstitution(tx, seat);
      const role = change.function === undefined ? seat.function : change.function;
      const wanted = { kind, function: role, constituency: seat.constituency };
      const fault = seatFault(wanted);
      if (fault !== null) throw seatUnfit(fault);
      const seats = await tx.get(SeatRepository).ofRoundtable(seat.roundtableId);
      const others = seats.filter(({ id }) => id !== seat.id);
      const taken = role === seat.function ? null : takenFunction(wanted, others);
      if (taken !== null) throw functionTaken(taken);
      if (role === 'spokesperson' && role !== seat.function) await demandSpokesperson(tx, this.identity, seat.personId);
      const version = seat.version + 1;
      await tx.get(SeatRepository).update(seat.id, { kind, function: role, version });
      const payload = { seatId: seat.id, kind, function: role };
      await tx.record({ type: seatChanged, subject: seat.roundtableId, payload });
      return { version, parity: parityOf([...others, { ...seat, kind }]) };
    });
  }
}

@Injectable()
export class VacateSeat {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, shown: ShownSeat): Promise<{ parity: Parity }> {
    demand(actor, dialoguePermissions, 'dialogue.seat.change');
    return this.database.write(actor, async (tx) => {
      const seat = await openSeat(tx, shown);
      await demandNoSubstitution(tx, seat);
      await tx.get(SeatRepository).remove(seat.id);
      const { personId, kind, constituency } = seat;
      const payload = { seatId: seat.id, personId, kind, constituency };
      await tx.record({ type: seatVacated, subject: seat.roundtableId, payload });
      return { parity: parityOf(await tx.get(SeatRepository).ofRoundtable(seat.roundtableId)) };
    });
  }
}

import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import { IdentityFacade } from '../../identity/index.js';
import { seatTaken } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { personUnknown, seatUnfit } from '../domain/problems.js';
import { parityOf, seatFault } from '../domain/seating.js';
import type { Parity, SeatFunction, SeatKind } from '../domain/seating.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { openRoundtable } from './open-roundtable.js';

export interface Seating {
  readonly roundtableId: string;
  readonly personId: string;
  readonly kind: SeatKind;
  readonly function?: SeatFunction | null;
}

@Injectable()
export class SeatPerson {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  async execute(actor: Actor, seating: Seating): Promise<{ id: string; parity: Parity }> {
    demand(actor, dialoguePermissions, 'dialogue.seat.change');
    return this.database.write(actor, async (tx) => {
      const roundtable = await openRoundtable(tx, seating.roundtableId);
      const person = await this.identity.person(tx, seating.personId);
      if (!person) throw personUnknown();
      const { constituency, sex, organisationId } = person;
      // A person without a constituency or stated capacity is seated as an observer.
      const capacity = constituency === null ? (person.capacity ?? 'observer') : null;
      const seat = { kind: seating.kind, function: seating.function ?? null, constituency };
      const fault = seatFault(seat);
      if (fault !== null) throw seatUnfit(fault);
      const id = newId(tx.now.getTime());
      const standing = { constituency, capacity, sex, organisationId };
      const row = { id, workspaceId: tx.workspaceId, roundtableId: roundtable.id, personId: person.id };
      await tx.get(SeatRepository).insert({ ...row, ...seat, ...standing, seatedAt: tx.now, version: 1 });
      const payload = { seatId: id, personId: person.id, ...seat, organisationId };
      await tx.record({ type: seatTaken, subject: roundtable.id, payload });
      return { id, parity: parityOf(await tx.get(SeatRepository).ofRoundtable(roundtable.id)) };
    });
  }
}

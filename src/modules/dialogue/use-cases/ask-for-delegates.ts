import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import { DirectoryFacade } from '../../directory/index.js';
import { delegatesAskedFor } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { organisationUnknown } from '../domain/problems.js';
import { noSeatsOffered, organisationWithoutGroup } from '../domain/reply-slip-problems.js';
import type { ReplySlipEntity } from '../persistence/reply-slip.entity.js';
import { ReplySlipRepository } from '../persistence/reply-slip.repository.js';
import { openRoundtable } from './open-roundtable.js';

export interface AskedOrganisation {
  readonly roundtableId: string;
  readonly organisationId: string;
  readonly titularSeats: number;
  readonly substituteSeats: number;
}

/**
 * Offers an organisation seats at a roundtable, for which it names delegates. Asking again changes the number of seats;
 * after delegates were accepted it begins a new slip, so that further ones can be named.
 */
@Injectable()
export class AskForDelegates {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  async execute(actor: Actor, asked: AskedOrganisation): Promise<{ id: string }> {
    demand(actor, dialoguePermissions, 'dialogue.seat.change');
    if (asked.titularSeats + asked.substituteSeats === 0) throw noSeatsOffered();
    return this.database.write(actor, async (tx) => {
      const { id: roundtableId } = await openRoundtable(tx, asked.roundtableId);
      const organisation = await this.directory.organisation(tx, asked.organisationId);
      if (organisation === undefined) throw organisationUnknown();
      if (organisation.constituency === null) throw organisationWithoutGroup();
      const { organisationId, titularSeats, substituteSeats } = asked;
      const slips = tx.get(ReplySlipRepository);
      const before = await slips.ofOrganisation({ roundtableId, organisationId });
      const slip: ReplySlipEntity =
        before === null || before.acceptedAt !== null
          ? {
              ...{ id: before?.id ?? newId(), workspaceId: tx.workspaceId, roundtableId, organisationId },
              ...{ titularSeats, substituteSeats, delegates: [], letter: null, contact: null, source: null },
              ...{ askedAt: tx.now, answeredAt: null, acceptedAt: null, version: (before?.version ?? 0) + 1 },
            }
          : { ...before, titularSeats, substituteSeats, version: before.version + 1 };
      await slips.save(slip);
      const payload = { slipId: slip.id, organisationId, titularSeats, substituteSeats };
      await tx.record({ type: delegatesAskedFor, subject: roundtableId, payload });
      return { id: slip.id };
    });
  }
}

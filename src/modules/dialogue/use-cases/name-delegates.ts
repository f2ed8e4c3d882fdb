import { Injectable } from '@nestjs/common';
import { demand, systemActor } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { dayIn } from '../../../kernel/day.js';
import { demandVersion } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { digest, partsOfLinkToken } from '../../identity/index.js';
import { delegatesNamed } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import {
  type Delegate,
  delegateFaults,
  delegatesOf,
  type SlipSource,
  slipState,
  tidied,
} from '../domain/reply-slip.js';
import { delegatesWrong, replySlipNotFound, replySlipNotOpen } from '../domain/reply-slip-problems.js';
import { readSeatList } from '../domain/seat-list.js';
import { seatListUnreadable } from '../domain/seat-list-problems.js';
import type { ReplySlipEntity } from '../persistence/reply-slip.entity.js';
import { ReplySlipRepository } from '../persistence/reply-slip.repository.js';
import { lockRoundtable } from './open-roundtable.js';

export interface NamedDelegates {
  readonly baseVersion: number;
  readonly delegates: readonly Delegate[];
  readonly letter: string | null;
  readonly contact: string | null;
}

/**
 * Fills in the reply slip of an organisation: by its contact, whose link is the credential, or by a facilitator from
 * paper. It assigns no seats, so whoever has the link of an organisation can name people and nothing else.
 */
@Injectable()
export class NameDelegates {
  constructor(private readonly database: Database) {}

  async byLink(token: string, named: NamedDelegates): Promise<{ version: number }> {
    const { actor, hash } = await credentialOf(token);
    demand(actor, dialoguePermissions, 'dialogue.reply-slip.answer');
    return this.database.write(actor, async (tx) =>
      write(tx, { slip: await tx.get(ReplySlipRepository).ofLink(hash), named, source: 'link' }),
    );
  }

  async fromPaper(actor: Actor, slipId: string, named: NamedDelegates): Promise<{ version: number }> {
    demand(actor, dialoguePermissions, 'dialogue.seat.change');
    return this.database.write(actor, async (tx) =>
      write(tx, { slip: await tx.get(ReplySlipRepository).find(slipId), named, source: 'paper' }),
    );
  }

  /** Reads the delegates of a file with the columns of the seat list; stores nothing. */
  async read(token: string, text: string): Promise<readonly Delegate[]> {
    const { actor, hash } = await credentialOf(token);
    demand(actor, dialoguePermissions, 'dialogue.reply-slip.answer');
    const known = await this.database.read(actor, (tx) => tx.get(ReplySlipRepository).ofLink(hash));
    if (known === null) throw replySlipNotFound();
    const read = readSeatList(text);
    if ('refused' in read) throw seatListUnreadable(read.refused, read.rows);
    return delegatesOf(read.rows);
  }
}

async function write(tx: Transaction, { slip: found, named, source }: Named): Promise<{ version: number }> {
  if (found === null) throw replySlipNotFound();
  // one at a time: whoever was second has not seen what the first one sent
  const roundtable = await lockRoundtable(tx, found.roundtableId);
  const slips = tx.get(ReplySlipRepository);
  const slip = (await slips.find(found.id)) ?? found;
  const state = slipState(slip, roundtable, dayIn(tx.now, roundtable.timeZone));
  if (state !== 'open') throw replySlipNotOpen(state);
  demandVersion('dialogue.reply-slip.changed', slip.version, named.baseVersion);
  const delegates = named.delegates.map(tidied);
  const faults = delegateFaults(delegates, slip);
  if (faults.length > 0) throw delegatesWrong(faults);
  const { letter, contact } = named;
  const version = slip.version + 1;
  await slips.save({ ...slip, delegates, letter, contact, source, answeredAt: tx.now, version });
  const payload = { slipId: slip.id, organisationId: slip.organisationId, delegates: delegates.length, source };
  await tx.record({ type: delegatesNamed, subject: roundtable.id, payload });
  return { version };
}

interface Named {
  readonly slip: ReplySlipEntity | null;
  readonly named: NamedDelegates;
  readonly source: SlipSource;
}

/** The link says in which workspace its hash is looked up. */
export async function credentialOf(token: string): Promise<{ readonly actor: Actor; readonly hash: Uint8Array }> {
  const parts = partsOfLinkToken(token);
  if (parts === null) throw replySlipNotFound();
  return { actor: systemActor(parts.workspaceId), hash: await digest(token) };
}

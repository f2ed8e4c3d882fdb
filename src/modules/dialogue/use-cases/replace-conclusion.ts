import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { localized, type LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { conclusionNotFound } from '../domain/conclusion-problems.js';
import { conclusionReplaced, notSettled, replacementProposed } from '../domain/corrigendum-problems.js';
import { meetingAfterThis } from '../domain/meeting.js';
import { dialoguePermissions } from '../domain/policy.js';
import { textMissing } from '../domain/problems.js';
import { isSaid, tidy } from '../domain/text.js';
import { ConclusionRepository } from '../persistence/conclusion.repository.js';
import { meetingsOf } from './open-meeting.js';
import { lockRoundtable } from './open-roundtable.js';
import { ProposeAgendaItem } from './propose-agenda-item.js';
import { conclusionAsItStands, type RegisterEntry } from './read-conclusions.js';

/** The conclusion under the lock of its roundtable: agreed, its meeting has ended, and no other one replaces it. */
export async function openSettled(tx: Transaction, conclusionId: string) {
  const found = await tx.get(ConclusionRepository).find(conclusionId);
  if (found === null) throw conclusionNotFound();
  const roundtable = await lockRoundtable(tx, found.roundtableId);
  const conclusion = await conclusionAsItStands(tx, conclusionId);
  if (conclusion === undefined) throw conclusionNotFound();
  if (conclusion.replacedBy !== null) throw conclusionReplaced();
  if (!conclusion.settled) throw notSettled();
  return { conclusion, roundtable };
}

/** Refuses a conclusion that cannot be replaced, of this or another roundtable. */
export async function demandReplaceable(tx: Transaction, conclusionId: string): Promise<void> {
  await openSettled(tx, conclusionId);
}

/** Where the change of a conclusion goes: to a further meeting of its roundtable, else to the next roundtable. */
export async function nextAgenda(
  tx: Transaction,
  { roundtableId, meetingId }: Pick<RegisterEntry, 'roundtableId' | 'meetingId'>,
): Promise<{ readonly roundtableIds: readonly string[] } | { readonly afterRoundtableId: string }> {
  const next = meetingAfterThis(await meetingsOf(tx, roundtableId), meetingId);
  return next === undefined ? { afterRoundtableId: roundtableId } : { roundtableIds: [roundtableId] };
}

export interface ReplacementProposal {
  readonly conclusionId: string;
  /** Why a new conclusion should replace it, or what it should say. */
  readonly reason: LocalizedText;
}

/** Proposes for the next agenda that a new conclusion replace an agreed one. */
@Injectable()
export class ProposeReplacement {
  constructor(
    private readonly database: Database,
    private readonly proposals: ProposeAgendaItem,
  ) {}

  async execute(actor: Actor, { conclusionId, reason }: ReplacementProposal): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.agenda.propose');
    if (!isSaid(reason)) throw textMissing('/reason');
    await this.database.write(actor, async (tx) => {
      const { conclusion } = await openSettled(tx, conclusionId);
      const { created } = await this.proposals.within(tx, {
        ...(await nextAgenda(tx, conclusion)),
        title: localized(`Replace ${conclusion.label}`, `替代${conclusion.label}`),
        note: tidy(reason),
        reason: 'conclusion-change',
        source: { type: `replacement.${conclusionId}`, id: conclusionId },
      });
      if (!created) throw replacementProposed();
    });
  }
}

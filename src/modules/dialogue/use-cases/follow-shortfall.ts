import { Injectable } from '@nestjs/common';
import { dayIn } from '../../../kernel/day.js';
import { localized } from '../../../kernel/localized-text.js';
import { dayAfterWorkingDays } from '../../../kernel/working-day.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { IdentityFacade } from '../../identity/index.js';
import type { AgendaSource } from '../domain/agenda.js';
import { conclusionLabel } from '../domain/conclusion.js';
import { usualTerm } from '../domain/confirmation.js';
import { meetingAfterThis } from '../domain/meeting.js';
import { shortfallOf } from '../domain/presence.js';
import type { Roundtable } from '../domain/roundtable.js';
import type { ConclusionEntity } from '../persistence/conclusion.entity.js';
import { openConfirmation } from './confirmation-term.js';
import { meetingsOf } from './open-meeting.js';
import { ProposeAgendaItem } from './propose-agenda-item.js';

/** The type contains the conclusion, to which the item links. */
export const provisionalSource = (conclusionId: string): AgendaSource => ({
  type: `conclusion.${conclusionId}`,
  id: conclusionId,
});

type Taken = Pick<ConclusionEntity, 'id' | 'roundtableId' | 'meetingId' | 'number' | 'agreement' | 'presence'>;

/**
 * What follows from a conclusion taken without a quorum: groups that were missing are asked to confirm within the usual
 * term, and what a group with too few members took part in is proposed for the next meeting.
 */
@Injectable()
export class FollowShortfall {
  constructor(
    private readonly proposals: ProposeAgendaItem,
    private readonly identity: IdentityFacade,
  ) {}

  async within(tx: Transaction, conclusion: Taken, roundtable: Roundtable): Promise<void> {
    const shortfall = shortfallOf(conclusion.presence);
    if (shortfall === 'members') await this.propose(tx, conclusion, roundtable);
    // ad referendum all organisations are asked, within the term that was entered
    if (shortfall !== 'groups' || conclusion.agreement === 'ad-referendum') return;
    const today = dayIn(tx.now, roundtable.timeZone);
    const dueOn = dayAfterWorkingDays(today, usualTerm, await this.identity.workingDayTable(tx));
    await openConfirmation(tx, conclusion, { dueOn, reason: null });
  }

  private async propose(tx: Transaction, conclusion: Taken, roundtable: Roundtable): Promise<void> {
    const label = conclusionLabel(roundtable.number, conclusion.number);
    const next = meetingAfterThis(await meetingsOf(tx, roundtable.id), conclusion.meetingId);
    await this.proposals.within(tx, {
      ...(next === undefined ? { afterRoundtableId: roundtable.id } : { roundtableIds: [roundtable.id] }),
      title: localized(`Adopt ${label}, taken without a quorum`, `追认${label}（达成时未达法定人数）`),
      reason: 'provisional-conclusion',
      source: provisionalSource(conclusion.id),
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { IdentityFacade } from '../../identity/index.js';
import {
  groupClosed,
  groupMemberAccepted,
  groupMemberProposed,
  groupMemberRefused,
  groupSpokespersonConfirmed,
  seatChanged,
} from '../domain/events.js';
import {
  type AcceptanceDecision,
  conducts,
  decideAcceptance,
  hasAccess,
  isSpokesperson,
  letterNamesSpokesperson,
} from '../domain/group-access.js';
import { acceptanceRefused, spokespersonUnfit } from '../domain/group-access-problems.js';
import { constituencyGroupNotFound } from '../domain/meeting-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import type { GroupAcceptanceEntity } from '../persistence/group-acceptance.entity.js';
import { GroupAcceptanceRepository } from '../persistence/group-acceptance.repository.js';
import { MeetingRepository } from '../persistence/meeting.repository.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { type OwnGroup, ownGroupForChange } from './own-group.js';
import { demandSpokesperson } from './seat-people.js';

interface OfPerson {
  readonly roundtableId: string;
  readonly personId: string;
}

export interface Acceptance extends OfPerson {
  readonly earlier: boolean;
  readonly letter: string | null;
}

type Decided = Exclude<AcceptanceDecision, { readonly fault: unknown }>;

/** The only place that writes who is accepted to the private meetings of a group (ADR 54). */
@Injectable()
export class AcceptGroupMembers {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  /** Accepts a person, or proposes the person to a second titular member. */
  accept(actor: Actor, input: Acceptance): Promise<{ readonly accepted: boolean }> {
    demand(actor, dialoguePermissions, 'dialogue.group-access.decide');
    return this.database.write(actor, async (tx) => {
      const group = await lockedGroup(tx, input.roundtableId);
      const decision = decideAcceptance(group, { ...input, by: group.personId });
      if ('fault' in decision) throw acceptanceRefused(decision.fault);
      await write(tx, group, { input, decision });
      const accepted = decision.outcome === 'accepted';
      const type = accepted ? groupMemberAccepted : groupMemberProposed;
      const { roundtableId, personId } = input;
      const began = decision.means === 'letter' && accepted;
      const payload = { personId, constituency: group.constituency, means: decision.means, began };
      await tx.record({ type, subject: roundtableId, payload });
      if (began) await resume(tx, group);
      if (began && letterNamesSpokesperson(group, group.personId)) await this.nameSpokesperson(tx, group);
      return { accepted };
    });
  }

  /** The seat in the plenary remains as it is; the organisation that nominated the person reads the reason. */
  refuse(actor: Actor, { roundtableId, personId, reason }: OfPerson & { readonly reason: string }): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.group-access.decide');
    return this.database.write(actor, async (tx) => {
      const group = await lockedGroup(tx, roundtableId);
      if (!hasAccess(group, group.personId)) throw acceptanceRefused('no-access');
      if (!conducts(group, group.personId)) throw acceptanceRefused('not-titular');
      if (!group.seats.some((seat) => seat.personId === personId)) throw acceptanceRefused('no-seat');
      if (hasAccess(group, personId)) throw acceptanceRefused('already-accepted');
      const acceptances = tx.get(GroupAcceptanceRepository);
      const proposed = group.acceptances.find((one) => one.personId === personId);
      if (proposed !== undefined) await acceptances.update(proposed.id, { endedAt: tx.now });
      await acceptances.insert({
        ...blank(tx, group, personId),
        ...{ means: 'refused', refusal: reason, endedAt: tx.now },
      });
      const payload = { personId, constituency: group.constituency };
      await tx.record({ type: groupMemberRefused, subject: roundtableId, payload });
    });
  }

  /** A spokesperson, who is named in the list of seats, counts for the group when a titular member has accepted this. */
  confirmSpokesperson(actor: Actor, { roundtableId, personId }: OfPerson): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.group-access.decide');
    return this.database.write(actor, async (tx) => {
      const group = await lockedGroup(tx, roundtableId);
      if (!hasAccess(group, group.personId)) throw acceptanceRefused('no-access');
      if (group.seats.find((seat) => seat.personId === group.personId)?.kind !== 'titular')
        throw acceptanceRefused('not-titular');
      const named = group.seats.find((seat) => seat.personId === personId)?.function === 'spokesperson';
      const row = group.acceptances.find((one) => one.personId === personId && one.since !== null);
      if (!named || row === undefined) throw spokespersonUnfit();
      if (isSpokesperson(group, personId)) return;
      await tx.get(GroupAcceptanceRepository).update(row.id, { spokespersonBy: group.personId });
      const payload = { personId, constituency: group.constituency };
      await tx.record({ type: groupSpokespersonConfirmed, subject: roundtableId, payload });
    });
  }

  /** The letter of the only organisation of a group also names its spokesperson. */
  private async nameSpokesperson(tx: Transaction, { roundtableId, constituency, own }: LockedGroup): Promise<void> {
    const { id: seatId, personId, kind } = own;
    if (own.function === null) {
      await demandSpokesperson(tx, this.identity, personId);
      await tx.get(SeatRepository).update(seatId, { function: 'spokesperson', version: own.version + 1 });
      const changed = { seatId, kind, function: 'spokesperson' };
      await tx.record({ type: seatChanged, subject: roundtableId, payload: changed });
    }
    const acceptances = tx.get(GroupAcceptanceRepository);
    const row = (await acceptances.current({ roundtableId, constituency })).find((one) => one.personId === personId);
    if (row !== undefined) await acceptances.update(row.id, { spokespersonBy: personId });
    await tx.record({ type: groupSpokespersonConfirmed, subject: roundtableId, payload: { personId, constituency } });
  }

  /** Runs after changes by which a member may have left: triggers end access, and this records what they closed. */
  async recordClosed(tx: Transaction): Promise<void> {
    const acceptances = tx.get(GroupAcceptanceRepository);
    for (const { id, roundtableId, personId, constituency } of await acceptances.closedToRecord()) {
      await acceptances.update(id, { closedGroup: 'recorded' });
      await tx.record({ type: groupClosed, subject: roundtableId, payload: { personId, constituency } });
    }
  }
}

type LockedGroup = OwnGroup & { readonly acceptances: readonly GroupAcceptanceEntity[] };

async function lockedGroup(tx: Transaction, roundtableId: string): Promise<LockedGroup> {
  const { constituency } = tx.actor;
  if (constituency === null) throw constituencyGroupNotFound();
  await tx.get(GroupAcceptanceRepository).lock({ roundtableId, constituency });
  return ownGroupForChange(tx, roundtableId);
}

function blank(tx: Transaction, group: LockedGroup, personId: string): GroupAcceptanceEntity {
  return {
    ...{ id: newId(tx.now.getTime()), workspaceId: tx.workspaceId, roundtableId: group.roundtableId },
    ...{ constituency: group.constituency, personId, acceptedBy: group.personId, secondedBy: null, means: 'titular' },
    ...{ letter: null, earlier: false, askedAt: tx.now, since: null, seesFrom: null, hiddenMeetings: [] },
    ...{ spokespersonBy: null, refusal: null, endedAt: null, suspended: false, closedGroup: null },
  };
}

async function write(
  tx: Transaction,
  group: LockedGroup,
  { input, decision }: { readonly input: Acceptance; readonly decision: Decided },
): Promise<void> {
  const acceptances = tx.get(GroupAcceptanceRepository);
  const proposal = group.acceptances.find(({ id }) => id === decision.seconds);
  if (proposal !== undefined) await acceptances.update(proposal.id, { endedAt: tx.now });
  const accepted = decision.outcome === 'accepted';
  const { means } = decision;
  const byTwo = accepted && means === 'titular' && proposal !== undefined;
  const earlier = input.earlier && means !== 'letter' && (!byTwo || proposal.earlier);
  const deciding = [group.personId, ...(byTwo ? [proposal.acceptedBy] : [])];
  const view = accepted ? await viewOf(tx, group, { earlier, deciding, means }) : {};
  await acceptances.insert({
    ...{ ...blank(tx, group, input.personId), means, letter: input.letter, earlier },
    ...(byTwo && { acceptedBy: proposal.acceptedBy, secondedBy: group.personId }),
    ...view,
  });
  if (decision.mutual !== undefined) await acceptances.update(decision.mutual, { since: tx.now, seesFrom: tx.now });
}

/** When a group that was closed begins again, those who had access have it again, and see what they saw. */
async function resume(tx: Transaction, group: LockedGroup): Promise<void> {
  const acceptances = tx.get(GroupAcceptanceRepository);
  const current = await acceptances.current(group);
  for (const { id, personId, seesFrom, hiddenMeetings } of await acceptances.suspended(group)) {
    const own = current.find((one) => one.personId === personId);
    await acceptances.update(id, { suspended: false, ...(own === undefined && { endedAt: null }) });
    if (own !== undefined && own.since !== null) await acceptances.update(own.id, { seesFrom, hiddenMeetings });
  }
}

/**
 * What an accepted person sees: never more than those who accepted see themselves; and those who begin a group by
 * letters see nothing that was planned before, so that no one opens the meetings of people who have left.
 */
async function viewOf(
  tx: Transaction,
  group: LockedGroup,
  { earlier, deciding, means }: { earlier: boolean; deciding: readonly string[]; means: string },
): Promise<Pick<GroupAcceptanceEntity, 'since' | 'seesFrom' | 'hiddenMeetings'>> {
  if (means === 'letter') return { since: tx.now, seesFrom: tx.now, hiddenMeetings: [] };
  const own = group.acceptances.filter(({ personId, since }) => since !== null && deciding.includes(personId));
  const seesFrom = new Date(Math.max(...own.map((one) => one.seesFrom!.getTime())));
  const ended = earlier ? [] : await tx.get(MeetingRepository).endedOfGroup(group);
  return {
    since: tx.now,
    seesFrom,
    hiddenMeetings: [...new Set([...own.flatMap((one) => one.hiddenMeetings), ...ended])],
  };
}

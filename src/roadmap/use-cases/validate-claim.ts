import { Injectable } from '@nestjs/common';
import type { Actor, Constituency } from '../../kernel/actor.js';
import { demand, holds } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { DialogueFacade } from '../../modules/dialogue/index.js';
import { Database } from '../../platform/database/index.js';
import type { Transaction } from '../../platform/database/index.js';
import type { ActionState } from '../domain/action.js';
import { disputeOf, disputeProposal } from '../domain/agenda-cause.js';
import { roadmapEvents } from '../domain/events.js';
import { roadmapPermissions } from '../domain/policy.js';
import type { Claim } from '../domain/own-side.js';
import * as problems from '../domain/problems.js';
import { claimedStatuses } from '../domain/status.js';
import { isWritable, normalizeText } from '../domain/text.js';
import type { GroupVoice, OwnedAction, Verdict } from '../domain/validation.js';
import { verdictBy } from '../domain/validation.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { ReportRepository } from '../persistence/report.repository.js';
import type { UpdateEntity, ValidationEntity } from '../persistence/update.entity.js';
import { GroupVoices } from './group-voices.js';
import { LatenessProposals } from './lateness-proposals.js';
import { OwningGroups } from './owning-groups.js';
import { settleStatus } from './settle-status.js';

export interface ValidateClaimInput {
  readonly actionId: string;
  /** The claim that the person has read; if there is a newer one, the response is refused. */
  readonly updateId: string;
  readonly verdict: Verdict;
  readonly words: string;
  /** The group on whose behalf the response is given; if absent, the person's own. */
  readonly constituency?: Constituency | null;
}

/**
 * Records the response of another constituency, which confirms or disputes a claim of the owner; its statement is
 * kept.
 */
@Injectable()
export class ValidateClaim {
  constructor(
    private readonly database: Database,
    private readonly voices: GroupVoices,
    private readonly groups: OwningGroups,
    private readonly dialogue: DialogueFacade,
    private readonly lateness: LatenessProposals,
  ) {}

  async execute(actor: Actor, input: ValidateClaimInput): Promise<ActionState> {
    demand(actor, roadmapPermissions, 'roadmap.action.validate');
    const words = normalizeText(input.words);
    if (!isWritable(words)) throw problems.textUnwritable('/words');
    if (input.verdict === 'disputed' && words === '') throw problems.wordsMissing();
    return this.database.write(actor, (tx) => this.within(tx, { ...input, words }));
  }

  private async within(tx: Transaction, input: ValidateClaimInput): Promise<ActionState> {
    const reports = tx.get(ReportRepository);
    const found = await tx.get(ActionRepository).lock(input.actionId);
    if (!found) throw problems.actionNotFound();
    const current = await this.groups.of(tx, found);
    const claim = claimedStatuses.includes(current.status) ? await reports.lastClaim(current.id) : null;
    if (!claim) throw problems.claimMissing();
    if (claim.id !== input.updateId) throw problems.claimSuperseded();
    const voice = await this.voice(tx, { ...current, claim }, input);
    const validation = validationRow(tx, { current, claim, input, voice });
    await reports.insertValidation(validation);
    const next = await settleStatus(tx, current, claim.id);
    await tx.record({
      type: input.verdict === 'confirmed' ? roadmapEvents.actionConfirmed : roadmapEvents.actionDisputed,
      subject: current.id,
      payload: {
        number: current.number,
        updateId: claim.id,
        validationId: validation.id,
        constituency: validation.constituency,
        from: current.status,
        to: next.status,
      },
    });
    if (input.verdict === 'disputed') await this.proposeForAgenda(tx, next);
    else if (next.status !== 'disputed') await this.dialogue.withdrawProposals(tx, disputeOf(next));
    return next;
  }

  /**
   * Once for each roundtable: for the first whose conclusion the action implements and that is still to be held,
   * otherwise for the next one. A facilitator decides about the proposal. It takes the place of an undecided proposal
   * because the action is overdue, unless someone has worked on that one.
   */
  private async proposeForAgenda(tx: Transaction, action: ActionState): Promise<void> {
    const conclusions = await this.dialogue.conclusions(tx, action.conclusionIds);
    await this.lateness.withdraw(tx, action);
    await this.dialogue.proposeAgendaItem(tx, {
      ...disputeProposal(action),
      roundtableIds: conclusions.map(({ roundtableId }) => roundtableId),
    });
  }

  private async voice(
    tx: Transaction,
    claimed: ActionState & OwnedAction & { readonly claim: Claim },
    { constituency: asked = null, verdict }: ValidateClaimInput,
  ): Promise<GroupVoice> {
    const { actor } = tx;
    const voice = (await this.voices.of(tx))(claimed);
    const mayRecord = holds(actor, roadmapPermissions, 'roadmap.action.record-verdict');
    if (mayRecord && asked === null && voice === null) throw problems.groupMissing();
    const said = { constituency: asked ?? actor.constituency, verdict };
    const spoken = verdictBy({ person: actor, voice, mayRecord }, claimed, said);
    if (typeof spoken === 'string') throw problems.validationRefused(spoken);
    return spoken;
  }
}

function validationRow(
  tx: Transaction,
  {
    current,
    claim,
    input: { verdict, words },
    voice,
  }: { current: ActionState; claim: UpdateEntity; input: ValidateClaimInput; voice: GroupVoice },
): ValidationEntity {
  const { actor } = tx;
  const { constituency, recordedAs } = voice;
  if (actor.personId === null) throw problems.validationRefused('no-constituency');
  return {
    id: newId(),
    workspaceId: tx.workspaceId,
    actionId: current.id,
    updateId: claim.id,
    verdict,
    words,
    personId: actor.personId,
    organisationId: actor.organisationId,
    constituency,
    recordedAs,
    recordedAt: tx.now,
    withdrawnAt: null,
    withdrawnById: null,
    lapsedContent: null,
  };
}

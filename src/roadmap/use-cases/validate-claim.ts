import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { Database } from '../../platform/database/index.js';
import type { Transaction } from '../../platform/database/index.js';
import type { ActionState } from '../domain/action.js';
import { roadmapEvents } from '../domain/events.js';
import { roadmapPermissions } from '../domain/policy.js';
import * as problems from '../domain/problems.js';
import type { ActionStatus } from '../domain/status.js';
import { isWritable, normalizeText } from '../domain/text.js';
import type { Verdict } from '../domain/validation.js';
import { standingOf, validationRefusal } from '../domain/validation.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { ReportRepository } from '../persistence/report.repository.js';
import type { UpdateEntity, ValidationEntity } from '../persistence/update.entity.js';

export interface ValidateClaimInput {
  readonly actionId: string;
  /** The claim that was read; a newer one has to be read first. */
  readonly updateId: string;
  readonly verdict: Verdict;
  readonly words: string;
}

/** Statuses in which a claim stands and can be spoken on. */
const claimed: readonly ActionStatus[] = ['claimed-done', 'confirmed', 'disputed'];

/** Another constituency confirms or disputes what the owner claims; its words stay. */
@Injectable()
export class ValidateClaim {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, input: ValidateClaimInput): Promise<ActionState> {
    demand(actor, roadmapPermissions, 'roadmap.action.validate');
    const words = normalizeText(input.words);
    if (!isWritable(words)) throw problems.textUnwritable('/words');
    if (input.verdict === 'disputed' && words === '') throw problems.wordsMissing();
    return this.database.write(actor, (tx) => this.within(tx, { ...input, words }));
  }

  private async within(tx: Transaction, input: ValidateClaimInput): Promise<ActionState> {
    const actions = tx.get(ActionRepository);
    const reports = tx.get(ReportRepository);
    const current = await actions.lock(input.actionId);
    if (!current) throw problems.actionNotFound();
    const claim = claimed.includes(current.status) ? await reports.lastClaim(current.id) : null;
    if (!claim) throw problems.claimMissing();
    if (claim.id !== input.updateId) throw problems.claimSuperseded();
    const validation = validationRow(tx, { current, claim, input });
    await reports.insertValidation(validation);
    const status = standingOf(await reports.verdictsOn(claim.id));
    const version = current.version + 1;
    const changes: Partial<ActionState> = {
      status,
      version,
      updatedAt: tx.now,
      fieldVersions: { ...current.fieldVersions, ...(status !== current.status && { status: version }) },
    };
    await actions.update(current.id, changes);
    await tx.record({
      type: input.verdict === 'confirmed' ? roadmapEvents.actionConfirmed : roadmapEvents.actionDisputed,
      subject: current.id,
      payload: {
        number: current.number,
        updateId: claim.id,
        validationId: validation.id,
        constituency: validation.constituency,
        from: current.status,
        to: status,
      },
    });
    return { ...current, ...changes };
  }
}

function validationRow(
  tx: Transaction,
  { current, claim, input }: { current: ActionState; claim: UpdateEntity; input: ValidateClaimInput },
): ValidationEntity {
  const { actor } = tx;
  const refusal = validationRefusal(actor, { ...current, claim }, input.verdict);
  if (refusal !== null || actor.personId === null || actor.constituency === null)
    throw problems.validationRefused(refusal ?? 'no-constituency');
  return {
    id: newId(),
    workspaceId: tx.workspaceId,
    actionId: current.id,
    updateId: claim.id,
    verdict: input.verdict,
    words: input.words,
    personId: actor.personId,
    organisationId: actor.organisationId,
    constituency: actor.constituency,
    recordedAt: tx.now,
  };
}

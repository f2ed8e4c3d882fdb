import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { mergeFields } from '../../kernel/merge.js';
import { DialogueFacade } from '../../modules/dialogue/index.js';
import { Database } from '../../platform/database/index.js';
import type { Transaction } from '../../platform/database/index.js';
import type { ActionState } from '../domain/action.js';
import { disputeOf } from '../domain/agenda-cause.js';
import { roadmapEvents } from '../domain/events.js';
import { partsOf, roadmapPermissions } from '../domain/policy.js';
import * as problems from '../domain/problems.js';
import type { ActionStatus } from '../domain/status.js';
import { movesFrom, needsReason, transition } from '../domain/status.js';
import { isWritable, normalizeText } from '../domain/text.js';
import type { OwnedAction } from '../domain/validation.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { ReportRepository } from '../persistence/report.repository.js';
import { LatenessProposals } from './lateness-proposals.js';
import { OwningGroups } from './owning-groups.js';
import { updateRow } from './update-row.js';

export interface ChangeActionStatusInput {
  readonly actionId: string;
  readonly baseVersion: number;
  readonly status: ActionStatus;
  readonly reason: string;
}

/** Changes the status of an action without a claim or response; a given reason is stored as an update. */
@Injectable()
export class ChangeActionStatus {
  constructor(
    private readonly database: Database,
    private readonly groups: OwningGroups,
    private readonly dialogue: DialogueFacade,
    private readonly lateness: LatenessProposals,
  ) {}

  async execute(actor: Actor, input: ChangeActionStatusInput): Promise<ActionState> {
    demand(actor, roadmapPermissions, 'roadmap.action.change-status');
    const reason = normalizeText(input.reason);
    if (!isWritable(reason)) throw problems.textUnwritable('/reason');
    return this.database.write(actor, (tx) => this.within(tx, { ...input, reason }));
  }

  private async within(tx: Transaction, input: ChangeActionStatusInput): Promise<ActionState> {
    const actions = tx.get(ActionRepository);
    const found = await actions.lock(input.actionId);
    if (!found) throw problems.actionNotFound();
    const current = await this.groups.of(tx, found);
    const merged = mergeFields<Pick<ActionState, 'status'>>({
      current: { status: current.status },
      version: current.version,
      fieldVersions: current.fieldVersions,
      baseVersion: input.baseVersion,
      changes: { status: input.status },
    });
    if (merged.conflicts.length > 0) throw problems.fieldsConflict(merged.conflicts, current.version);
    refuse(tx.actor, current, input);
    const changes = {
      status: input.status,
      version: merged.version,
      fieldVersions: merged.fieldVersions,
      updatedAt: tx.now,
    };
    await actions.update(current, changes);
    if (current.status === 'disputed') await this.dialogue.withdrawProposals(tx, disputeOf(current));
    if (input.reason !== '')
      await tx
        .get(ReportRepository)
        .insertUpdate(
          await updateRow(tx, current, { text: input.reason, statusAfter: input.status, progress: current.progress }),
        );
    await tx.record({
      type: roadmapEvents.actionStatusChanged,
      subject: current.id,
      payload: { number: current.number, from: current.status, to: input.status },
    });
    const next = { ...current, ...changes };
    await this.lateness.withdrawSettled(tx, [next]);
    return next;
  }
}

function refuse(actor: Actor, current: ActionState & OwnedAction, input: ChangeActionStatusInput): void {
  const held = partsOf(actor, current);
  const allowed = movesFrom(current.status, held, 'change');
  const found = transition(current.status, input.status);
  if (!found || found.route !== 'change')
    throw problems.transitionRefused(
      current.status,
      input.status,
      allowed.map(({ to }) => to),
    );
  if (!allowed.includes(found)) throw problems.notYourAction();
  if (needsReason(found, held) && input.reason === '') throw problems.reasonMissing();
}

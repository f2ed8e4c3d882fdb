import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import type { Transaction } from '../../platform/database/index.js';
import type { ActionState } from '../domain/action.js';
import { isOwner } from '../domain/action.js';
import { roadmapEvents } from '../domain/events.js';
import { roadmapPermissions } from '../domain/policy.js';
import { type NextStep, nextStepProblem, normalNextStep } from '../domain/next-step.js';
import * as problems from '../domain/problems.js';
import type { ActionStatus } from '../domain/status.js';
import { movesFrom, transition } from '../domain/status.js';
import { isWritable, normalizeText } from '../domain/text.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { ReportRepository } from '../persistence/report.repository.js';
import { LatenessProposals } from './lateness-proposals.js';
import { OwningGroups } from './owning-groups.js';
import { updateRow } from './update-row.js';

export interface ReportProgressInput {
  readonly actionId: string;
  readonly text: string;
  /** Percent; always 100 if the action is reported complete. */
  readonly progress?: number;
  /** If absent, the status does not change. */
  readonly status?: ActionStatus;
  /** Without one, the action no longer has a next step. */
  readonly nextStep?: NextStep;
  /** Files that were added to this action before and that no other update uses. */
  readonly evidenceIds?: readonly string[];
}

/** Records a report of the owner: text, progress, optionally a new status, and evidence. */
@Injectable()
export class ReportProgress {
  constructor(
    private readonly database: Database,
    private readonly groups: OwningGroups,
    private readonly lateness: LatenessProposals,
  ) {}

  async execute(actor: Actor, input: ReportProgressInput): Promise<{ updateId: string; action: ActionState }> {
    demand(actor, roadmapPermissions, 'roadmap.action.report');
    const text = normalizeText(input.text);
    if (text === '') throw problems.textMissing('/text');
    if (!isWritable(text)) throw problems.textUnwritable('/text');
    const nextStep = normalNextStep(input.nextStep ?? { text: '', on: null });
    const wrong = nextStepProblem(nextStep);
    if (wrong) throw wrong;
    return this.database.write(actor, (tx) => this.within(tx, { ...input, text, nextStep }));
  }

  private async within(
    tx: Transaction,
    input: ReportProgressInput & { readonly nextStep: NextStep },
  ): Promise<{ updateId: string; action: ActionState }> {
    const actions = tx.get(ActionRepository);
    const reports = tx.get(ReportRepository);
    const found = await actions.lock(input.actionId);
    if (!found) throw problems.actionNotFound();
    const current = await this.groups.of(tx, found);
    if (!isOwner(tx.actor, current)) throw problems.notYourAction();
    if (current.status === 'proposed') throw problems.notAccepted();
    const status = statusAfter(current, input.status);
    const progress = status === 'claimed-done' ? 100 : (input.progress ?? current.progress);
    const { text, nextStep } = input;
    const update = await updateRow(tx, current, { text, statusAfter: status, progress, nextStep });
    await reports.insertUpdate(update);
    const evidenceIds = [...new Set(input.evidenceIds ?? [])];
    if ((await reports.attach(current.id, update.id, evidenceIds)) !== evidenceIds.length)
      throw problems.evidenceNotFound();
    const version = current.version + 1;
    const changes: Partial<ActionState> = {
      status,
      progress,
      version,
      updatedAt: tx.now,
      fieldVersions: {
        ...current.fieldVersions,
        ...(status !== current.status && { status: version }),
        ...(progress !== current.progress && { progress: version }),
      },
    };
    await actions.update(current, changes);
    await tx.record({
      type: roadmapEvents.actionUpdated,
      subject: current.id,
      payload: {
        number: current.number,
        updateId: update.id,
        from: current.status,
        to: status,
        progress,
        evidence: evidenceIds.length,
        constituency: tx.actor.constituency,
      },
    });
    const action = { ...current, ...changes };
    await this.lateness.withdrawSettled(tx, [action]);
    return { updateId: update.id, action };
  }
}

/** The status after a report by the owner; a transition that is not in the table for owners is refused. */
function statusAfter(current: ActionState, asked: ActionStatus | undefined): ActionStatus {
  if (asked === undefined || asked === current.status) return current.status;
  const allowed = movesFrom(current.status, ['owner']);
  const found = transition(current.status, asked);
  if (!found || !allowed.includes(found))
    throw problems.transitionRefused(
      current.status,
      asked,
      allowed.map(({ to }) => to),
    );
  return asked;
}

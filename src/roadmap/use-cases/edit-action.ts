import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { mergeFields } from '../../kernel/merge.js';
import { Problem } from '../../kernel/problem.js';
import { Database } from '../../platform/database/index.js';
import type { NewEvent, Transaction } from '../../platform/database/index.js';
import type { ActionContent, ActionState } from '../domain/action.js';
import { awaitedBy, movesFirstDay } from '../domain/action-dates.js';
import { isLeadOwner } from '../domain/action.js';
import { contentProblem } from '../domain/action-check.js';
import { changesAcceptance, effectOnConfirmations, movesAgreedDate } from '../domain/changes.js';
import type { ContentChanges, EditedFields } from '../domain/edited-fields.js';
import { contentOf, fieldsOf, versionsByLanguage } from '../domain/edited-fields.js';
import { roadmapEvents } from '../domain/events.js';
import { roadmapPermissions } from '../domain/policy.js';
import * as problems from '../domain/problems.js';
import { startsTooEarly } from '../domain/problems-of-schedule.js';
import { type ActionStatus, claimedStatuses } from '../domain/status.js';
import { isWritable, normalizeText } from '../domain/text.js';
import { ActionRepository } from '../persistence/action.repository.js';
import type { DueChangeEntity } from '../persistence/due-change.entity.js';
import { ReportRepository } from '../persistence/report.repository.js';
import { ScheduleRepository } from '../persistence/schedule.repository.js';
import { ActionReferences, type KnownReferences } from './action-references.js';
import { LatenessProposals } from './lateness-proposals.js';
import { OwningGroups } from './owning-groups.js';
import { contentNow, settleConfirmations } from './settle-confirmations.js';

export interface EditActionInput {
  readonly actionId: string;
  /** The version that the editor was looking at. */
  readonly baseVersion: number;
  readonly changes: ContentChanges;
  /** The reason for moving an agreed due date; required only in that case. */
  readonly reason?: string;
  /** The author says that the texts only correct the wording, so that confirmations of other groups still count. */
  readonly isWording?: boolean;
  /**
   * Restores what was there before, so that the owner is not asked again and dates may be as early as they were; the
   * status, if it had changed with it.
   */
  readonly restores?: { readonly status: ActionStatus | null };
}

/** What an edit changes; `changes` is null if nothing does. */
interface Edit {
  readonly current: ActionState;
  readonly changed: Partial<ActionContent>;
  readonly changes: (Partial<ActionState> & Pick<ActionState, 'version'>) | null;
  readonly moved: DueChangeEntity | null;
  readonly status: ActionStatus | null;
}

/** Edits the agreed content of an action. Edits of different fields are merged; edits of the same field conflict. */
@Injectable()
export class EditAction {
  constructor(
    private readonly database: Database,
    private readonly references: ActionReferences,
    private readonly groups: OwningGroups,
    private readonly lateness: LatenessProposals,
  ) {}

  async execute(actor: Actor, input: EditActionInput): Promise<ActionState> {
    demand(actor, roadmapPermissions, 'roadmap.action.edit');
    return this.database.write(actor, (tx) => this.within(tx, input));
  }

  async within(tx: Transaction, input: EditActionInput): Promise<ActionState> {
    return (await this.allWithin(tx, [input], (_, problem) => problem))[0]!;
  }

  /** Edits different actions, all or none, with few statements. `refused`: what to throw for the problem of an input. */
  async allWithin(
    tx: Transaction,
    inputs: readonly EditActionInput[],
    refused: (index: number, problem: Problem) => Problem,
  ): Promise<readonly ActionState[]> {
    const actions = tx.get(ActionRepository);
    const found = await actions.lockAll(inputs.map(({ actionId }) => actionId));
    const known = this.references.remembering(tx);
    const edits = await eachOf(inputs, refused, (input) =>
      this.prepare(tx, found.get(input.actionId), { input, known }),
    );
    const made = edits.filter((edit) => edit.changes !== null);
    const saved = made.map(({ current, changes }) => ({
      current,
      next: { ...current, ...changes! },
      changes: changes!,
    }));
    await actions.updateAll(saved);
    await actions.agree(
      saved.map(({ next }) => next),
      tx.now,
    );
    await tx.get(ReportRepository).insertDueChanges(made.flatMap(({ moved }) => moved ?? []));
    await tx.recordAll(made.map(editedEvent));
    await this.lateness.withdrawSettled(
      tx,
      saved.filter(({ changes }) => changes.dueOn !== undefined).map(({ next }) => next),
    );
    // dates of predecessors may change together with those of their successors
    const restored = new Set(inputs.flatMap(({ actionId, restores }) => (restores ? [actionId] : [])));
    const restarted = saved
      .filter(({ current, next }) => !restored.has(current.id) && movesFirstDay(current, next))
      .map(({ next }) => next);
    const early = await earlyStarts(tx, restarted);
    return eachOf(edits, refused, async ({ current, changed, changes }, index) => {
      const tooEarly = early.get(current.id);
      if (tooEarly) throw tooEarly;
      const next = { ...current, ...changes };
      const effect = effectOnConfirmations(current, changed, inputs[index]!.isWording === true);
      if (effect === null || !claimedStatuses.includes(next.status)) return next;
      return settleConfirmations(tx, { before: await contentNow(tx, current), next, effect });
    });
  }

  private async prepare(
    tx: Transaction,
    current: ActionState | undefined,
    { input, known }: { readonly input: EditActionInput; readonly known: KnownReferences },
  ): Promise<Edit> {
    if (!current) throw problems.actionNotFound();
    const merged = mergeFields<EditedFields>({
      current: fieldsOf(current) as EditedFields,
      version: current.version,
      fieldVersions: versionsByLanguage(current.fieldVersions),
      baseVersion: input.baseVersion,
      changes: fieldsOf(input.changes),
    });
    if (merged.conflicts.length > 0) throw problems.fieldsConflict(merged.conflicts, current.version);
    if (merged.version === current.version) return { current, changed: {}, changes: null, moved: null, status: null };
    const changed = contentOf(merged.changed, current);
    const next = { ...current, ...changed };
    const wrong = contentProblem(next);
    if (wrong) throw wrong;
    const moved = dueChange(tx, current, { changed, reason: input.reason });
    await known.verify(changed);
    const status = input.restores ? input.restores.status : await this.statusAfter(tx, current, { changed, next });
    const changes = {
      ...changed,
      ...(status !== null && { status }),
      ...((changed.ownerOrganisationId !== undefined || changed.ownerWorkingGroupId !== undefined) && {
        ownerConstituency: await known.constituencyOf(next),
        ownerSince: tx.now,
      }),
      version: merged.version,
      fieldVersions: { ...merged.fieldVersions, ...(status !== null && { status: merged.version }) },
      updatedAt: tx.now,
    };
    return { current, changed, changes, moved, status };
  }

  /** The status that an edit changes: another owner has to accept an action that has not begun. */
  private async statusAfter(
    tx: Transaction,
    current: ActionState,
    { changed, next }: { readonly changed: Partial<ActionContent>; readonly next: ActionState },
  ): Promise<'proposed' | null> {
    if (!changesAcceptance(current, changed)) return null;
    return isLeadOwner(tx.actor, await this.groups.of(tx, next)) ? null : 'proposed';
  }
}

/** Works on each in turn; a problem is thrown as `refused` says. */
async function eachOf<One, Result>(
  all: readonly One[],
  refused: (index: number, problem: Problem) => Problem,
  work: (one: One, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, one] of all.entries())
    try {
      results.push(await work(one, index));
    } catch (error) {
      throw error instanceof Problem ? refused(index, error) : error;
    }
  return results;
}

const editedEvent = ({ current, changed, changes, status }: Edit): NewEvent => ({
  type: roadmapEvents.actionEdited,
  subject: current.id,
  payload: {
    ...{ number: current.number, version: changes?.version, changes: facts(current, changed) },
    ...(status !== null && { from: current.status, to: status }),
  },
});

/**
 * The problem of each action that would start before its predecessors allow. A predecessor that ends later than planned
 * may leave its successors behind; entering such a start is refused.
 */
async function earlyStarts(tx: Transaction, restarted: readonly ActionState[]): Promise<ReadonlyMap<string, Problem>> {
  if (restarted.length === 0) return new Map();
  const dependencies = await tx.get(ScheduleRepository).dependenciesOf(restarted.map(({ id }) => id));
  const before = await tx.get(ActionRepository).all(dependencies.map(({ predecessorId }) => predecessorId));
  const found = new Map<string, Problem>();
  for (const next of restarted) {
    const predecessors = dependencies
      .filter(({ successorId }) => successorId === next.id)
      .flatMap((dependency) => {
        const action = before.get(dependency.predecessorId);
        return action ? [{ action, dependency }] : [];
      });
    const awaited = awaitedBy(next, predecessors);
    if (awaited === null) continue;
    const early = { predecessor: awaited.action.number, allowed: awaited.allowedOn };
    found.set(next.id, startsTooEarly(next.startOn === null ? '/dueOn' : '/startOn', early));
  }
  return found;
}

/** The change of an agreed due date with its reason; null if it did not change. */
function dueChange(
  tx: Transaction,
  current: ActionState,
  { changed, reason = '' }: { readonly changed: Partial<ActionContent>; readonly reason: string | undefined },
): DueChangeEntity | null {
  if (current.dueOn === null || !movesAgreedDate(current, changed)) return null;
  const said = normalizeText(reason);
  if (said === '') throw problems.dueReasonMissing();
  if (!isWritable(said)) throw problems.textUnwritable('/reason');
  return {
    id: newId(),
    workspaceId: tx.workspaceId,
    actionId: current.id,
    fromOn: current.dueOn,
    fromPrecision: current.duePrecision,
    toOn: changed.dueOn === undefined ? current.dueOn : changed.dueOn,
    toPrecision: changed.duePrecision ?? current.duePrecision,
    reason: said,
    language: tx.actor.language,
    personId: tx.actor.personId,
    changedAt: tx.now,
  };
}

/** Fields with free text, which may name people. */
const texts: readonly (keyof ActionContent)[] = ['title', 'description', 'budget', 'risk'];

/** The payload contains ids, dates and codes, before and after; no free text. */
function facts(before: ActionContent, changed: Partial<ActionContent>): Record<string, unknown> {
  const fields = Object.keys(changed) as (keyof ActionContent)[];
  return Object.fromEntries(
    fields.map((field) => [field, texts.includes(field) ? null : { from: before[field], to: changed[field] }]),
  );
}

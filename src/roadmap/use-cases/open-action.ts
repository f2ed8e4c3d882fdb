import { Injectable } from '@nestjs/common';
import type { Actor, Constituency } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import { Database } from '../../platform/database/index.js';
import type { NewEvent, Transaction } from '../../platform/database/index.js';
import type { ActionContent, ActionState } from '../domain/action.js';
import { emptyContent, isLeadOwner, sortedAreas, sortedIds } from '../domain/action.js';
import { contentProblem } from '../domain/action-check.js';
import { normalBudget } from '../domain/budget.js';
import { roadmapEvents } from '../domain/events.js';
import { roadmapPermissions } from '../domain/policy.js';
import * as problems from '../domain/problems.js';
import { normalRisk } from '../domain/risk.js';
import { sortedTags } from '../domain/tags.js';
import { normalizeBoth } from '../domain/text.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { ActionReferences } from './action-references.js';
import { OwningGroups } from './owning-groups.js';

export interface OpenActionInput extends Partial<ActionContent> {
  readonly title: ActionContent['title'];
  /**
   * The status when entered; without one, the owner is asked to accept the action. It can be completed only if a
   * published text says so; otherwise completion must be reported here.
   */
  readonly stage?: 'agreed' | 'in-progress' | 'claimed-done';
  /**
   * The owner, if the caller has just read it and all other references in this transaction; null without
   * one.
   */
  readonly owner?: { readonly constituency: Constituency | null } | null;
  /** Set if the entry repeats a published text (`seed`, `inferred`, `general`) and was not agreed here. */
  readonly basis?: string | null;
}

/** Creates an action on the roadmap with the next number of the workspace. */
@Injectable()
export class OpenAction {
  constructor(
    private readonly database: Database,
    private readonly references: ActionReferences,
    private readonly groups: OwningGroups,
  ) {}

  /** `meetingId`: the meeting in whose room the action is created. */
  async execute(actor: Actor, input: OpenActionInput, meetingId: string | null = null): Promise<ActionState> {
    return this.database.write(actor, async (tx) => {
      demand(actor, roadmapPermissions, 'roadmap.action.open');
      if (meetingId !== null) await this.references.demandInMeeting(tx, meetingId, input);
      return this.within(tx, input);
    });
  }

  async within(tx: Transaction, input: OpenActionInput): Promise<ActionState> {
    return (await this.allWithin(tx, [input], (_, problem) => problem))[0]!;
  }

  /** Creates actions in their order, with few statements. `refused`: what to throw for the problem of an input. */
  async allWithin(
    tx: Transaction,
    inputs: readonly OpenActionInput[],
    refused: (index: number, problem: Problem) => Problem,
  ): Promise<readonly ActionState[]> {
    demand(tx.actor, roadmapPermissions, 'roadmap.action.open');
    if (inputs.length === 0) return [];
    const checked: CheckedAction[] = [];
    for (const [index, input] of inputs.entries())
      try {
        checked.push(await this.check(tx, input));
      } catch (error) {
        throw error instanceof Problem ? refused(index, error) : error;
      }
    const actions = tx.get(ActionRepository);
    const { workspaceId, now } = tx;
    const first = await actions.nextNumbers(workspaceId, checked.length);
    const opened = checked.map((one, index) => ({
      ...{ ...one, id: newId(), workspaceId, number: first + index },
      ...{ version: 1, fieldVersions: {}, createdAt: now, updatedAt: now, ownerSince: null },
    }));
    await actions.insertAll(opened, now);
    await tx.recordAll(opened.map(openedEvent));
    return opened;
  }

  private async check(tx: Transaction, input: OpenActionInput): Promise<CheckedAction> {
    const content = contentOf(input);
    const wrong = contentProblem(content);
    if (wrong) throw wrong;
    const { basis = null } = input;
    // Who enters an action of their own has accepted it.
    const own = isLeadOwner(tx.actor, await this.groups.of(tx, content));
    const stage = input.stage ?? (own ? 'agreed' : 'proposed');
    if (stage === 'claimed-done' && basis === null) throw problems.transitionRefused('proposed', stage, []);
    const { owner } = input;
    if (owner === undefined) await this.references.verify(tx, content);
    return {
      ...content,
      ownerConstituency:
        owner === undefined ? await this.references.constituencyOf(tx, content) : (owner?.constituency ?? null),
      status: stage,
      progress: stage === 'claimed-done' ? 100 : 0,
      basis,
    };
  }
}

type CheckedAction = ActionContent & Pick<ActionState, 'ownerConstituency' | 'status' | 'progress' | 'basis'>;

const openedEvent = (action: ActionState): NewEvent => ({
  type: roadmapEvents.actionOpened,
  subject: action.id,
  payload: {
    number: action.number,
    conclusionId: action.conclusionIds[0] ?? null,
    conclusionIds: action.conclusionIds,
    findingIds: action.findingIds,
    ownerOrganisationId: action.ownerOrganisationId,
    ownerWorkingGroupId: action.ownerWorkingGroupId,
    ownerConstituency: action.ownerConstituency,
    dueOn: action.dueOn,
    status: action.status,
  },
});

/** Copies only the fields of the content, so that no other field of the input gets into the row. */
function contentOf(input: OpenActionInput): ActionContent {
  const content: Record<string, unknown> = { ...emptyContent };
  for (const field of Object.keys(emptyContent) as (keyof ActionContent)[])
    if (input[field] !== undefined) content[field] = input[field];
  const typed = content as unknown as ActionContent;
  return {
    ...typed,
    title: normalizeBoth(typed.title),
    description: normalizeBoth(typed.description),
    policyAreas: sortedAreas(typed.policyAreas),
    tags: sortedTags(typed.tags),
    conclusionIds: sortedIds(typed.conclusionIds),
    findingIds: sortedIds(typed.findingIds),
    coOwnerOrganisationIds: sortedIds(typed.coOwnerOrganisationIds),
    budget: normalBudget(typed.budget),
    risk: typed.risk && normalRisk(typed.risk),
  };
}

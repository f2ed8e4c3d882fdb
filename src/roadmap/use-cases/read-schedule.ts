import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand, holds } from '../../kernel/actor.js';
import { Database, type ReadTransaction } from '../../platform/database/index.js';
import {
  type ActionDates,
  activityOf,
  type Awaited,
  awaitedBy,
  dayOf,
  daysTooEarly,
  movesFirstDay,
  type Predecessor,
} from '../domain/action-dates.js';
import { mayEditMilestones, roadmapPermissions } from '../domain/policy.js';
import { actionNotFound, datesReversed } from '../domain/problems.js';
import { type Slip, slipsAfter, slipsIf } from '../domain/schedule.js';
import { ActionRepository } from '../persistence/action.repository.js';
import {
  dependencyRows,
  type DependencyRow,
  linkedActions,
  type LinkedActionRow,
  milestoneRows,
  type MilestoneRow,
} from '../queries/schedule.query.js';
import { NetworkTimings, type ScheduledDates } from './read-network-timings.js';
import { OwningGroups } from './owning-groups.js';

/** A dependency of an action, with the action at its other end. */
export interface LinkedAction extends Pick<DependencyRow, 'kind' | 'lagDays' | 'version'> {
  readonly action: LinkedActionRow;
  /** Days by which the successor is planned too early for the predecessor. */
  readonly daysTooEarly: number;
}

export interface SlippedAction {
  readonly action: LinkedActionRow;
  readonly days: number;
  /** ISO day. */
  readonly startOn: string;
}

export interface ActionSchedule {
  readonly milestones: readonly MilestoneRow[];
  readonly predecessors: readonly LinkedAction[];
  readonly successors: readonly LinkedAction[];
  /** Null if the action is linked with no other action that was not dropped. */
  readonly timing: ScheduledDates | null;
  readonly slips: readonly SlippedAction[];
  readonly editMilestones: boolean;
  readonly editDependencies: boolean;
}

/** The effect of other dates of an action, before they are saved. */
export interface DatesPreview {
  readonly slips: readonly SlippedAction[];
  /** The predecessor that lets the action start last, if that is after these dates begin. */
  readonly waitsFor: Awaited<LinkedActionRow> | null;
  /** Whether the dates are refused for it. */
  readonly refused: boolean;
}

interface Network {
  readonly dependencies: readonly DependencyRow[];
  readonly actions: ReadonlyMap<string, LinkedActionRow>;
}

/** Milestones, dependencies, critical path and the effect of a delay. Dropped actions delay no one. */
@Injectable()
export class ReadSchedule {
  constructor(
    private readonly database: Database,
    private readonly groups: OwningGroups,
    private readonly timings: NetworkTimings,
  ) {}

  /** `delay`: days by which the action is assumed to end later than planned. */
  one(actor: Actor, actionId: string, delay: number): Promise<ActionSchedule> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) => {
      const action = await tx.get(ActionRepository).find(actionId);
      if (!action) throw actionNotFound();
      const network = await networkOf(tx);
      return {
        milestones: await milestoneRows(tx, [actionId]),
        ...linksOf(actionId, network),
        timing: (await this.timings.of(tx, [actionId]))[0] ?? null,
        slips: slipsOf(network, { id: actionId, days: delay }),
        editMilestones: mayEditMilestones(actor, await this.groups.of(tx, action)),
        editDependencies: holds(actor, roadmapPermissions, 'roadmap.dependency.edit'),
      };
    });
  }

  /** What slips with other dates, and whether a predecessor forbids them. */
  preview(actor: Actor, actionId: string, dates: ActionDates): Promise<DatesPreview> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) => {
      const current = await tx.get(ActionRepository).find(actionId);
      if (!current) throw actionNotFound();
      if (dates.startOn !== null && dates.dueOn !== null && dates.dueOn < dates.startOn) throw datesReversed();
      const network = await networkOf(tx);
      const slips = slipsIf(activitiesOf(network), network.dependencies, activityOf({ id: actionId, ...dates }));
      const later = slips.filter(({ days }) => days > 0);
      const waitsFor = awaitedBy(dates, predecessorsOf(network, actionId));
      return { slips: named(network, later), waitsFor, refused: waitsFor !== null && movesFirstDay(current, dates) };
    });
  }
}

async function networkOf(tx: ReadTransaction): Promise<Network> {
  const actions = await linkedActions(tx);
  return { dependencies: await dependencyRows(tx), actions: new Map(actions.map((action) => [action.id, action])) };
}

function activitiesOf({ actions }: Network) {
  return [...actions.values()].filter(({ status }) => status !== 'dropped').map(activityOf);
}

function slipsOf(network: Network, late: { readonly id: string; readonly days: number }): readonly SlippedAction[] {
  return named(network, slipsAfter(activitiesOf(network), network.dependencies, late));
}

function named(network: Network, slips: readonly Slip[]): readonly SlippedAction[] {
  return slips.map(({ id, days, earliestStart }) => ({
    ...{ action: network.actions.get(id)!, days, startOn: dayOf(earliestStart) },
  }));
}

function predecessorsOf({ dependencies, actions }: Network, actionId: string): readonly Predecessor<LinkedActionRow>[] {
  return dependencies
    .filter(({ successorId }) => successorId === actionId)
    .map((dependency) => ({ dependency, action: actions.get(dependency.predecessorId)! }));
}

function linksOf(
  actionId: string,
  { dependencies, actions }: Network,
): Pick<ActionSchedule, 'predecessors' | 'successors'> {
  const link = (dependency: DependencyRow, other: string): LinkedAction => ({
    action: actions.get(other)!,
    ...{ kind: dependency.kind, lagDays: dependency.lagDays, version: dependency.version },
    daysTooEarly: daysTooEarly(
      actions.get(dependency.predecessorId)!,
      actions.get(dependency.successorId)!,
      dependency,
    ),
  });
  return {
    predecessors: dependencies.filter((one) => one.successorId === actionId).map((one) => link(one, one.predecessorId)),
    successors: dependencies.filter((one) => one.predecessorId === actionId).map((one) => link(one, one.successorId)),
  };
}

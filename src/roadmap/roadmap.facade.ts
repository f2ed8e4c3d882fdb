import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { holds } from '../kernel/actor.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import type { Subject } from '../kernel/subject.js';
import type { ReadTransaction } from '../platform/database/index.js';
import { actionNumber, isOwner } from './domain/action.js';
import type { ActionGap } from './domain/action-gap.js';
import { isPolicyArea, policyAreaNames } from './domain/policy-area.js';
import { verdictsOpenTo } from './domain/allowed.js';
import type { OwningGroup } from './domain/own-side.js';
import { roadmapPermissions } from './domain/policy.js';
import type { GroupVoice } from './domain/validation.js';
import type { ActionCounts } from './queries/action-counts.query.js';
import { actionCounts } from './queries/action-counts.query.js';
import type { ActionHistory } from './queries/action-histories.query.js';
import { actionHistories } from './queries/action-histories.query.js';
import type { ActionFilter } from './domain/action-filter.js';
import {
  actionsWithGap,
  type GapActions,
  targetIndicators,
  unfollowedConclusions,
} from './queries/action-gaps.query.js';
import type { ActionRow } from './queries/action-list.query.js';
import { actionList } from './queries/action-list.query.js';
import {
  type ChainedAction,
  chainedActions,
  type ChainLinks,
  type TargetingAction,
  targetingActions,
} from './queries/chained-actions.query.js';
import { owedActions, type OwedAction } from './queries/owed-actions.query.js';
import { agreedTo, type ProposedWords } from './use-cases/agreed-groups.js';
import { GroupVoices } from './use-cases/group-voices.js';
import { OwningGroups } from './use-cases/owning-groups.js';
import { WorkspaceDay } from './use-cases/workspace-day.js';

type OwnedRow = ActionRow & { readonly owningGroup: OwningGroup | null };

/** The operations of the roadmap that other contexts may use. */
@Injectable()
export class RoadmapFacade {
  constructor(
    private readonly day: WorkspaceDay,
    private readonly voices: GroupVoices,
    private readonly groups: OwningGroups,
  ) {}

  async actions(tx: ReadTransaction, filter: ActionFilter = {}): Promise<readonly OwnedRow[]> {
    return this.groups.ofAll(tx, await actionList(tx, filter, await this.day.today(tx)));
  }

  /** The actions of the current user, their organisation and the working groups that they convene. */
  async ownActions(tx: ReadTransaction): Promise<readonly OwnedRow[]> {
    const { personId, organisationId } = tx.actor;
    if (personId === null && organisationId === null) return [];
    return this.actions(tx, await this.groups.filter(tx, { mine: true }));
  }

  /** Those of the given people who own an action: they, their organisation, or a group that they convene. */
  async owners(tx: ReadTransaction, actionId: string, people: readonly Actor[]): Promise<readonly Actor[]> {
    const [action] = await this.actions(tx, { ids: [actionId] });
    return action === undefined ? [] : people.filter((person) => isOwner(person, action));
  }

  /** Actions with their conclusions and target indicators; 500 at most. */
  chainedActions(tx: ReadTransaction, links: ChainLinks): Promise<readonly ChainedAction[]> {
    return chainedActions(tx, links);
  }

  /** For each indicator, the first actions that target it, and their number. */
  targetingActions(
    tx: ReadTransaction,
    indicatorIds: readonly string[],
    limit: number,
  ): Promise<readonly TargetingAction[]> {
    return targetingActions(tx, indicatorIds, limit);
  }

  /** For each gap in follow-up, the number of actions with it and the first `limit`. */
  async gaps(tx: ReadTransaction, limit: number): Promise<Readonly<Record<ActionGap, GapActions>>> {
    const part = { today: await this.day.today(tx), limit };
    return {
      'without-indicator': await actionsWithGap(tx, 'without-indicator', part),
      unconfirmed: await actionsWithGap(tx, 'unconfirmed', part),
      'late-without-evidence': await actionsWithGap(tx, 'late-without-evidence', part),
    };
  }

  /** Those of these conclusions that no action follows up, except dropped ones. */
  unfollowedConclusions(tx: ReadTransaction, ids: readonly string[]): Promise<readonly string[]> {
    return unfollowedConclusions(tx, ids);
  }

  /** The number of indicators that are targets of actions. */
  targetIndicators(tx: ReadTransaction): Promise<number> {
    return targetIndicators(tx);
  }

  /**
   * Claims to which the current user can respond for their own group; excludes those that a recorder could only write
   * down for others.
   */
  async awaitingValidation(tx: ReadTransaction): Promise<readonly OwnedRow[]> {
    const claimed = await this.actions(tx, { statuses: ['claimed-done'] });
    const voiceOn = await this.voices.of(tx);
    const own = (action: OwnedRow) => verdictsOpenTo(tx.actor, action, voiceOn(action)).verdictFor;
    return claimed.filter((action) => own(action).some(({ recordedAs }) => recordedAs !== 'recorder'));
  }

  /** Those of the given people who can respond for their own group to the current claim of an action. */
  async respondents(tx: ReadTransaction, actionId: string, people: readonly Actor[]): Promise<readonly Actor[]> {
    const [action] = await this.actions(tx, { ids: [actionId] });
    if (action === undefined || action.status !== 'claimed-done') return [];
    const voiceOf = await this.voices.ofAll(tx);
    return people.filter((person) =>
      verdictsOpenTo(person, action, voiceOf(person, action)).verdictFor.some(
        ({ recordedAs }) => recordedAs !== 'recorder',
      ),
    );
  }

  /** Those of the given people who speak for one of these groups on an action. */
  async speakers(
    tx: ReadTransaction,
    { actionId, groups }: { readonly actionId: string; readonly groups: readonly string[] },
    people: readonly Actor[],
  ): Promise<readonly Actor[]> {
    const [action] = await this.actions(tx, { ids: [actionId] });
    if (action === undefined) return [];
    const voiceOf = await this.voices.ofAll(tx);
    return people.filter((person) => groups.includes(voiceOf(person, action)?.constituency ?? ''));
  }

  /**
   * Those of the given people who can agree, for a group that has not yet agreed, to the words about an action that were
   * proposed for the public page at a given time. None if these words were replaced or withdrawn, or the action changed.
   */
  async publicVoices(
    tx: ReadTransaction,
    proposed: ProposedWords,
    people: readonly Actor[],
  ): Promise<readonly Actor[]> {
    const [action] = await this.actions(tx, { ids: [proposed.actionId] });
    const agreed = action === undefined ? null : await agreedTo(tx, proposed, action);
    if (action === undefined || agreed === null) return [];
    const voiceOf = await this.voices.ofAll(tx);
    const isAsked = (voice: GroupVoice | null): boolean => voice !== null && !agreed.includes(voice.constituency);
    return people.filter(
      (person) => holds(person, roadmapPermissions, 'roadmap.public.agree') && isAsked(voiceOf(person, action)),
    );
  }

  /** Actions whose owner has not reported completion, due between two ISO days. */
  owedActions(tx: ReadTransaction, from: string, to: string): Promise<readonly OwedAction[]> {
    return owedActions(tx, from, to);
  }

  /** Actions with these ids, and who may read each. */
  async subjects(tx: ReadTransaction, ids: readonly string[]): Promise<readonly Subject[]> {
    if (ids.length === 0) return [];
    return (await this.actions(tx, { ids })).map(({ id, number, title }) => ({
      ...{ id, label: actionNumber(number), title, within: null },
      isOpenTo: (actor) => holds(actor, roadmapPermissions, 'roadmap.read'),
    }));
  }

  /** The current day in the time zone of the workspace, ISO. */
  async today(tx: ReadTransaction): Promise<string> {
    return this.day.today(tx);
  }

  /** All actions with their dated status changes, so that figures can be computed for any day. */
  async histories(tx: ReadTransaction): Promise<readonly ActionHistory[]> {
    return actionHistories(tx, await this.day.timeZone(tx));
  }

  /** The name of a policy area in the ILO's Guidelines. */
  policyAreaName(area: number): LocalizedText | undefined {
    return isPolicyArea(area) ? policyAreaNames[area] : undefined;
  }

  async counts(tx: ReadTransaction): Promise<ActionCounts> {
    return actionCounts(tx, await this.day.today(tx));
  }
}

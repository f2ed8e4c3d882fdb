import { Injectable } from '@nestjs/common';
import type { Constituency } from '../../kernel/actor.js';
import { DialogueFacade } from '../../modules/dialogue/index.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { ActionContent } from '../domain/action.js';
import { meetingUnknown, ownerNotInMeeting } from '../domain/problems-of-meeting.js';
import { findingUnknown } from '../domain/problems-of-register.js';
import * as problems from '../domain/problems.js';
import { PlanRepository } from '../persistence/plan.repository.js';
import { RegisterRepository } from '../persistence/register.repository.js';
import { onlyOf } from './owning-groups.js';

type Owner = Pick<ActionContent, 'ownerOrganisationId' | 'ownerWorkingGroupId'>;

export interface KnownReferences {
  verify(content: Partial<ActionContent>): Promise<void>;
  constituencyOf(owner: Owner): Promise<Constituency | null>;
}

/** The fields that name other records. */
const referencesOf = (content: Partial<ActionContent>): Partial<ActionContent> => {
  const { ownerOrganisationId, ownerWorkingGroupId, ownerPersonId, coOwnerOrganisationIds } = content;
  const { conclusionIds, findingIds, placeId, objectiveId, planId } = content;
  return {
    ...{ ownerOrganisationId, ownerWorkingGroupId, ownerPersonId, coOwnerOrganisationIds },
    ...{ conclusionIds, findingIds, placeId, objectiveId, planId },
  } as Partial<ActionContent>;
};

/**
 * Checks that the records an action refers to exist in this workspace. Row-level security hides other workspaces, so
 * their records count as unknown.
 */
@Injectable()
export class ActionReferences {
  constructor(
    private readonly directory: DirectoryFacade,
    private readonly identity: IdentityFacade,
    private readonly dialogue: DialogueFacade,
  ) {}

  /** Reads what many actions refer to once. The first action with an unknown reference is refused. */
  remembering(tx: ReadTransaction): KnownReferences {
    const verified = new Map<string, Promise<void>>();
    const owners = new Map<string, Promise<Constituency | null>>();
    const once = <Result>(known: Map<string, Promise<Result>>, fields: object, read: () => Promise<Result>) => {
      const key = JSON.stringify(fields);
      const found = known.get(key) ?? read();
      known.set(key, found);
      return found;
    };
    return {
      verify: (content) => once(verified, referencesOf(content), () => this.verify(tx, content)),
      constituencyOf: ({ ownerOrganisationId, ownerWorkingGroupId }) => {
        const owner = { ownerOrganisationId, ownerWorkingGroupId };
        return once(owners, owner, () => this.constituencyOf(tx, owner));
      },
    };
  }

  async verify(tx: ReadTransaction, content: Partial<ActionContent>): Promise<void> {
    await this.verifyOrganisations(tx, content);
    await this.verifyConclusions(tx, content.conclusionIds ?? []);
    if (content.ownerPersonId && !(await this.identity.person(tx, content.ownerPersonId)))
      throw problems.personUnknown();
    if (content.ownerWorkingGroupId) await this.verifyWorkingGroup(tx, content.ownerWorkingGroupId);
    if (content.placeId && !(await this.directory.place(tx, content.placeId))) throw problems.placeUnknown();
    if (content.objectiveId && !(await tx.get(RegisterRepository).objective(content.objectiveId)))
      throw problems.objectiveUnknown();
    await this.verifyRegister(tx, content);
  }

  /** A meeting gives actions only to organisations that are in it, and a working group also to itself. */
  async demandInMeeting(tx: ReadTransaction, meetingId: string, owner: Partial<Owner>): Promise<void> {
    const meeting = await this.dialogue.meeting(tx, meetingId);
    if (meeting === undefined) throw meetingUnknown();
    const { ownerOrganisationId, ownerWorkingGroupId } = owner;
    if (ownerWorkingGroupId && ownerWorkingGroupId !== meeting.body.id) throw ownerNotInMeeting('/ownerWorkingGroupId');
    if (!ownerOrganisationId) return;
    const seats = await this.dialogue.seats(tx, meeting.body.id);
    if (!seats.some(({ organisationId }) => organisationId === ownerOrganisationId))
      throw ownerNotInMeeting('/ownerOrganisationId');
  }

  /** The current constituency of an owner; it is copied to the action when it becomes the owner. */
  async constituencyOf(
    tx: ReadTransaction,
    { ownerOrganisationId, ownerWorkingGroupId }: Owner,
  ): Promise<Constituency | null> {
    if (ownerOrganisationId !== null)
      return (await this.directory.organisation(tx, ownerOrganisationId))?.constituency ?? null;
    const groups = ownerWorkingGroupId === null ? [] : await this.dialogue.workingGroups(tx, [ownerWorkingGroupId]);
    return onlyOf(groups[0]?.composition ?? []);
  }

  private async verifyRegister(
    tx: ReadTransaction,
    { planId, findingIds = [] }: Partial<ActionContent>,
  ): Promise<void> {
    const plans = tx.get(PlanRepository);
    if (planId && [undefined, 'study'].includes((await plans.kinds([planId])).get(planId)))
      throw problems.planUnknown();
    if (findingIds.length === 0) return;
    const found = await plans.findings(findingIds);
    const missing = findingIds.findIndex((id) => !found.has(id));
    if (missing >= 0) throw findingUnknown(`/findingIds/${missing}`);
  }

  private async verifyWorkingGroup(tx: ReadTransaction, groupId: string): Promise<void> {
    if ((await this.dialogue.workingGroups(tx, [groupId])).length === 0) throw problems.workingGroupUnknown();
  }

  private async verifyConclusions(tx: ReadTransaction, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const found = new Set((await this.dialogue.conclusions(tx, ids)).map(({ id }) => id));
    const missing = ids.findIndex((id) => !found.has(id));
    if (missing >= 0) throw problems.conclusionUnknown(`/conclusionIds/${missing}`);
  }

  private async verifyOrganisations(tx: ReadTransaction, content: Partial<ActionContent>): Promise<void> {
    if (content.ownerOrganisationId && !(await this.directory.organisation(tx, content.ownerOrganisationId)))
      throw problems.organisationUnknown('/ownerOrganisationId');
    for (const [index, id] of (content.coOwnerOrganisationIds ?? []).entries())
      if (!(await this.directory.organisation(tx, id)))
        throw problems.organisationUnknown(`/coOwnerOrganisationIds/${index}`);
  }
}

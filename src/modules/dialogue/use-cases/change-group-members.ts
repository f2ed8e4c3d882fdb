import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { demandVersion } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { IdentityFacade } from '../../identity/index.js';
import { workingGroupMemberChanged, workingGroupMemberJoined, workingGroupMemberLeft } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { personUnknown } from '../domain/problems.js';
import { fitsMandate, isNeeded } from '../domain/working-group.js';
import type { MemberFunction, WorkingGroupMember } from '../domain/working-group.js';
import * as problems from '../domain/working-group-problems.js';
import { WorkingGroupRepository } from '../persistence/working-group.repository.js';
import { findGroup } from './open-body.js';
import { workspaceToday } from './workspace-today.js';

@Injectable()
export class JoinWorkingGroup {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  async execute(
    actor: Actor,
    input: { readonly workingGroupId: string; readonly personId: string; readonly function: MemberFunction },
  ): Promise<{ id: string }> {
    demand(actor, dialoguePermissions, 'dialogue.working-group.change');
    return this.database.write(actor, async (tx) => {
      const group = await findGroup(tx, input.workingGroupId);
      const person = await this.identity.person(tx, input.personId);
      if (!person) throw personUnknown();
      const { constituency, sex, organisationId } = person;
      if (!fitsMandate(group, { constituency, function: input.function })) throw problems.outsideMandate();
      const capacity = constituency === null ? (person.capacity ?? 'adviser') : null;
      const id = newId(tx.now.getTime());
      const row = { id, workspaceId: tx.workspaceId, workingGroupId: group.id, personId: person.id, version: 1 };
      const standing = { function: input.function, constituency, capacity, sex, organisationId };
      await tx.get(WorkingGroupRepository).addMember({ ...row, ...standing, joinedAt: tx.now });
      const payload = { memberId: id, personId: person.id, function: input.function, constituency };
      await tx.record({ type: workingGroupMemberJoined, subject: group.id, payload });
      return { id };
    });
  }
}

async function openMember(tx: Transaction, memberId: string): Promise<WorkingGroupMember> {
  const repository = tx.get(WorkingGroupRepository);
  const found = await repository.findMember(memberId);
  if (found === null) throw problems.memberNotFound();
  await findGroup(tx, found.workingGroupId);
  const member = await repository.findMember(memberId);
  if (member === null) throw problems.memberNotFound();
  return member;
}

/** The group must not lose the convenor whose turn it is, or its last one. */
async function demandDispensable(tx: Transaction, identity: IdentityFacade, member: WorkingGroupMember): Promise<void> {
  const repository = tx.get(WorkingGroupRepository);
  const members = await repository.membersOf(member.workingGroupId);
  const turns = await repository.turnsOf(member.workingGroupId);
  const today = await workspaceToday(tx, identity);
  if (isNeeded({ members, turns }, member.personId, today)) throw problems.convenorNeeded();
}

/** Changes the function of a member, but not the recorded affiliation of the person. */
@Injectable()
export class ChangeMemberFunction {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  async execute(
    actor: Actor,
    change: { readonly memberId: string; readonly baseVersion: number; readonly function: MemberFunction },
  ): Promise<{ version: number }> {
    demand(actor, dialoguePermissions, 'dialogue.working-group.change');
    return this.database.write(actor, async (tx) => {
      const member = await openMember(tx, change.memberId);
      demandVersion('dialogue.working-group.member-changed', member.version, change.baseVersion);
      if (member.function === change.function) return { version: member.version };
      const repository = tx.get(WorkingGroupRepository);
      const group = await findGroup(tx, member.workingGroupId);
      if (!fitsMandate(group, { ...member, function: change.function })) throw problems.outsideMandate('/function');
      if (change.function !== 'convenor') await demandDispensable(tx, this.identity, member);
      const version = member.version + 1;
      await repository.updateMember(member.id, { function: change.function, version });
      const { id, personId, function: from } = member;
      const payload = { memberId: id, personId, from, function: change.function };
      await tx.record({ type: workingGroupMemberChanged, subject: group.id, payload });
      return { version };
    });
  }
}

@Injectable()
export class LeaveWorkingGroup {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  async execute(actor: Actor, memberId: string): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.working-group.change');
    await this.database.write(actor, async (tx) => {
      const member = await openMember(tx, memberId);
      await demandDispensable(tx, this.identity, member);
      await tx.get(WorkingGroupRepository).removeMember(member.id);
      const payload = { memberId, personId: member.personId };
      await tx.record({ type: workingGroupMemberLeft, subject: member.workingGroupId, payload });
    });
  }
}

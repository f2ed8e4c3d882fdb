import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor, Constituency } from '../../../kernel/actor.js';
import { constituencies } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import { IdentityFacade } from '../../identity/index.js';
import * as problems from '../domain/conclusion-problems.js';
import { workingGroupFormed, workingGroupMemberJoined, workingGroupMemberLeft } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { personUnknown, textMissing } from '../domain/problems.js';
import { isSaid, tidy } from '../domain/text.js';
import { fitsMandate } from '../domain/working-group.js';
import type { MemberFunction } from '../domain/working-group.js';
import { WorkingGroupRepository } from '../persistence/working-group.repository.js';
import { findRoundtable } from './open-roundtable.js';

export interface NewWorkingGroup {
  readonly name: LocalizedText;
  readonly mandate?: LocalizedText | null;
  readonly composition: readonly Constituency[];
  readonly membership?: LocalizedText | null;
  readonly roundtableId?: string | null;
  readonly formedOn?: string | null;
  readonly basis?: LocalizedText | null;
}

@Injectable()
export class FormWorkingGroup {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, input: NewWorkingGroup): Promise<{ id: string }> {
    demand(actor, dialoguePermissions, 'dialogue.working-group.change');
    if (!isSaid(input.name)) throw textMissing('/name');
    const composition = constituencies.filter((constituency) => input.composition.includes(constituency));
    if (composition.length === 0) throw problems.compositionEmpty();
    return this.database.write(actor, async (tx) => {
      if (input.roundtableId) await findRoundtable(tx, input.roundtableId);
      const id = newId(tx.now.getTime());
      await tx.get(WorkingGroupRepository).insert({
        id,
        workspaceId: tx.workspaceId,
        name: tidy(input.name),
        mandate: input.mandate && isSaid(input.mandate) ? tidy(input.mandate) : null,
        composition: [...composition],
        membership: input.membership ?? null,
        roundtableId: input.roundtableId ?? null,
        formedOn: input.formedOn ?? null,
        basis: input.basis ?? null,
        version: 1,
        createdAt: tx.now,
      });
      const payload = { composition, roundtableId: input.roundtableId ?? null };
      await tx.record({ type: workingGroupFormed, subject: id, payload });
      return { id };
    });
  }
}

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
      const repository = tx.get(WorkingGroupRepository);
      const group = await repository.find(input.workingGroupId);
      if (group === null) throw problems.workingGroupNotFound();
      const person = await this.identity.person(tx, input.personId);
      if (!person) throw personUnknown();
      const { constituency, sex, organisationId } = person;
      if (!fitsMandate(group, { constituency, function: input.function })) throw problems.outsideMandate();
      const capacity = constituency === null ? (person.capacity ?? 'adviser') : null;
      const id = newId(tx.now.getTime());
      const row = { id, workspaceId: tx.workspaceId, workingGroupId: group.id, personId: person.id };
      const standing = { function: input.function, constituency, capacity, sex, organisationId };
      await repository.addMember({ ...row, ...standing, joinedAt: tx.now });
      const payload = { memberId: id, personId: person.id, function: input.function, constituency };
      await tx.record({ type: workingGroupMemberJoined, subject: group.id, payload });
      return { id };
    });
  }
}

@Injectable()
export class LeaveWorkingGroup {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, memberId: string): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.working-group.change');
    await this.database.write(actor, async (tx) => {
      const repository = tx.get(WorkingGroupRepository);
      const member = await repository.findMember(memberId);
      if (member === null) throw problems.memberNotFound();
      await repository.removeMember(member.id);
      const payload = { memberId, personId: member.personId };
      await tx.record({ type: workingGroupMemberLeft, subject: member.workingGroupId, payload });
    });
  }
}

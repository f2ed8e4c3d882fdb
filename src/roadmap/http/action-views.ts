import { awaitedGroups } from '../domain/validation.js';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { NamedResponse } from '../../platform/http/dto.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { actionNumber } from '../domain/action.js';
import { allowedTo, movesOf, withdrawable } from '../domain/allowed.js';
import { mayRemoveEvidence } from '../domain/policy.js';
import type { ActionDetail } from '../queries/action-detail.query.js';
import type { ActionRow } from '../queries/action-list.query.js';
import { GroupVoices } from '../use-cases/group-voices.js';
import { WorkspaceDay } from '../use-cases/workspace-day.js';
import type { ActionDetailResponse, ActionResponse, OrganisationRefResponse } from './dto/action.response.js';

interface Names {
  organisation(id: string | null): OrganisationRefResponse | null;
  person(id: string | null): NamedResponse | null;
}

/** Puts the names of organisations and people to the ids that the roadmap keeps. */
@Injectable()
export class ActionViews {
  constructor(
    private readonly directory: DirectoryFacade,
    private readonly identity: IdentityFacade,
    private readonly day: WorkspaceDay,
    private readonly voices: GroupVoices,
  ) {}

  async today(tx: ReadTransaction): Promise<string> {
    return this.day.today(tx);
  }

  async list(tx: ReadTransaction, rows: readonly ActionRow[]): Promise<ActionResponse[]> {
    const names = await this.names(tx, rows, []);
    return rows.map((row) => summary(tx.actor, row, names));
  }

  async detail(tx: ReadTransaction, action: ActionDetail): Promise<ActionDetailResponse> {
    const { updates, validations, dueChanges, evidence, actor } = { ...action, actor: tx.actor };
    const speakers = [...updates, ...validations, ...evidence].map(({ personId }) => personId);
    const others = [
      ...validations.map(({ withdrawnById }) => withdrawnById),
      ...dueChanges.map(({ personId }) => personId),
    ];
    const voice = (await this.voices.of(tx))(action);
    const open = new Set(withdrawable(actor, action, voice).map(({ id }) => id));
    const names = await this.names(tx, [action], [...speakers, ...others]);
    return {
      ...summary(tx.actor, action, names),
      description: action.description,
      planId: action.planId,
      targets: action.targets,
      updates: updates.map(({ personId, organisationId: _, ...update }) => ({
        ...update,
        person: names.person(personId),
      })),
      validations: validations.map(({ personId, organisationId: _, withdrawnById, ...said }) => ({
        ...said,
        recordedBy: names.person(personId),
        withdrawnBy: names.person(withdrawnById),
        mayWithdraw: open.has(said.id),
      })),
      dueChanges: dueChanges.map(({ personId, ...change }) => ({ ...change, person: names.person(personId) })),
      evidence: evidence.map(({ personId, ...file }) => ({
        ...file,
        person: names.person(personId),
        mayRemove: mayRemoveEvidence(actor, { personId, updateId: file.updateId }),
      })),
      awaited: awaitedGroups(action, action.validations),
      allowed: allowedTo(actor, action, voice),
    };
  }

  private async names(
    tx: ReadTransaction,
    rows: readonly ActionRow[],
    speakers: readonly (string | null)[],
  ): Promise<Names> {
    const organisationIds = unique(rows.flatMap((row) => [row.ownerOrganisationId, ...row.coOwnerOrganisationIds]));
    const personIds = unique([...rows.map((row) => row.ownerPersonId), ...speakers]);
    const organisations = organisationIds.length === 0 ? [] : await this.directory.organisations(tx, organisationIds);
    const people = personIds.length === 0 ? [] : await this.identity.people(tx, personIds);
    const organisationOf = new Map(
      organisations.map(({ id, name, constituency }) => [id, { id, name, constituency }] as const),
    );
    const personOf = new Map(people.map(({ id, name }) => [id, { id, name }] as const));
    return {
      organisation: (id) => (id === null ? null : (organisationOf.get(id) ?? null)),
      person: (id) => (id === null ? null : (personOf.get(id) ?? null)),
    };
  }
}

function unique(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

function summary(actor: Actor, row: ActionRow, names: Names): ActionResponse {
  return {
    id: row.id,
    code: actionNumber(row.number),
    number: row.number,
    title: row.title,
    status: row.status,
    progress: row.progress,
    policyAreas: row.policyAreas,
    genderTag: row.genderTag,
    objectiveId: row.objectiveId,
    owner: names.organisation(row.ownerOrganisationId),
    ownerPerson: names.person(row.ownerPersonId),
    ownerConstituency: row.ownerConstituency,
    coOwners: row.coOwnerOrganisationIds
      .map((id) => names.organisation(id))
      .filter((organisation) => organisation !== null),
    startOn: row.startOn,
    dueOn: row.dueOn,
    duePrecision: row.duePrecision,
    daysLate: row.daysLate,
    agreedDueOn: row.agreedDueOn,
    agreedDuePrecision: row.agreedDuePrecision,
    daysPastAgreed: row.daysPastAgreed,
    placeId: row.placeId,
    conclusionId: row.conclusionId,
    indicatorIds: row.indicatorIds,
    evidenceCount: row.evidenceCount,
    confirmedBy: row.confirmedBy,
    disputedBy: row.disputedBy,
    basis: row.basis,
    validatorConstituency: row.validatorConstituency,
    moves: movesOf(actor, row),
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

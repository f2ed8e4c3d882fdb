import { Injectable } from '@nestjs/common';
import { demand, holds } from '../../../kernel/actor.js';
import type { Actor, Role } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { namesOfRights, pairsOfRights } from '../../../kernel/separate-powers.js';
import { SeparationRegistry } from '../../../platform/rights/index.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { approvalFault, type Doubt } from '../domain/pairs-of-rights.js';
import { identityPermissions } from '../domain/policy.js';
import { PairRequestRepository, type StoredPairRequest } from '../persistence/pair-request.repository.js';
import { personRecords } from '../queries/person-records.js';
import { giverOf, heldPairs, type HeldPair, type RightsNow, rightsNow } from './give-roles.js';

export interface RightsOfPerson {
  readonly personId: string;
  readonly name: LocalizedText;
  readonly roles: readonly { readonly role: Role; readonly since: Date }[];
  readonly offices: readonly { readonly office: string; readonly name: LocalizedText; readonly since: Date }[];
  readonly pairs: readonly HeldPair[];
}

export interface PairView {
  readonly id: string;
  readonly one: LocalizedText;
  readonly other: LocalizedText;
  readonly promise: LocalizedText;
  readonly guardedByRecord: boolean;
}

export interface PairRequestView {
  readonly id: string;
  readonly personId: string;
  readonly name: LocalizedText;
  readonly roles: readonly Role[];
  readonly pairs: readonly string[];
  readonly doubts: readonly Doubt[];
  readonly requestedBy: LocalizedText;
  readonly requestedAt: Date;
  readonly takesEffectAt: Date;
  readonly mayApprove: boolean;
  readonly mayCancel: boolean;
}

export interface RightsView {
  /** Null while the workspace is set up: roles then take effect at once. */
  readonly begunAt: Date | null;
  readonly people: readonly RightsOfPerson[];
  readonly pairs: readonly PairView[];
  readonly requests: readonly PairRequestView[];
}

/** Who has which right since when, which pairs there are, and what awaits a second administrator. */
@Injectable()
export class ReadRights {
  constructor(
    private readonly database: Database,
    private readonly separation: SeparationRegistry,
  ) {}

  execute(actor: Actor): Promise<RightsView> {
    demand(actor, identityPermissions, 'identity.membership.read');
    return this.database.read(actor, async (tx) => {
      const known = await rightsNow(tx, this.separation);
      const names = new Map((await personRecords(tx)).map(({ id, name }) => [id, name]));
      const nameOf = (id: string): LocalizedText => names.get(id) ?? { en: '', zh: '' };
      return {
        begunAt: known.begunAt,
        people: this.people(known, nameOf),
        pairs: pairsOfRights.map(({ id, one, other, promise, guardedByRecord = false }) => ({
          ...{ id, promise, guardedByRecord, one: namesOfRights[one]!, other: namesOfRights[other]! },
        })),
        requests: await requestsOf(tx, known, nameOf),
      };
    });
  }

  private people(known: RightsNow, nameOf: (id: string) => LocalizedText): RightsOfPerson[] {
    return known.members
      .map((member) => ({
        ...{ personId: member.personId, name: nameOf(member.personId) },
        roles: [...member.roles].map(([role, since]) => ({ role, since })),
        offices: [...(known.offices.get(member.personId) ?? [])].map(([office, since]) => ({
          ...{ office, name: namesOfRights[office]!, since },
        })),
        pairs: heldPairs(known, this.separation, member),
      }))
      .sort((left, right) => left.name.en.localeCompare(right.name.en));
  }
}

/** People whose request for roles the reader may decide as a second administrator. */
export async function decidableRequests(
  tx: ReadTransaction,
  separation: SeparationRegistry,
): Promise<readonly Pick<PairRequestView, 'personId' | 'name'>[]> {
  if (!holds(tx.actor, identityPermissions, 'identity.membership.edit')) return [];
  if ((await tx.get(PairRequestRepository).open()).length === 0) return [];
  const names = new Map((await personRecords(tx)).map(({ id, name }) => [id, name]));
  const requests = await requestsOf(tx, await rightsNow(tx, separation), (id) => names.get(id) ?? { en: '', zh: '' });
  return requests.filter(({ mayApprove }) => mayApprove);
}

async function requestsOf(
  tx: ReadTransaction,
  known: RightsNow,
  nameOf: (id: string) => LocalizedText,
): Promise<PairRequestView[]> {
  const repository = tx.get(PairRequestRepository);
  const [open, given] = [await repository.open(), await repository.given()];
  const reader = giverOf(known, tx.actor.personId);
  const mayApprove = (request: StoredPairRequest): boolean =>
    reader !== undefined && approvalFault(request, reader, { open, given, now: tx.now }) === null;
  return open.map((request) => ({
    ...{ id: request.id, personId: request.personId, name: nameOf(request.personId) },
    ...{ roles: request.roles, pairs: request.pairs, doubts: request.doubts },
    ...{ requestedBy: nameOf(request.requestedBy), requestedAt: request.requestedAt },
    takesEffectAt: request.takesEffectAt,
    mayApprove: mayApprove(request),
    mayCancel: request.requestedByAccountId === tx.actor.accountId,
  }));
}

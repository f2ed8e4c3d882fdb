import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { identityEvents } from '../domain/events.js';
import { workspaceProblems } from '../domain/problems.js';
import { isTimeZone } from '../domain/workspace.js';
import type { ConstituencyTerms, WorkspaceKind, WorkspaceState } from '../domain/workspace.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { MembershipRepository } from '../persistence/membership.repository.js';
import { WorkspaceRepository } from '../persistence/workspace.repository.js';
import { addPerson } from './add-person.js';
import type { NewPerson } from './add-person.js';
import { ownAccount } from '../domain/account.js';
import type { OwnAccount } from '../domain/account.js';
import { isEntered } from '../domain/factors/factor.js';
import { factorProblems } from '../domain/factors/problems.js';
import { FactorRepository } from '../persistence/factor.repository.js';

export interface NewWorkspace {
  readonly slug: string;
  readonly name: LocalizedText;
  readonly kind: WorkspaceKind;
  readonly timeZone: string;
  readonly constituencyTerms?: ConstituencyTerms;
  readonly demonstration?: boolean;
  /** Default for requests: true. Commands and the demonstration have no one who could set up a device. */
  readonly secondFactor?: boolean;
  readonly iatiIdentifier?: string;
  readonly basisNote?: LocalizedText | null;
}

/** An administrator of one workspace may create another and becomes its first administrator. */
@Injectable()
export class OpenWorkspace {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, wanted: NewWorkspace, person: NewPerson): Promise<WorkspaceState> {
    const own = ownAccount(actor);
    const { accountId } = own;
    return this.database.write({ ...actor, workspaceId: newId() }, async (tx) => {
      const may = await tx.get(AccountRepository).administersSomewhere(accountId);
      if (!may) throw workspaceProblems.onlyAdministratorsCreate();
      await demandFactorOfAdministrator(tx, own);
      const workspace = await openWorkspace(tx, { ...wanted, secondFactor: wanted.secondFactor ?? true });
      await joinWorkspace(tx, accountId, { ...person, roles: ['administrator'] });
      return workspace;
    });
  }
}

/** The right to create a workspace comes from another one, which the administrator may enter in this session. */
async function demandFactorOfAdministrator(tx: Transaction, own: OwnAccount): Promise<void> {
  const workspaces = await tx.get(WorkspaceRepository).of(own.accountId);
  const administered = workspaces.filter(({ roles }) => roles.includes('administrator'));
  const states = await Promise.all(administered.map(({ id }) => tx.get(FactorRepository).state(own, id)));
  const open = states.some(isEntered);
  const [closed] = states.filter((state) => !isEntered(state));
  if (!open && closed !== undefined) throw factorProblems.needed(closed);
}

/** Uses the id that the transaction has set, so that the first rows pass row-level security. */
export async function openWorkspace(tx: Transaction, wanted: NewWorkspace): Promise<WorkspaceState> {
  if (!isTimeZone(wanted.timeZone)) throw workspaceProblems.unknownTimeZone();
  const workspace: WorkspaceState = {
    id: tx.workspaceId,
    constituencyTerms: 'international',
    demonstration: false,
    secondFactor: false,
    iatiIdentifier: null,
    basisNote: null,
    ...wanted,
    version: 1,
    fieldVersions: {},
  };
  await tx.get(WorkspaceRepository).add(workspace, tx.now);
  await tx.record({
    type: identityEvents.workspaceCreated,
    subject: workspace.id,
    payload: { kind: workspace.kind, demonstration: workspace.demonstration },
  });
  return workspace;
}

export async function joinWorkspace(
  tx: Transaction,
  accountId: string,
  wanted: NewPerson & { readonly roles: readonly Role[] },
): Promise<string> {
  const { roles, ...newPerson } = wanted;
  const person = await addPerson(tx, newPerson);
  await tx.get(MembershipRepository).join(accountId, person.id, { roles, now: tx.now });
  await tx.record({ type: identityEvents.memberJoined, subject: person.id, payload: { accountId, roles } });
  return person.id;
}

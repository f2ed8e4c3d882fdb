import { Injectable } from '@nestjs/common';
import { demand } from '../../kernel/actor.js';
import type { Actor, Role } from '../../kernel/actor.js';
import type { WorkingDayTable } from '../../kernel/working-day.js';
import { SeparationRegistry } from '../../platform/rights/index.js';
import type { ReadTransaction, Transaction } from '../../platform/database/transaction.js';
import { identityPermissions } from './domain/policy.js';
import { contactAddresses, mailAddresses, personRecords, withoutAccount } from './queries/person-records.js';
import type { MailAddress, PersonRecord } from './queries/person-records.js';
import { readers } from './queries/readers.query.js';
import type { Reader } from './queries/readers.query.js';
import { specialDays } from './queries/special-days.query.js';
import { workspaceRecord } from './queries/workspace.query.js';
import type { WorkspaceRecord } from './queries/workspace.query.js';
import { addPerson } from './use-cases/add-person.js';
import { keepAddress } from './use-cases/change-person.js';
import type { NewPerson } from './use-cases/add-person.js';
import { addAccount, admitMember, hasAccount } from './use-cases/admit-member.js';
import type { NewAccount, NewMember } from './use-cases/admit-member.js';
import { demandOffice } from './use-cases/give-roles.js';
import { decidableRequests } from './use-cases/read-rights.js';
import { openWorkspace } from './use-cases/open-workspace.js';
import type { NewWorkspace } from './use-cases/open-workspace.js';

/** The data about people and the workspace that other contexts may read. Ids of another workspace are not found. */
@Injectable()
export class IdentityFacade {
  constructor(private readonly separation: SeparationRegistry = new SeparationRegistry()) {}

  async person(tx: ReadTransaction, id: string): Promise<PersonRecord | undefined> {
    const [found] = await personRecords(tx, [id]);
    return found;
  }

  /** All people of the workspace, or those with the given ids, by name. */
  async people(tx: ReadTransaction, ids?: readonly string[]): Promise<PersonRecord[]> {
    return ids?.length === 0 ? [] : personRecords(tx, ids);
  }

  /** Of these people, those who cannot sign in. */
  withoutAccount(tx: ReadTransaction, personIds: readonly string[]): Promise<readonly string[]> {
    return withoutAccount(tx, personIds);
  }

  /** Email addresses for notifications; people without an account have none. */
  mailAddresses(tx: ReadTransaction, personIds: readonly string[]): Promise<MailAddress[]> {
    return mailAddresses(tx, personIds);
  }

  /** Addresses kept with people, for invitations only: no one has shown that the address is theirs. */
  contactAddresses(tx: ReadTransaction, personIds: readonly string[]): Promise<MailAddress[]> {
    return contactAddresses(tx, personIds);
  }

  /** Keeps an address with a person of a seat list. */
  async keepAddress(tx: Transaction, personId: string, email: string): Promise<void> {
    this.demandAddingPeople(tx.actor);
    await keepAddress(tx, personId, email);
  }

  /** All people of the workspace, or those with the given ids, with the rights that they have now. */
  readers(tx: ReadTransaction, personIds?: readonly string[]): Promise<Reader[]> {
    return readers(tx, personIds);
  }

  /** Public holidays and make-up working days, by which terms of working days are counted. */
  async workingDayTable(tx: ReadTransaction): Promise<WorkingDayTable> {
    return new Map((await specialDays(tx)).map(({ day, kind }) => [day, kind]));
  }

  workspace(tx: ReadTransaction): Promise<WorkspaceRecord | undefined> {
    return workspaceRecord(tx);
  }

  /**
   * For contexts that give an office, such as spokesperson: throws if it completes a pair of rights for the person and must
   * be given by someone else, or later (docs/adr/0086). `giving`: the roles that give it.
   */
  demandOffice(
    tx: Transaction,
    given: { readonly personId: string; readonly office: string; readonly giving: readonly Role[] },
  ): Promise<void> {
    return demandOffice(tx, this.separation, given);
  }

  /** People whose request for roles the reader may decide as a second administrator. */
  decidableRequests(tx: ReadTransaction): ReturnType<typeof decidableRequests> {
    return decidableRequests(tx, this.separation);
  }

  /** For use cases of other contexts that add people. */
  demandAddingPeople(actor: Actor): void {
    demand(actor, identityPermissions, 'identity.person.edit');
  }

  async addPerson(tx: Transaction, person: NewPerson): Promise<string> {
    return (await addPerson(tx, person)).id;
  }

  /** Creates a workspace with the id that the transaction has set, which must be a new one. */
  openWorkspace(tx: Transaction, workspace: NewWorkspace): Promise<WorkspaceRecord> {
    return openWorkspace(tx, workspace);
  }

  /** Whether this account exists, or any account at all. */
  hasAccount(tx: ReadTransaction, id?: string): Promise<boolean> {
    return hasAccount(tx, id);
  }

  /** For the command line and the demonstration; people are otherwise invited. */
  addAccount(tx: Transaction, account: NewAccount): Promise<void> {
    return addAccount(tx, account);
  }

  admitMember(tx: Transaction, member: NewMember): Promise<void> {
    return admitMember(tx, member);
  }
}

import { Injectable } from '@nestjs/common';
import type { ReadTransaction, Transaction } from '../../../platform/database/transaction.js';
import { DirectoryFacade } from '../../directory/index.js';
import { IdentityFacade } from '../../identity/index.js';
import type { PersonRecord } from '../../identity/index.js';
import type { SeatListRow } from '../domain/seat-list.js';
import { planSeats } from '../domain/seat-list-plan.js';
import type { ListedOrganisation, PersonToAdd, PlannedSeat } from '../domain/seat-list-plan.js';
import { seatListWrong } from '../domain/seat-list-problems.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { assignSeat, seatRefused } from './seat-people.js';

export interface PlannedSeats {
  readonly rows: readonly PlannedSeat[];
  readonly people: readonly PersonRecord[];
  readonly organisations: readonly ListedOrganisation[];
}

/** Seats people who are listed by name: in a list from a spreadsheet, or on the reply slip of an organisation. */
@Injectable()
export class SeatListedPeople {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly directory: DirectoryFacade,
  ) {}

  /** Compares rows with the directory and the seats of a roundtable; with the organisation of all rows if it is known. */
  async plan(
    tx: ReadTransaction,
    listed: {
      readonly roundtableId: string;
      readonly rows: readonly SeatListRow[];
      readonly organisationId?: string;
    },
  ): Promise<PlannedSeats> {
    const people = await this.identity.people(tx);
    const ids = people.map(({ id }) => id);
    const emails = byPerson(await this.identity.mailAddresses(tx, ids));
    const addresses = byPerson(await this.identity.contactAddresses(tx, ids));
    const of = listed.organisationId;
    const organisations = await this.directory.organisations(tx, of === undefined ? undefined : [of]);
    const seats = await tx.get(SeatRepository).ofRoundtable(listed.roundtableId);
    const rows = planSeats(listed.rows, {
      people: people.map((person) => ({
        ...person,
        email: emails.get(person.id) ?? null,
        address: addresses.get(person.id) ?? null,
      })),
      ...{ organisations, seats },
    });
    return { rows, people, organisations };
  }

  /** Either all rows have an effect, or none. The caller has locked the roundtable and the lists of the workspace. */
  async assign(tx: Transaction, roundtableId: string, { rows, people }: PlannedSeats): Promise<string[]> {
    if (rows.some(({ faults }) => faults.length > 0)) throw seatListWrong(rows);
    const known = new Map(people.map((person) => [person.id, person]));
    const ids: string[] = [];
    for (const [after, planned] of rows.entries()) {
      const { personId, adds, sex, kind, function: role, email, keepsEmail } = planned;
      const person = adds === null ? known.get(personId ?? '')! : await this.add(tx, adds, email);
      if (adds === null && keepsEmail !== null) await this.identity.keepAddress(tx, person.id, email);
      const outcome = await assignSeat(
        tx,
        { roundtableId, identity: this.identity },
        { person: { ...person, sex }, kind, function: role, after },
      );
      if (!('id' in outcome)) throw seatRefused(outcome);
      ids.push(outcome.id);
    }
    return ids;
  }

  private async add(
    tx: Transaction,
    { name, ...person }: PersonToAdd,
    email: string,
  ): Promise<Omit<PersonRecord, 'name' | 'language'>> {
    this.identity.demandAddingPeople(tx.actor);
    const chinese = /\p{Script=Han}/u.test(name);
    const id = await this.identity.addPerson(tx, {
      ...person,
      name: { en: name, zh: name },
      language: chinese ? 'zh-CN' : 'en',
      email,
    });
    return { ...person, id };
  }
}

const byPerson = (all: readonly { readonly personId: string; readonly email: string }[]): ReadonlyMap<string, string> =>
  new Map(all.map(({ personId, email }) => [personId, email]));

import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTransaction, Transaction } from '../../../platform/database/transaction.js';
import { DirectoryFacade } from '../../directory/index.js';
import { IdentityFacade } from '../../identity/index.js';
import type { PersonRecord } from '../../identity/index.js';
import { dialoguePermissions } from '../domain/policy.js';
import { readSeatList } from '../domain/seat-list.js';
import { planSeats } from '../domain/seat-list-plan.js';
import type { ListedOrganisation, PersonToAdd, PlannedSeat } from '../domain/seat-list-plan.js';
import { seatListUnreadable, seatListWrong } from '../domain/seat-list-problems.js';
import { parityOf } from '../domain/seating.js';
import type { Parity } from '../domain/seating.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { findRoundtable, openRoundtable } from './open-roundtable.js';
import { assignSeat, seatRefused } from './seat-people.js';

export interface SeatList {
  readonly roundtableId: string;
  /** Comma-separated values, or cells copied from a spreadsheet. */
  readonly text: string;
  /** Numbers of rows that the user leaves out knowingly. */
  readonly leaveOut: readonly number[];
}

export interface CheckedSeatList {
  readonly rows: readonly PlannedSeat[];
  readonly leftOut: number;
  readonly ignored: readonly string[];
  readonly organisations: readonly ListedOrganisation[];
}

/**
 * Assigns seats by a list that someone pastes or reads from a file. Each row seats a person of the directory, or adds
 * one and seats them, and keeps the email for invitations; an account is not created, because only administrators decide
 * who may sign in. Either all rows that are not left out have an effect, or none.
 */
@Injectable()
export class AssignSeatList {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly directory: DirectoryFacade,
  ) {}

  /** Shows the effect of each row; writes nothing. */
  async check(actor: Actor, list: SeatList): Promise<CheckedSeatList> {
    demand(actor, dialoguePermissions, 'dialogue.seat.change');
    return this.database.read(actor, async (tx) => {
      await findRoundtable(tx, list.roundtableId);
      return (await this.planned(tx, list)).checked;
    });
  }

  async execute(actor: Actor, list: SeatList): Promise<{ ids: string[]; added: number; parity: Parity }> {
    demand(actor, dialoguePermissions, 'dialogue.seat.change');
    return this.database.write(actor, async (tx) => {
      const { id } = await openRoundtable(tx, list.roundtableId);
      // another list, also of another roundtable, may add the same people
      await tx.get(SeatRepository).lockLists(tx.workspaceId);
      const { checked, people } = await this.planned(tx, list);
      if (checked.rows.some(({ faults }) => faults.length > 0)) throw seatListWrong(checked.rows);
      const known = new Map(people.map((person) => [person.id, person]));
      const ids: string[] = [];
      for (const [after, planned] of checked.rows.entries()) {
        const { personId, adds, sex, kind, function: role, email, keepsEmail } = planned;
        const person = adds === null ? known.get(personId ?? '')! : await this.add(tx, adds, email);
        if (adds === null && keepsEmail !== null) await this.identity.keepAddress(tx, person.id, email);
        const outcome = await assignSeat(
          tx,
          { roundtableId: id, identity: this.identity },
          { person: { ...person, sex }, kind, function: role, after },
        );
        if (!('id' in outcome)) throw seatRefused(outcome);
        ids.push(outcome.id);
      }
      const added = checked.rows.filter(({ adds }) => adds !== null).length;
      return { ids, added, parity: parityOf(await tx.get(SeatRepository).ofRoundtable(id)) };
    });
  }

  private async planned(tx: ReadTransaction, { roundtableId, text, leaveOut }: SeatList) {
    const read = readSeatList(text);
    if ('refused' in read) throw seatListUnreadable(read.refused, read.rows);
    const people = await this.identity.people(tx);
    const ids = people.map(({ id }) => id);
    const emails = byPerson(await this.identity.mailAddresses(tx, ids));
    const addresses = byPerson(await this.identity.contactAddresses(tx, ids));
    const organisations = await this.directory.organisations(tx);
    const seats = await tx.get(SeatRepository).ofRoundtable(roundtableId);
    const wanted = read.rows.filter(({ row }) => !leaveOut.includes(row));
    const rows = planSeats(wanted, {
      people: people.map((person) => ({
        ...person,
        email: emails.get(person.id) ?? null,
        address: addresses.get(person.id) ?? null,
      })),
      organisations,
      seats,
    });
    const leftOut = read.rows.length - rows.length;
    return { people, checked: { rows, leftOut, ignored: read.ignored, organisations } };
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

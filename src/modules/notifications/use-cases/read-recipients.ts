import { Injectable } from '@nestjs/common';
import { type Language, localized } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { DirectoryFacade } from '../../directory/index.js';
import { IdentityFacade } from '../../identity/index.js';
import type { LetterRecipient } from '../domain/invitation-words.js';
import type { BodyToInvite } from './read-meetings.js';

/** How an invitation reaches a person: at the address of their account, at the address kept with them, or not at all. */
export type Way = 'account' | 'address' | 'none';
export const ways: readonly Way[] = ['account', 'address', 'none'];

export interface Recipient extends LetterRecipient {
  readonly personId: string;
  readonly way: Way;
  readonly email: string | null;
  readonly language: Language;
  readonly seated: boolean;
}

/** Finds the addresses of people who are invited. */
@Injectable()
export class ReadRecipients {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly directory: DirectoryFacade,
  ) {}

  /**
   * The people with a seat, and those who had one. Facilitators keep the addresses of people without an account, and see
   * nothing of a group's private meetings: these invite accounts only.
   */
  async of(
    tx: ReadTransaction,
    body: BodyToInvite,
    { former = [], only }: { readonly former?: readonly string[]; readonly only?: string | undefined } = {},
  ): Promise<readonly Recipient[]> {
    const seats = new Set(body.seats.map(({ personId }) => personId));
    const ids = [...new Set([...seats, ...former])].filter((id) => only === undefined || id === only);
    const kept = body.kind === 'constituency-group' ? [] : await this.identity.contactAddresses(tx, ids);
    const addresses = new Map(kept.map(({ personId, email }) => [personId, email]));
    const readers = await this.identity.readers(tx, ids);
    const people = await this.namesOf(tx, body, ids);
    return readers.map(({ actor: { personId, language }, email: ofAccount }) => {
      const email = ofAccount ?? addresses.get(personId) ?? null;
      const way = ofAccount !== null ? 'account' : email === null ? 'none' : 'address';
      return { ...people(personId), personId, language, way, email, seated: seats.has(personId) };
    });
  }

  /** Whom a letter addresses, and for whom this person answers. */
  private async namesOf(
    tx: ReadTransaction,
    { seats }: BodyToInvite,
    ids: readonly string[],
  ): Promise<(personId: string) => LetterRecipient> {
    const people = new Map((await this.identity.people(tx, ids)).map(({ id, name }) => [id, name]));
    const own = new Map(seats.filter(({ personId }) => ids.includes(personId)).map((seat) => [seat.personId, seat]));
    const organisationIds = [...own.values()].flatMap(({ organisationId }) => organisationId ?? []);
    const found = organisationIds.length === 0 ? [] : await this.directory.organisations(tx, organisationIds);
    const organisations = new Map(found.map(({ id, name }) => [id, name]));
    return (personId) => {
      const seat = own.get(personId);
      return {
        name: people.get(personId) ?? localized('', ''),
        seat: seat ?? null,
        organisation: organisations.get(seat?.organisationId ?? '') ?? null,
      };
    };
  }
}

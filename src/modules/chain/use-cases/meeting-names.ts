import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { localized } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { DirectoryFacade } from '../../directory/index.js';
import { IdentityFacade } from '../../identity/index.js';

/** Looks up the current names of people, organisations and places by id. */
export interface NamesById {
  readonly person: (id: string) => LocalizedText;
  readonly organisation: (id: string | null) => LocalizedText | null;
}

@Injectable()
export class MeetingNames {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly directory: DirectoryFacade,
  ) {}

  async of(
    tx: ReadTransaction,
    ids: { readonly people: readonly string[]; readonly organisations: readonly (string | null)[] },
  ): Promise<NamesById> {
    const people = await this.identity.people(tx, [...new Set(ids.people)]);
    const organisationIds = [...new Set(ids.organisations.filter((id) => id !== null))];
    const organisations = await this.directory.organisations(tx, organisationIds);
    return {
      person: (id) => people.find((one) => one.id === id)?.name ?? localized('Former member', '前成员'),
      organisation: (id) => organisations.find((one) => one.id === id)?.name ?? null,
    };
  }

  async place(tx: ReadTransaction, id: string | null): Promise<LocalizedText | null> {
    return id === null ? null : ((await this.directory.place(tx, id))?.name ?? null);
  }
}

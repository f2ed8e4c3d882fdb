import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { DirectoryFacade } from '../../directory/index.js';
import { IdentityFacade } from '../../identity/index.js';

type Ids = readonly (string | null)[];

/** Ids whose names a page shows. */
export interface ShownIds {
  readonly people?: Ids;
  readonly organisations?: Ids;
  readonly places?: Ids;
}

/** People, organisations and places whose names a page shows. */
export interface ShownRecords {
  readonly people: Awaited<ReturnType<IdentityFacade['people']>>;
  readonly organisations: Awaited<ReturnType<DirectoryFacade['organisations']>>;
  readonly places: Awaited<ReturnType<DirectoryFacade['places']>>;
}

/** Reads names in the transaction of the page, only for the ids that it shows. */
@Injectable()
export class ReadShownRecords {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly directory: DirectoryFacade,
  ) {}

  async for(tx: ReadTransaction, shown: ShownIds): Promise<ShownRecords> {
    return {
      people: await this.identity.people(tx, known(shown.people)),
      organisations: await this.directory.organisations(tx, known(shown.organisations)),
      places: await this.directory.places(tx, known(shown.places)),
    };
  }
}

function known(ids: Ids = []): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

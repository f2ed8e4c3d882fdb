import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { conclusionNotFound } from '../domain/conclusion-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import type { SpeakingSeat } from '../domain/speaking.js';
import {
  type ConclusionPage,
  conclusionPage,
  conclusionRegister,
  type RegisterEntry,
  type RegisterFilter,
} from '../queries/conclusion-register.query.js';
import { ownSeats } from '../queries/speaking-seats.query.js';
import { type TranslationRow, translationList } from '../queries/translation-list.query.js';
import { ReadShownRecords, type ShownRecords } from './shown-records.js';

export type { RegisterEntry } from '../queries/conclusion-register.query.js';

interface Read {
  /** The seats of the current user at all roundtables. */
  readonly ownSeats: readonly SpeakingSeat[];
  readonly shown: ShownRecords;
}

@Injectable()
export class ReadConclusions {
  constructor(
    private readonly database: Database,
    private readonly records: ReadShownRecords,
  ) {}

  list(actor: Actor, filter: RegisterFilter): Promise<Read & { items: readonly RegisterEntry[] }> {
    demand(actor, dialoguePermissions, 'dialogue.conclusion.read');
    return this.database.read(actor, async (tx) => {
      const items = await conclusionRegister(tx, filter);
      return { items, ownSeats: await ownSeats(tx), shown: await this.records.for(tx, namedIn(items)) };
    });
  }

  one(actor: Actor, id: string): Promise<Read & { conclusion: ConclusionPage }> {
    demand(actor, dialoguePermissions, 'dialogue.conclusion.read');
    return this.database.read(actor, async (tx) => {
      const conclusion = await conclusionPage(tx, id);
      if (conclusion === undefined) throw conclusionNotFound();
      const { people, organisations } = namedIn([conclusion]);
      const writers = conclusion.texts.map(({ personId }) => personId);
      const shown = await this.records.for(tx, { people: [...people, ...writers], organisations });
      return { conclusion, ownSeats: await ownSeats(tx), shown };
    });
  }

  /** Texts that need a translation. */
  translations(actor: Actor): Promise<readonly TranslationRow[]> {
    demand(actor, dialoguePermissions, 'dialogue.translation.repair');
    return this.database.read(actor, translationList);
  }
}

/** A conclusion with what has become of it, for use cases that decide by it. */
export async function conclusionAsItStands(tx: ReadTransaction, id: string): Promise<RegisterEntry | undefined> {
  const [entry] = await conclusionRegister(tx, { ids: [id] });
  return entry;
}

/** The persons and organisations whose names the reservations and confirmations refer to. */
export function namedIn(entries: readonly RegisterEntry[]) {
  const reservations = entries.flatMap((entry) => entry.reservations);
  const asked = entries.flatMap(({ confirmation }) => confirmation?.organisations ?? []);
  const corrigenda = entries.flatMap((entry) => entry.corrigenda);
  const terms = entries.flatMap(({ confirmation }) => confirmation?.terms ?? []);
  return {
    people: [
      ...reservations.flatMap(({ personId, withdrawnById }) => [personId, withdrawnById]),
      ...[...asked, ...terms, ...corrigenda].map(({ personId }) => personId),
      ...corrigenda.map(({ objection }) => objection?.personId ?? null),
    ],
    organisations: [...reservations, ...asked].map(({ organisationId }) => organisationId),
  };
}

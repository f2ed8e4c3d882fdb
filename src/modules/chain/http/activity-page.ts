import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { isId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { aboutOf } from '../domain/about.js';
import { sentenceOf } from '../domain/sentences.js';
import type { ActivityFilter, ActivityRow } from '../queries/activity.query.js';
import { ActivityQuery } from '../queries/activity.query.js';
import type { ActivityEntryResponse, ActivityResponse } from './dto/chain.response.js';

/** The trail in words. Of people it says the name they have here now, and nothing else. */
@Injectable()
export class ActivityPage {
  constructor(
    private readonly database: Database,
    private readonly activity: ActivityQuery,
    private readonly identity: IdentityFacade,
  ) {}

  async read(actor: Actor, filter: ActivityFilter): Promise<ActivityResponse> {
    return this.database.read(actor, async (tx) => {
      const rows = await this.activity.run(tx, { ...filter, limit: filter.limit + 1 });
      const page = rows.slice(0, filter.limit);
      const ids = [...new Set(page.flatMap(({ actorId, ...row }) => [actorId, whomOf(row)]))].filter(
        (id) => id !== null,
      );
      const people = ids.length === 0 ? [] : await this.identity.people(tx, ids);
      const names = new Map(people.map(({ id, name }) => [id, name] as const));
      return {
        items: page.map((row) => entryOf(row, (id) => names.get(id) ?? null)),
        next: rows.length > filter.limit ? (page.at(-1)?.id ?? null) : null,
      };
    });
  }
}

/** Events of identity are about people; their subject is one where it is an id. */
function whomOf({ type, subject }: Pick<ActivityRow, 'type' | 'subject'>): string | null {
  return type.startsWith('identity.') && isId(subject) ? subject : null;
}

function entryOf(
  row: ActivityRow,
  nameOf: (id: string) => ActivityEntryResponse['sentence'] | null,
): ActivityEntryResponse {
  const { id, type, subject, actorId, payload, recordedAt } = row;
  return {
    id,
    type,
    sentence: sentenceOf({
      type,
      payload,
      who: actorId === null ? null : nameOf(actorId),
      bySomebody: actorId !== null,
      whom: nameOf(whomOf(row) ?? ''),
    }),
    about: aboutOf({ type, subject, payload }),
    recordedAt,
  };
}

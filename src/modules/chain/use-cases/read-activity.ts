import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { isId } from '../../../kernel/ids.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/index.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { SurveysFacade } from '../../../surveys/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import { DirectoryFacade } from '../../directory/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { IndicatorsFacade } from '../../indicators/index.js';
import { aboutOf } from '../domain/about.js';
import { chainPermissions } from '../domain/policy.js';
import { sentenceOf } from '../domain/sentences.js';
import type { ActivityFilter, ActivityRow } from '../queries/activity.query.js';
import { activityRows } from '../queries/activity.query.js';

export interface ActivityEntry {
  readonly id: string;
  readonly type: string;
  readonly sentence: LocalizedText;
  readonly about: ReturnType<typeof aboutOf>;
  readonly recordedAt: Date;
}

interface PlaceName {
  readonly id: string;
  readonly name: LocalizedText;
}

/** Current names by id, and which of them are of groups. */
interface Names {
  readonly all: ReadonlyMap<string, LocalizedText>;
  readonly groups: ReadonlySet<string>;
}

/**
 * Looks up the current names of the roundtables, groups, waves, questionnaires and indicators that events are about, and,
 * for the field team, of enterprises.
 */
@Injectable()
export class ActivityNames {
  constructor(
    private readonly dialogue: DialogueFacade,
    private readonly surveys: SurveysFacade,
    private readonly indicators: IndicatorsFacade,
    private readonly directory: DirectoryFacade,
  ) {}

  async of(tx: ReadTransaction, rows: readonly ActivityRow[]): Promise<Names> {
    const names = new Map<string, LocalizedText>();
    const wanted = new Set(rows.map(thingOf));
    for (const [id, name] of await this.indicators.names(tx)) if (wanted.has(id)) names.set(id, name);
    if (rows.some(({ type }) => type.startsWith('dialogue.')))
      for (const { id, title } of await this.dialogue.roundtables(tx)) if (wanted.has(id)) names.set(id, title);
    const groups = (await this.dialogue.groupNames(tx)).filter(({ id }) => wanted.has(id));
    for (const { id, title } of groups) names.set(id, title);
    if (rows.some(({ type }) => type.startsWith('surveys.') || type.startsWith('indicators.')))
      for (const { id, title } of await this.surveys.waves(tx)) if (wanted.has(id)) names.set(id, title);
    if (rows.some(({ type }) => type.startsWith('surveys.questionnaire.')))
      for (const { id, title } of await this.surveys.questionnaires(tx))
        if (wanted.has(id)) names.set(id, { en: title, zh: title });
    for (const { id, name } of await this.enterprises(tx, rows)) names.set(id, name);
    return { all: names, groups: new Set(groups.map(({ id }) => id)) };
  }

  private async enterprises(tx: ReadTransaction, rows: readonly ActivityRow[]): Promise<readonly PlaceName[]> {
    const ids = new Set(rows.map(enterpriseOf).filter((id) => id !== null));
    return ids.size > 0 && this.surveys.knowsEnterprises(tx.actor) ? this.directory.places(tx, [...ids]) : [];
  }
}

/** Turns events into sentences. Of people, it shows only the current name. */
@Injectable()
export class ReadActivity {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly things: ActivityNames,
  ) {}

  page(actor: Actor, filter: ActivityFilter): Promise<{ items: ActivityEntry[]; next: string | null }> {
    demand(actor, chainPermissions, 'chain.activity.read');
    return this.database.read(actor, async (tx) => {
      const rows = await activityRows(tx, { ...filter, limit: filter.limit + 1 });
      const page = rows.slice(0, filter.limit);
      const ids = [...new Set(page.flatMap(({ actorId, ...row }) => [actorId, whomOf(row)]))].filter(
        (id) => id !== null,
      );
      const people = await this.identity.people(tx, ids);
      const { all, groups } = await this.things.of(tx, page);
      const names = { all: new Map([...people.map(({ id, name }) => [id, name] as const), ...all]), groups };
      return {
        items: page.map((row) => entryOf(row, names)),
        next: rows.length > filter.limit ? (page.at(-1)?.id ?? null) : null,
      };
    });
  }
}

/** Events of identity are about people; the subject is a person if it is an id. Those of members name a person. */
function whomOf({ type, subject, payload }: Pick<ActivityRow, 'type' | 'subject' | 'payload'>): string | null {
  const { personId } = payload;
  if (type.startsWith('dialogue.working-group.') || type.startsWith('roadmap.actions.'))
    return typeof personId === 'string' ? personId : null;
  return type.startsWith('identity.') && isId(subject) ? subject : null;
}

/**
 * The record named in a sentence, apart from people: the indicator, else the wave, else the roundtable,
 * group or questionnaire that is the subject.
 */
function thingOf({ type, subject, payload }: Pick<ActivityRow, 'type' | 'subject' | 'payload'>): string | null {
  const { indicatorId, waveId } = payload;
  if (typeof indicatorId === 'string') return indicatorId;
  if (typeof waveId === 'string') return waveId;
  return type.startsWith('dialogue.') || type.startsWith('surveys.questionnaire.') ? subject : null;
}

const enterpriseOf = ({ type, payload }: Pick<ActivityRow, 'type' | 'payload'>): string | null =>
  type.startsWith('surveys.') && typeof payload['placeId'] === 'string' ? payload['placeId'] : null;

function entryOf(row: ActivityRow, names: Names): ActivityEntry {
  const { id, type, subject, actorId, payload, recordedAt } = row;
  const nameOf = (of: string | null): LocalizedText | null => (of === null ? null : (names.all.get(of) ?? null));
  return {
    id,
    type,
    sentence: sentenceOf({
      type,
      payload,
      who: nameOf(actorId),
      byPerson: actorId !== null,
      whom: nameOf(whomOf(row)),
      thing: nameOf(thingOf(row)),
      enterprise: nameOf(enterpriseOf(row)),
    }),
    // a group is not a record of the loop
    about: names.groups.has(subject) ? null : aboutOf({ type, subject, payload }),
    recordedAt,
  };
}

import { shownIn } from '../../../kernel/localized-text.js';
import { Injectable } from '@nestjs/common';
import { type Actor, demand, holds, systemActor } from '../../../kernel/actor.js';
import { Settings } from '../../../platform/config/environment.js';
import { publicOrigin } from '../../../platform/config/public-origin.js';
import { Database } from '../../../platform/database/index.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { digest, IdentityFacade, partsOfLinkToken, type Reader } from '../../identity/index.js';
import { pathOf } from '../domain/address.js';
import { type FeedEvent, feedOf } from '../domain/calendar.js';
import { agreedDueDate, calendarName, confirmationName, dueDateName } from '../domain/calendar-words.js';
import { meetingName } from '../domain/invitation-letter.js';
import { notificationsPermissions } from '../domain/policy.js';
import { calendarUnknown } from '../domain/problems.js';
import { CalendarAddressRepository } from '../persistence/calendar-address.repository.js';
import { ReadCalendarContent } from './read-calendar-content.js';
import type { MeetingToInvite } from './read-meetings.js';

/**
 * The calendar of a person at a secret address, for programs that cannot sign in. The address is the credential, and what it
 * shows is read with the rights that the person has at that moment; who is no longer a member has none.
 */
@Injectable()
export class ReadCalendar {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly content: ReadCalendarContent,
    private readonly settings: Settings,
  ) {}

  async execute(token: string): Promise<string> {
    const { actor } = await this.readerOf(token);
    demand(actor, notificationsPermissions, 'notifications.own');
    return this.database.read(actor, (tx) => this.calendar(tx, actor));
  }

  private async readerOf(token: string): Promise<Reader> {
    const parts = partsOfLinkToken(token);
    if (parts === null) throw calendarUnknown();
    const hash = await digest(token);
    return this.database.read(systemActor(parts.workspaceId), async (tx) => {
      const personId = await tx.get(CalendarAddressRepository).personOf(hash);
      const [reader] = personId === null ? [] : await this.identity.readers(tx, [personId]);
      if (reader === undefined || !holds(reader.actor, notificationsPermissions, 'notifications.own'))
        throw calendarUnknown();
      return reader;
    });
  }

  private async calendar(tx: ReadTransaction, actor: Reader['actor']): Promise<string> {
    const workspace = await this.identity.workspace(tx);
    if (workspace === undefined) throw calendarUnknown();
    const { language } = actor;
    const home = `${publicOrigin(this.settings)}/w/${workspace.slug}`;
    const { meetings, dueDates, confirmations } = await this.content.of(tx, actor);
    const events = [
      ...meetings.map((meeting) => meetingEvent(meeting, { language, home, stamp: tx.now })),
      ...dueDates.map((action) => {
        const { id, dueOn } = action;
        const url = home + pathOf({ type: 'action', id, within: null });
        const summary = dueDateName(action, language);
        const description = [agreedDueDate(action, language), url].filter((line) => line !== null).join('\n');
        const when = { startsOn: dueOn, endsOn: dueOn, ...wholeDay };
        const entry = { uid: `${id}@tripartite`, summary, url, stamp: tx.now, location: null, ...when };
        return { ...dated(entry, false), description };
      }),
      ...confirmations.map(({ id, dueOn, ...named }) => {
        const url = `${home}${pathOf({ type: 'conclusion', id, within: null })}`;
        const entry = { uid: `${id}@tripartite`, summary: confirmationName(named, language), url, stamp: tx.now };
        return dated({ ...entry, location: null, startsOn: dueOn, endsOn: dueOn, ...wholeDay }, false);
      }),
    ];
    return feedOf(calendarName(workspace.name, language), events);
  }
}

const wholeDay = { opensAt: null, closesAt: null, timeZone: 'UTC' };

function dated(entry: Omit<FeedEvent, 'description' | 'status' | 'busy'>, busy: boolean): FeedEvent {
  return { ...entry, description: entry.url, status: 'CONFIRMED', busy };
}

function meetingEvent(
  meeting: MeetingToInvite,
  { language, home, stamp }: { readonly language: Actor['language']; readonly home: string; readonly stamp: Date },
): FeedEvent {
  const { id, state, startsOn, endsOn, opensAt, closesAt, timeZone, place } = meeting;
  const entry = {
    ...{ uid: `${id}@tripartite`, stamp, url: `${home}/meetings/${id}/live`, startsOn, endsOn, opensAt, closesAt },
    ...{ timeZone, summary: meetingName(meeting, language) },
    location: place === null ? null : shownIn(place, language),
  };
  if (state === 'cancelled') return { ...dated(entry, false), status: 'CANCELLED' };
  return state === 'planned' ? { ...dated(entry, true), status: 'TENTATIVE' } : dated(entry, true);
}

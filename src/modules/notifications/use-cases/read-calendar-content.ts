import { Injectable } from '@nestjs/common';
import { dayPlus } from '../../../kernel/day.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { RoadmapFacade } from '../../../roadmap/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import type { Reader } from '../../identity/index.js';
import { type BodyToInvite, type MeetingToInvite, ReadMeetings } from './read-meetings.js';
import { ReadSubjects } from './read-subjects.js';

/** Days before and after today in which due dates are looked for. */
const range = { past: 365, ahead: 3650 };

interface DueDate {
  readonly id: string;
  readonly dueOn: string;
  readonly label: string | null;
  readonly title: LocalizedText;
}

/** The meetings of a person and the due dates of their actions, as far as the person may read them now. */
@Injectable()
export class ReadCalendarContent {
  constructor(
    private readonly dialogue: DialogueFacade,
    private readonly roadmap: RoadmapFacade,
    private readonly meetings: ReadMeetings,
    private readonly subjects: ReadSubjects,
  ) {}

  /** The transaction is that of the person, so it sees only the group meetings of their own group. */
  async of(tx: ReadTransaction, actor: Reader['actor']) {
    const bodies = await this.bodies(tx, actor);
    const today = await this.roadmap.today(tx);
    const owed = await this.roadmap.owedActions(tx, dayPlus(today, -range.past), dayPlus(today, range.ahead));
    const dueOn = new Map(owed.map((action) => [action.id, action.dueOn]));
    const own = (await this.roadmap.ownActions(tx)).filter(({ id }) => dueOn.has(id));
    const subjectFor = await this.subjects.of(tx, [
      ...bodies.map(({ kind, id }) => ({ type: kind, id })),
      ...own.map(({ id }) => ({ type: 'action' as const, id })),
    ]);
    const meetings: readonly MeetingToInvite[] = bodies
      .filter(({ kind, id }) => subjectFor(actor, { type: kind, id }) !== undefined)
      .flatMap((body) => body.meetings);
    const dueDates = own.flatMap(({ id }): readonly DueDate[] => {
      const subject = subjectFor(actor, { type: 'action', id });
      return subject === undefined ? [] : [{ id, dueOn: dueOn.get(id)!, label: subject.label, title: subject.title }];
    });
    return { meetings, dueDates, today };
  }

  /** Facilitators conduct every roundtable, also those at which they have no seat. */
  private async bodies(tx: ReadTransaction, { personId, roles }: Reader['actor']): Promise<readonly BodyToInvite[]> {
    const conducted = roles.includes('facilitator') ? await this.dialogue.roundtables(tx) : [];
    const ids = new Set([...(await this.dialogue.bodiesOf(tx, personId)), ...conducted.map(({ id }) => id)]);
    const bodies: BodyToInvite[] = [];
    for (const id of ids) {
      const body = await this.meetings.ofBody(tx, id);
      if (body !== undefined) bodies.push(body);
    }
    return bodies;
  }
}

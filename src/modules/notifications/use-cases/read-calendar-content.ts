import { Injectable } from '@nestjs/common';
import { dayPlus } from '../../../kernel/day.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { RoadmapFacade } from '../../../roadmap/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import type { Reader } from '../../identity/index.js';
import { ReadMeetings } from './read-meetings.js';
import { ReadSubjects } from './read-subjects.js';

/** Days before today in which meetings and due dates remain in the calendar, and after it in which due dates are read. */
const range = { past: 365, ahead: 3650 };

type OwnAction = Awaited<ReturnType<RoadmapFacade['ownActions']>>[number];

interface DueDate extends Pick<OwnAction, 'agreedDueOn' | 'agreedDuePrecision'> {
  readonly id: string;
  readonly dueOn: string;
  readonly label: string | null;
  readonly title: LocalizedText;
}

/** A conclusion that the organisation of a person has not answered yet. */
interface LastDay {
  readonly id: string;
  readonly dueOn: string;
  readonly label: string | null;
  readonly title: LocalizedText;
}

/** The meetings of a person, the due dates of their actions and the last days to confirm conclusions, as far as the person may read them now. */
@Injectable()
export class ReadCalendarContent {
  constructor(
    private readonly roadmap: RoadmapFacade,
    private readonly meetings: ReadMeetings,
    private readonly subjects: ReadSubjects,
    private readonly dialogue: DialogueFacade,
  ) {}

  /** The transaction is that of the person, so it sees only the group meetings of their own group. */
  async of(tx: ReadTransaction, actor: Reader['actor']) {
    const today = await this.roadmap.today(tx);
    const since = dayPlus(today, -range.past);
    const { bodies, meetings } = await this.meetings.ofPerson(tx, actor, since);
    const owed = await this.roadmap.owedActions(tx, since, dayPlus(today, range.ahead));
    const dueOn = new Map(owed.map((action) => [action.id, action.dueOn]));
    const own = (await this.roadmap.ownActions(tx)).filter(({ id }) => dueOn.has(id));
    const toConfirm = (await this.dialogue.owedConfirmations(tx, since, dayPlus(today, range.ahead))).filter(
      ({ isOwedBy }) => isOwedBy(actor),
    );
    const subjectFor = await this.subjects.of(tx, [
      ...bodies.map(({ kind, id }) => ({ type: kind, id })),
      ...own.map(({ id }) => ({ type: 'action' as const, id })),
      ...toConfirm.map(({ conclusionId: id }) => ({ type: 'conclusion' as const, id })),
    ]);
    const readable = new Set(
      bodies.filter(({ kind, id }) => subjectFor(actor, { type: kind, id }) !== undefined).map(({ id }) => id),
    );
    const dueDates = own.flatMap(({ id, agreedDueOn, agreedDuePrecision }): readonly DueDate[] => {
      const subject = subjectFor(actor, { type: 'action', id });
      if (subject === undefined) return [];
      const { label, title } = subject;
      return [{ id, dueOn: dueOn.get(id)!, agreedDueOn, agreedDuePrecision, label, title }];
    });
    const confirmations = toConfirm.flatMap(({ conclusionId: id, dueOn: day }): readonly LastDay[] => {
      const subject = subjectFor(actor, { type: 'conclusion', id });
      return subject === undefined ? [] : [{ id, dueOn: day, label: subject.label, title: subject.title }];
    });
    return { meetings: meetings.filter(({ bodyId }) => readable.has(bodyId)), dueDates, confirmations };
  }
}

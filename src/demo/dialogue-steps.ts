import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { newId } from '../kernel/ids.js';
import { isOpen } from '../modules/dialogue/domain/roundtable.js';
import { DialogueFacade } from '../modules/dialogue/index.js';
import type {
  MeetingPapers,
  RoundtableState,
  RoundtableSummary,
  ShutState,
  SeatFunction,
  SeatKind,
} from '../modules/dialogue/index.js';
import { ChangeRoundtableState } from '../modules/dialogue/use-cases/change-roundtable-state.js';
import { CreateRoundtable } from '../modules/dialogue/use-cases/create-roundtable.js';
import type { NewRoundtable } from '../modules/dialogue/use-cases/create-roundtable.js';
import { AdmitGuests, type NewGuest } from '../modules/dialogue/use-cases/admit-guests.js';
import { AddAgendaItem } from '../modules/dialogue/use-cases/plan-agenda-item.js';
import type { NewAgendaItem } from '../modules/dialogue/use-cases/plan-agenda-item.js';
import { AttachDocument } from '../modules/dialogue/use-cases/attach-document.js';
import type { NewDocument } from '../modules/dialogue/use-cases/attach-document.js';
import { CarryOverAgendaItem } from '../modules/dialogue/use-cases/carry-over-agenda-item.js';
import { ChangeMeetingState } from '../modules/dialogue/use-cases/change-meeting-state.js';
import { ChangeAgendaItemStatus, MoveAgendaItem } from '../modules/dialogue/use-cases/move-agenda-item.js';
import { PlanConstituencyMeeting } from '../modules/dialogue/use-cases/plan-constituency-meeting.js';
import { EditMeeting, PlanGroupMeeting, PlanMeeting } from '../modules/dialogue/use-cases/plan-meeting.js';
import type { NewGroupMeeting, NewMeeting } from '../modules/dialogue/use-cases/plan-meeting.js';
import { CloseRoundtable } from '../modules/live/use-cases/close-roundtable.js';
import { PlanSubstitution } from '../modules/live/use-cases/plan-substitution.js';
import { RecordConclusion } from '../modules/dialogue/use-cases/record-conclusion.js';
import type { NewConclusion } from '../modules/dialogue/use-cases/record-conclusion.js';
import { SeatPeople } from '../modules/dialogue/use-cases/seat-people.js';
import { Database } from '../platform/database/database.js';

/** Steps that do nothing if their record exists, so that an interrupted start continues where it stopped. */
export class DialogueSteps {
  private readonly database: Database;
  private readonly facade: DialogueFacade;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly actor: Actor,
  ) {
    this.database = app.get(Database);
    this.facade = app.get(DialogueFacade);
  }

  async roundtable(number: number): Promise<RoundtableSummary | undefined> {
    const all = await this.database.read(this.actor, (tx) => this.facade.roundtables(tx));
    return all.find((one) => one.number === number);
  }

  /** Roundtables must be created in the order of their numbers. */
  async create(number: number, plan: NewRoundtable): Promise<string> {
    const standing = await this.roundtable(number);
    return standing?.id ?? (await this.app.get(CreateRoundtable).execute(this.actor, plan)).id;
  }

  /** Changes the state step by step, starting from the current one. */
  async go(roundtableId: string, path: readonly RoundtableState[]): Promise<void> {
    const roundtable = await this.database.read(this.actor, (tx) => this.facade.roundtable(tx, roundtableId));
    const reached = path.indexOf(roundtable?.state ?? 'draft');
    for (const to of path.slice(reached + 1)) await this.step(roundtableId, to);
  }

  private async step(roundtableId: string, to: RoundtableState): Promise<void> {
    if (isOpen(to)) await this.app.get(ChangeRoundtableState).execute(this.actor, { roundtableId, to });
    else await this.close({ roundtableId, commandId: newId() }, to);
  }

  private async close(target: { roundtableId: string; commandId: string }, to: ShutState): Promise<void> {
    await this.app.get(CloseRoundtable).execute(this.actor, target, { to, reason: null });
  }

  async seat(
    roundtableId: string,
    seats: readonly { readonly personId: string; readonly kind: SeatKind; readonly function?: SeatFunction }[],
  ): Promise<void> {
    const taken = await this.database.read(this.actor, (tx) => this.facade.seats(tx, roundtableId));
    const people = seats.filter((seat) => !taken.some(({ personId }) => personId === seat.personId));
    if (people.length > 0) await this.app.get(SeatPeople).execute(this.actor, { roundtableId, people });
  }

  /** A substitute has the seat of a member at the first meeting, between two times in Asia/Shanghai. */
  async substitute(
    roundtableId: string,
    { member, substitute, from, to }: { member: string; substitute: string; from: string; to: string },
  ): Promise<void> {
    const facts = await this.database.read(this.actor, async (tx) => ({
      seats: await this.facade.seats(tx, roundtableId),
      planned: await this.facade.substitutions(tx, roundtableId),
      day: (await this.facade.meetings(tx, roundtableId))[0]!.startsOn,
    }));
    const [seat, other] = [member, substitute].map((id) => facts.seats.find(({ personId }) => personId === id)!.id);
    if (facts.planned.some(({ personId }) => personId === member)) return;
    const [startsAt, endsAt] = [from, to].map((clock) => new Date(`${facts.day}T${clock}:00+08:00`));
    await this.app.get(PlanSubstitution).execute(this.actor, {
      ...{ roundtableId, seatId: seat!, substituteSeatId: other!, startsAt: startsAt!, endsAt: endsAt! },
    });
  }

  async item(item: NewAgendaItem): Promise<string> {
    const meetingId = item.meetingId ?? item.roundtableId ?? '';
    const agenda = await this.database.read(this.actor, (tx) => this.facade.agenda(tx, meetingId));
    const standing = agenda.find((entry) => same(entry.title, item.title));
    return standing?.id ?? (await this.app.get(AddAgendaItem).execute(this.actor, item)).id;
  }

  async describe(meetingId: string, { title, closesAt }: { title: LocalizedText; closesAt: string }): Promise<void> {
    const papers = await this.papers(meetingId);
    const changes = { titleEn: title.en, titleZh: title.zh, closesAt };
    await this.app
      .get(EditMeeting)
      .execute(this.actor, { meetingId, baseVersion: papers?.meeting.version ?? 1, changes });
  }

  async furtherMeeting(number: number, plan: NewMeeting): Promise<string> {
    const all = await this.database.read(this.actor, (tx) => this.facade.meetings(tx, plan.roundtableId));
    const standing = all.find((one) => one.number === number);
    return standing?.id ?? (await this.app.get(PlanMeeting).execute(this.actor, plan)).id;
  }

  async workingGroup(name: LocalizedText): Promise<string | undefined> {
    const all = await this.database.read(this.actor, (tx) => this.facade.workingGroupNames(tx));
    return all.find(({ title }) => same(title, name))?.id;
  }

  async groupMeeting(number: number, plan: NewGroupMeeting): Promise<string> {
    const all = await this.database.read(this.actor, (tx) => this.facade.meetings(tx, plan.workingGroupId));
    const standing = all.find((one) => one.number === number);
    return standing?.id ?? (await this.app.get(PlanGroupMeeting).execute(this.actor, plan)).id;
  }

  /** The actor's own group has met at the roundtable, and shows it to the actor. */
  async hasGroup(roundtableId: string): Promise<boolean> {
    return (
      (await this.database.read(this.actor, (tx) => this.facade.constituencyGroupsOf(tx, roundtableId))).length > 0
    );
  }

  /** Of the actor's own group at the roundtable. */
  async constituencyMeeting(number: number, plan: NewMeeting): Promise<string> {
    const all = await this.database.read(this.actor, async (tx) => {
      const [group] = await this.facade.constituencyGroupsOf(tx, plan.roundtableId);
      return group === undefined ? [] : this.facade.meetings(tx, group);
    });
    const standing = all.find((one) => one.number === number);
    return standing?.id ?? (await this.app.get(PlanConstituencyMeeting).execute(this.actor, plan)).id;
  }

  async convene({ meetingId }: { meetingId: string }): Promise<void> {
    if ((await this.papers(meetingId))?.meeting.state !== 'planned') return;
    await this.app.get(ChangeMeetingState).execute(this.actor, { meetingId, to: 'convened' });
  }

  async hasEnded(meetingId: string): Promise<boolean> {
    return (await this.papers(meetingId))?.meeting.state === 'closed';
  }

  /** To a meeting of the actor's own group. */
  async admitGuest(guest: NewGuest): Promise<void> {
    const admitted = await this.database.read(this.actor, (tx) => this.facade.guests(tx, guest.meetingId));
    if (!admitted.some(({ personId }) => personId === guest.personId))
      await this.app.get(AdmitGuests).admit(this.actor, guest);
  }

  async begin({ meetingId }: { meetingId: string }): Promise<void> {
    if ((await this.papers(meetingId))?.meeting.state !== 'convened') return;
    await this.app.get(ChangeMeetingState).execute(this.actor, { meetingId, to: 'in-session' });
  }

  async attach(document: NewDocument & { readonly meetingId: string }): Promise<void> {
    const papers = await this.papers(document.meetingId);
    if (papers?.documents.some(({ title }) => title === document.title) === true) return;
    await this.app.get(AttachDocument).execute(this.actor, document);
  }

  async carryOver(agendaItemId: string): Promise<void> {
    await this.app.get(CarryOverAgendaItem).execute(this.actor, agendaItemId).catch(ignoreDone);
  }

  /** The item of a meeting with this title that was carried over to it. */
  async carriedItem(meetingId: string, title: LocalizedText): Promise<string> {
    const agenda = await this.database.read(this.actor, (tx) => this.facade.agenda(tx, meetingId));
    const item = agenda.find((entry) => same(entry.title, title));
    if (item === undefined) throw new Error(`"${title.en}" was not carried over`);
    return item.id;
  }

  async place(id: string, beforeId: string): Promise<void> {
    await this.app.get(MoveAgendaItem).execute(this.actor, { id, parentId: null, day: 1, beforeId });
  }

  /** Finishes the items that have no discussion of their own, such as headings. */
  async finish({ meetingId }: { meetingId: string }): Promise<void> {
    const agenda = await this.database.read(this.actor, (tx) => this.facade.agenda(tx, meetingId));
    for (const { id, status } of agenda)
      if (status === 'planned')
        await this.app.get(ChangeAgendaItemStatus).execute(this.actor, { agendaItemId: id, to: 'done' });
  }

  private papers(meetingId: string): Promise<MeetingPapers | undefined> {
    return this.database.read(this.actor, (tx) => this.facade.meetingPapers(tx, meetingId));
  }

  async conclude(conclusion: NewConclusion): Promise<string> {
    const all = await this.database.read(this.actor, (tx) => this.facade.conclusions(tx));
    const standing = all.find((one) => one.roundtableId === conclusion.roundtableId && same(one.text, conclusion.text));
    return standing?.id ?? (await this.app.get(RecordConclusion).execute(this.actor, conclusion)).id;
  }
}

function same(left: LocalizedText, right: LocalizedText): boolean {
  return left.en === right.en;
}

/** An earlier start that was interrupted may have finished or carried over the item already. */
export function ignoreDone(error: unknown): void {
  if ((error as { code?: unknown }).code !== 'dialogue.agenda-item.status-not-allowed') throw error;
}

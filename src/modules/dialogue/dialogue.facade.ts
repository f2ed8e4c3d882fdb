import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { holds } from '../../kernel/actor.js';
import { instantOf } from '../../kernel/day.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { Subject } from '../../kernel/subject.js';
import type { ReadTransaction, Transaction } from '../../platform/database/transaction.js';
import { itemUnderDiscussion } from './domain/agenda.js';
import { answersAs } from './domain/confirmation.js';
import { objectsAs } from './domain/corrigendum.js';
import { dialoguePermissions, maySee } from './domain/policy.js';
import type { MeetingBody } from './domain/meeting-body.js';
import { leaderOn } from './domain/working-group.js';
import type { MeetingEnd } from './domain/meeting.js';
import type { ShutState } from './domain/roundtable.js';
import { adoptedAt, conclusionRegister, type RegisterEntry } from './queries/conclusion-register.query.js';
import { owedConfirmations } from './queries/confirmations.query.js';
import { type ConclusionQuote, conclusionQuote, corrigendumQuote, openCorrigenda } from './queries/corrigenda.query.js';
import { constituencyGroups } from './queries/constituency-group.query.js';
import { type Admission, admissionsTo, guestSeats } from './queries/group-guests.query.js';
import { bodiesOf, convenedBodies, meetingBody, meetingSeats } from './queries/meeting-bodies.query.js';
import { spokespersons } from './queries/spokespersons.query.js';
import type { MeetingSeat } from './queries/meeting-bodies.query.js';
import { meetingRow, meetingRows, meetingRowsSince, meetingSummary } from './queries/meetings.query.js';
import type { MeetingRow, MeetingSummary } from './queries/meetings.query.js';
import { openMatters } from './queries/open-matters.query.js';
import type { OpenMatters } from './queries/open-matters.query.js';
import { meetingOutcomes } from './queries/outcomes.query.js';
import type { MeetingOutcomes } from './queries/outcomes.query.js';
import {
  agendaOfMeetings,
  documentsOfMeetings,
  invitingOrganisations,
  timetable,
  womenShareTarget,
} from './queries/roundtable-page.query.js';
import type { AgendaEntry, DocumentRow } from './queries/roundtable-page.query.js';
import { confirmationRequest, type ConfirmationRequest } from './queries/confirmation-request.query.js';
import { conclusionFacts, heldRoundtables } from './queries/session-facts.query.js';
import type { ConclusionFacts, HeldRoundtable } from './queries/session-facts.query.js';
import { groupVoices, speaksAnywhere, voicesOfAll } from './queries/speaking-seats.query.js';
import { proposerOf, subjectRows } from './queries/subjects.query.js';
import type { SubjectRow } from './queries/subjects.query.js';
import type { VoiceOfAnyone, VoiceOn } from './queries/speaking-seats.query.js';
import {
  conclusionIds,
  conclusionLabels,
  conclusionSummaries,
  nextRoundtable,
  roundtableSummaries,
  roundtableSummary,
  sourcedItems,
  waitingProposals,
} from './queries/summaries.query.js';
import type {
  ConclusionSummary,
  LabelledConclusion,
  RoundtableSummary,
  SourcedItem,
  WaitingProposal,
} from './queries/summaries.query.js';
import { groupAt, groupsConvenedBy, type WorkingGroupPage, workingGroups } from './queries/working-groups.query.js';
import { ChangeMeetingState } from './use-cases/change-meeting-state.js';
import type { MeetingChange } from './use-cases/change-meeting-state.js';
import { ChangeRoundtableState } from './use-cases/change-roundtable-state.js';
import type { ChangedState, StateChange } from './use-cases/move-roundtable.js';
import { PresenceRegistry, type PresenceSource } from './use-cases/presence-registry.js';
import { ProposeAgendaItem } from './use-cases/propose-agenda-item.js';
import type { AgendaProposal, ProposedItem } from './use-cases/propose-agenda-item.js';
import type { HeldSubstitution } from './domain/substitution.js';
import { substitutionsOf } from './queries/substitutions.query.js';
import { guestsToSecond } from './use-cases/read-guest-proposals.js';
import { endSubstitution, planSubstitution } from './use-cases/substitute-seats.js';
import type { NewSubstitution } from './use-cases/substitute-seats.js';
import { newReplyLink } from './use-cases/reply-links.js';
import { turnDiscussion } from './use-cases/turn-discussion.js';

interface NamedGroup {
  readonly id: string;
  readonly title: LocalizedText;
}

export interface ConfirmationToGive {
  readonly conclusionId: string;
  readonly dueOn: string;
  /** Of the organisations that have not answered. */
  readonly organisationIds: readonly string[];
  readonly isOwedBy: (person: Actor) => boolean;
}

export interface OpenCorrigendum {
  readonly id: string;
  readonly conclusionId: string;
  /** The last day for objections. */
  readonly objectBy: string;
  readonly isOpenTo: (person: Actor) => boolean;
}

export interface MeetingPapers {
  readonly meeting: MeetingRow;
  readonly documents: readonly DocumentRow[];
  readonly conclusions: readonly RegisterEntry[];
}

/**
 * The operations of the dialogue that other contexts may use, within their own transaction. The caller must check
 * permissions.
 */
@Injectable()
export class DialogueFacade {
  /** A new link to the reply slip of an organisation; null if it was not asked for delegates, or they were accepted. */
  readonly newReplyLink = newReplyLink;
  /** The share of women among titular seats that the workspace wants to reach; null: no target. */
  readonly womenShareTarget = womenShareTarget;

  constructor(
    private readonly proposals: ProposeAgendaItem,
    private readonly states: ChangeRoundtableState,
    private readonly meetingStates: ChangeMeetingState,
    private readonly presence: PresenceRegistry = new PresenceRegistry(),
  ) {}

  /** For the live room, to which attendance belongs: how conclusions learn who is present. */
  registerPresence(source: PresenceSource): void {
    this.presence.register(source);
  }

  async roundtable(tx: ReadTransaction, id: string): Promise<RoundtableSummary | undefined> {
    return roundtableSummary(tx, id);
  }

  async roundtables(tx: ReadTransaction): Promise<readonly RoundtableSummary[]> {
    return roundtableSummaries(tx);
  }

  /** The earliest roundtable that is upcoming or in session. */
  async nextRoundtable(tx: ReadTransaction): Promise<RoundtableSummary | undefined> {
    return nextRoundtable(tx);
  }

  async meeting(tx: ReadTransaction, id: string): Promise<MeetingSummary | undefined> {
    return meetingSummary(tx, id);
  }

  /** The meetings of a roundtable or group, in the order of their days. */
  async meetings(tx: ReadTransaction, bodyId: string): Promise<readonly MeetingRow[]> {
    return meetingRows(tx, bodyId);
  }

  /** Meetings that end on or after a day, in the order of their days: those of some bodies, and of all roundtables. */
  async meetingsSince(
    tx: ReadTransaction,
    day: string,
    of: Parameters<typeof meetingRowsSince>[2],
  ): Promise<readonly MeetingRow[]> {
    return meetingRowsSince(tx, day, of);
  }

  /** The roundtable, working group or constituency's group with this id. */
  async meetingBody(tx: ReadTransaction, id: string): Promise<MeetingBody | undefined> {
    return meetingBody(tx, id);
  }

  /** Ids of the roundtables and groups whose people are invited to meetings. */
  async convenedBodies(tx: ReadTransaction): Promise<readonly string[]> {
    return convenedBodies(tx);
  }

  /** Ids of the roundtables at which a person has a seat, and of the groups to which the person belongs. */
  async bodiesOf(tx: ReadTransaction, personId: string): Promise<readonly string[]> {
    return bodiesOf(tx, personId);
  }

  /** Working groups with their members; all, or those with these ids. */
  async workingGroups(tx: ReadTransaction, ids?: readonly string[]): Promise<readonly WorkingGroupPage[]> {
    return workingGroups(tx, ids);
  }

  /** Who convened a working group on the first day of a meeting, and who of them led it; null if they took no turns. */
  async convenorsAt(
    tx: ReadTransaction,
    group: Pick<MeetingBody, 'id' | 'timeZone'>,
    { id, startsOn: day }: Pick<MeetingRow, 'id' | 'startsOn'>,
  ): Promise<{ readonly ids: readonly string[]; readonly leaderId: string | null }> {
    const then = await groupAt(tx, group.id, { id, dayEnd: instantOf(day, 24 * 60, group.timeZone) });
    const convenors = then.members.filter((member) => member.function === 'convenor');
    return { ids: convenors.map(({ personId }) => personId), leaderId: leaderOn(then, day)?.personId ?? null };
  }

  async groupsConvenedBy(tx: ReadTransaction, personId: string): Promise<readonly string[]> {
    return groupsConvenedBy(tx, personId);
  }

  /** Working groups by id, for events about them. */
  async workingGroupNames(tx: ReadTransaction): Promise<readonly NamedGroup[]> {
    return (await workingGroups(tx)).map(({ id, name }) => ({ id, title: name }));
  }

  /** Working groups, and the groups of constituencies that the current user may see. */
  async groupNames(tx: ReadTransaction): Promise<readonly NamedGroup[]> {
    return [...(await this.workingGroupNames(tx)), ...(await constituencyGroups(tx))];
  }

  /** The groups of constituencies at a roundtable that hold meetings of their own. */
  async constituencyGroupsOf(tx: ReadTransaction, roundtableId: string): Promise<readonly string[]> {
    return (await constituencyGroups(tx)).filter((one) => one.roundtableId === roundtableId).map(({ id }) => id);
  }

  /** Attached to meetings or to items of their agendas, in the order of their numbers. */
  async documents(tx: ReadTransaction, meetingIds: readonly string[]): Promise<readonly DocumentRow[]> {
    return documentsOfMeetings(tx, meetingIds);
  }

  /** Days, times and place of a meeting, the documents attached to it, and the conclusions reached or adopted at it. */
  async meetingPapers(tx: ReadTransaction, meetingId: string): Promise<MeetingPapers | undefined> {
    const meeting = await meetingRow(tx, meetingId);
    if (meeting === undefined) return undefined;
    const { roundtableId } = meeting;
    const documents = await documentsOfMeetings(tx, [meetingId]);
    const reached = roundtableId === null ? [] : await conclusionRegister(tx, { roundtableId });
    const adopted = await conclusionRegister(tx, { ids: await adoptedAt(tx, meetingId) });
    const here = reached.filter((one) => one.meetingId === meetingId);
    const others = adopted.filter((one) => one.adoption?.meetingId === meetingId && one.meetingId !== meetingId);
    const conclusions = [...here, ...others];
    return { meeting, documents, conclusions };
  }

  /** What a meeting recorded beside conclusions, and what the current user may record; the caller knows that they may be there. */
  async outcomes(tx: ReadTransaction, meeting: MeetingSummary): Promise<MeetingOutcomes> {
    return meetingOutcomes(tx, meeting, holds(tx.actor, dialoguePermissions, 'dialogue.conclusion.record'));
  }

  /** Ids of the organisations that invite to a roundtable; none for a group. */
  invitingOrganisations(tx: ReadTransaction, roundtableId: string): Promise<readonly string[]> {
    return invitingOrganisations(tx, roundtableId);
  }

  /** The agenda of a meeting in reading order, with numbers and times, without pending proposals. */
  async agenda(tx: ReadTransaction, meetingId: string): Promise<readonly AgendaEntry[]> {
    const meeting = await meetingRow(tx, meetingId);
    return meeting === undefined ? [] : timetable(meeting, await agendaOfMeetings(tx, [meetingId]));
  }

  /** The agenda item of a meeting under discussion, according to the agenda. */
  async underDiscussion(tx: ReadTransaction, meetingId: string): Promise<AgendaEntry | undefined> {
    return itemUnderDiscussion(await this.agenda(tx, meetingId));
  }

  /** For the live room, whose cursor is the item under discussion. Null: no item is under discussion any more. */
  async turnDiscussion(tx: Transaction, meetingId: string, agendaItemId: string | null): Promise<void> {
    await turnDiscussion(tx, meetingId, agendaItemId);
  }

  /** The only way to close a roundtable. The live rooms call it and end their sessions in the same transaction. */
  async shutRoundtable(tx: Transaction, change: StateChange<ShutState>): Promise<ChangedState> {
    return this.states.within(tx, change);
  }

  /** The only way to end a meeting. The live room calls it and ends its session in the same transaction. */
  async endMeeting(tx: Transaction, change: MeetingChange<MeetingEnd>): Promise<void> {
    await this.meetingStates.within(tx, change);
  }

  /** What is unsettled on the agendas of these meetings of a roundtable or working group, and among its texts. */
  async openMatters(
    tx: ReadTransaction,
    { bodyId, meetingIds }: { readonly bodyId: string; readonly meetingIds: readonly string[] },
  ): Promise<OpenMatters> {
    const agendas = await Promise.all(meetingIds.map((id) => this.agenda(tx, id)));
    return openMatters(tx, { bodyId, meetingIds, agenda: agendas.flat() });
  }

  /** All agenda items that other parts of the loop proposed, decided or not. */
  async sourcedItems(tx: ReadTransaction): Promise<readonly SourcedItem[]> {
    return sourcedItems(tx);
  }

  async waitingProposals(tx: ReadTransaction): Promise<readonly WaitingProposal[]> {
    return waitingProposals(tx);
  }

  /** The seats of a roundtable or of one constituency at it, or the members of a working group, in the order around the table. */
  async seats(tx: ReadTransaction, bodyId: string, at: Date = tx.now): Promise<readonly MeetingSeat[]> {
    return meetingSeats(tx, bodyId, at);
  }

  /** The guests of a group meeting, like seats that belong to none of the groups. */
  async guests(tx: ReadTransaction, meetingId: string): Promise<readonly MeetingSeat[]> {
    return guestSeats(tx, meetingId);
  }

  /** Who was accepted or admitted to a meeting of the own group, for those whom it has accepted. */
  admissions(tx: ReadTransaction, meetingId: string): Promise<readonly Admission[]> {
    return admissionsTo(tx, meetingId);
  }

  /** Guests of group meetings who await the current user as the second titular member. */
  guestsToSecond(tx: ReadTransaction): ReturnType<typeof guestsToSecond> {
    return guestsToSecond(tx);
  }

  /** The people who speak for a group at any roundtable. */
  spokespersons(tx: ReadTransaction): Promise<readonly string[]> {
    return spokespersons(tx);
  }

  /** Past, current and planned substitutions of a roundtable, in the order of time. */
  async substitutions(tx: ReadTransaction, roundtableId: string): Promise<readonly HeldSubstitution[]> {
    return substitutionsOf(tx, roundtableId);
  }

  /** For the live room, which knows who is speaking. */
  async planSubstitution(tx: Transaction, substitution: NewSubstitution): Promise<{ id: string }> {
    return planSubstitution(tx, substitution);
  }

  /** For the live room, which knows who is speaking. */
  async endSubstitution(tx: Transaction, ended: { readonly roundtableId: string; readonly id: string }): Promise<void> {
    return endSubstitution(tx, ended);
  }

  /** How the current user may speak for their group on what follows from conclusions. */
  async groupVoices(tx: ReadTransaction): Promise<VoiceOn> {
    return groupVoices(tx);
  }

  async speaksAnywhere(tx: ReadTransaction): Promise<boolean> {
    return speaksAnywhere(tx);
  }

  /** The same for any person, for those who are asked to respond. */
  async voicesOfAll(tx: ReadTransaction): Promise<VoiceOfAnyone> {
    return voicesOfAll(tx);
  }

  /** Roundtables, agenda items, conclusions and groups with these ids, and who may read each. */
  async subjects(tx: ReadTransaction, ids: readonly string[]): Promise<readonly Subject[]> {
    if (ids.length === 0) return [];
    const ofGroups = (await constituencyGroups(tx)).filter(({ id }) => ids.includes(id));
    return [
      ...(await subjectRows(tx, ids)).map((row) => ({
        ...{ id: row.id, label: row.label, title: row.title },
        within: row.type === 'agenda-item' ? row.roundtableId : null,
        reason: row.reason,
        isOpenTo: (actor: Actor) => mayRead(actor, row),
      })),
      ...ofGroups.map((group) => ({
        ...{ id: group.id, label: null, title: group.title, within: group.roundtableId, reason: null },
        isOpenTo: ({ personId, constituency }: Actor) =>
          personId !== null &&
          ((constituency === group.constituency && group.memberIds.includes(personId)) ||
            group.guestIds.includes(personId)),
      })),
    ];
  }

  /** The text of a conclusion at a moment with the text before it, or the two texts of a corrigendum. */
  async quoteOf(
    tx: ReadTransaction,
    of: { readonly conclusionId: string; readonly at: Date; readonly corrigendumId?: string | undefined },
  ): Promise<ConclusionQuote | undefined> {
    if (of.corrigendumId !== undefined) return corrigendumQuote(tx, of.corrigendumId);
    return conclusionQuote(tx, of.conclusionId, of.at);
  }

  /** Corrigenda to which groups can still object, and who can. */
  async openCorrigenda(tx: ReadTransaction): Promise<readonly OpenCorrigendum[]> {
    return (await openCorrigenda(tx)).map(({ id, conclusionId, objectBy, groups }) => ({
      ...{ id, conclusionId, objectBy },
      isOpenTo: (person) =>
        holds(person, dialoguePermissions, 'dialogue.corrigendum.object') &&
        groups.some((group) => ['spokesperson', 'organisation'].includes(objectsAs(person, group) ?? '')),
    }));
  }

  /** The person who proposed an agenda item; null if the program did. */
  async proposerOf(tx: ReadTransaction, agendaItemId: string): Promise<string | null> {
    return proposerOf(tx, agendaItemId);
  }

  /**
   * Proposes an item once per source and roundtable. If there is no upcoming roundtable, it waits in the backlog for
   * the next one.
   */
  async proposeAgendaItem(tx: Transaction, proposal: AgendaProposal): Promise<ProposedItem> {
    return this.proposals.within(tx, proposal);
  }

  /** Removes the undecided proposals of a source that no person has worked on; returns whether there were any. */
  async withdrawProposals(tx: Transaction, source: AgendaProposal['source']): Promise<boolean> {
    return this.proposals.withdraw(tx, source);
  }

  /** Past roundtables, for figures about the dialogue itself. */
  heldRoundtables(tx: ReadTransaction): Promise<readonly HeldRoundtable[]> {
    return heldRoundtables(tx);
  }

  /** Every conclusion with the groups that were present and the groups that object. */
  conclusionFacts(tx: ReadTransaction): Promise<readonly ConclusionFacts[]> {
    return conclusionFacts(tx);
  }

  /** Conclusions for which organisations have not answered and whose term ends within these days, and who can answer. */
  async owedConfirmations(tx: ReadTransaction, from: string, to: string): Promise<readonly ConfirmationToGive[]> {
    const owed = await owedConfirmations(tx, from, to);
    return owed.map(({ conclusionId, dueOn, organisationIds }) => ({
      ...{ conclusionId, dueOn, organisationIds },
      isOwedBy: (person) =>
        holds(person, dialoguePermissions, 'dialogue.confirmation.answer') &&
        organisationIds.some((id) => answersAs(person, id) === 'organisation'),
    }));
  }

  /** What organisations are asked to confirm; nothing if none is asked. */
  async confirmationRequest(tx: ReadTransaction, conclusionId: string): Promise<ConfirmationRequest | undefined> {
    return (await confirmationRequest(tx, conclusionId)) ?? undefined;
  }

  async conclusion(tx: ReadTransaction, id: string): Promise<ConclusionSummary | undefined> {
    return (await this.conclusions(tx, [id]))[0];
  }

  async conclusions(tx: ReadTransaction, ids?: readonly string[]): Promise<readonly ConclusionSummary[]> {
    return ids?.length === 0 ? [] : conclusionSummaries(tx, { ids });
  }

  async conclusionsAt(tx: ReadTransaction, roundtableIds: readonly string[]): Promise<readonly ConclusionSummary[]> {
    return roundtableIds.length === 0 ? [] : conclusionSummaries(tx, { roundtableIds });
  }

  async conclusionIds(tx: ReadTransaction): Promise<readonly string[]> {
    return conclusionIds(tx);
  }

  /** Conclusions by their labels, in the order of their numbers. */
  async conclusionLabels(tx: ReadTransaction, ids: readonly string[]): Promise<readonly LabelledConclusion[]> {
    return ids.length === 0 ? [] : conclusionLabels(tx, ids);
  }
}

const readPermissions: Readonly<Record<SubjectRow['type'], string>> = {
  roundtable: 'dialogue.roundtable.read',
  'agenda-item': 'dialogue.roundtable.read',
  conclusion: 'dialogue.conclusion.read',
  'working-group': 'dialogue.working-group.read',
};

/** What belongs to a draft is open only to those who see drafts. */
function mayRead(actor: Actor, { type, state }: SubjectRow): boolean {
  return holds(actor, dialoguePermissions, readPermissions[type]) && (state === null || maySee(actor, { state }));
}

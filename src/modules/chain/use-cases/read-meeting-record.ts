import { Injectable } from '@nestjs/common';
import { type Actor, type Constituency, demand } from '../../../kernel/actor.js';
import { localized, type LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/index.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { actionNumber, RoadmapFacade } from '../../../roadmap/index.js';
import {
  type AgendaEntry,
  DialogueFacade,
  type MeetingOutcomes,
  type MeetingPapers,
  outcomeKindsOf,
} from '../../dialogue/index.js';
import { LiveFacade, type MeetingFacts } from '../../live/index.js';
import type {
  MeetingRecord,
  RecordedAction,
  RecordedConfirmation,
  RecordedCorrigendum,
  RecordedItem,
  RecordedMeeting,
} from '../domain/meeting-record.js';
import { inNumberOrder, withTimesOfParts } from '../domain/meeting-record.js';
import { chainPermissions } from '../domain/policy.js';
import { meetingRecordNotFound } from '../domain/problems.js';
import { MeetingNames, type NamesById } from './meeting-names.js';

interface Parts {
  readonly facts: MeetingFacts;
  readonly papers: MeetingPapers;
  readonly agenda: readonly AgendaEntry[];
  readonly outcomes: MeetingOutcomes;
  readonly names: NamesById;
  /** Of a working group, on the first day of the meeting. */
  readonly convenors: Awaited<ReturnType<DialogueFacade['convenorsAt']>>;
  readonly noteOf: LiveFacade['speechNote'];
}

type ActionRows = Awaited<ReturnType<RoadmapFacade['actions']>>;

/** Puts together the record of a meeting from its room, its roundtable or working group, and the roadmap, in one transaction. */
@Injectable()
export class ReadMeetingRecord {
  constructor(
    private readonly database: Database,
    private readonly dialogue: DialogueFacade,
    private readonly live: LiveFacade,
    private readonly roadmap: RoadmapFacade,
    private readonly names: MeetingNames,
  ) {}

  async execute(actor: Actor, meetingId: string): Promise<MeetingRecord> {
    demand(actor, chainPermissions, 'chain.meeting-record.read');
    return this.database.read(actor, async (tx) => {
      const facts = await this.live.meetingFacts(tx, meetingId);
      const papers = await this.dialogue.meetingPapers(tx, meetingId);
      if (papers === undefined || !recorded.includes(papers.meeting.state)) throw meetingRecordNotFound();
      const actions = await this.actionsOf(tx, papers);
      const noteOf: Parts['noteOf'] = (speech, names) => this.live.speechNote(speech, names);
      const convenors = await this.dialogue.convenorsAt(tx, facts.meeting.body, papers.meeting);
      const outcomes = await this.dialogue.outcomes(tx, facts.meeting);
      const parts = { facts, papers, agenda: await this.dialogue.agenda(tx, meetingId), outcomes, convenors, noteOf };
      const names = await this.names.of(
        tx,
        idsIn(
          parts,
          actions.map(({ row }) => row),
        ),
      );
      const place = await this.names.place(tx, papers.meeting.placeId);
      const groups = new Map((await this.dialogue.workingGroupNames(tx)).map(({ id, title }) => [id, title]));
      return {
        readAt: tx.now,
        ...recordOf({ ...parts, names }),
        meeting: meetingOf(papers, place),
        actions: actions.map((action) => actionOf(action, names, groups)),
      };
    });
  }

  private async actionsOf(tx: ReadTransaction, { conclusions }: MeetingPapers): Promise<readonly FollowingAction[]> {
    const found = new Map<string, FollowingAction>();
    for (const { id, label } of conclusions)
      for (const row of await this.roadmap.actions(tx, { conclusionId: id }))
        found.set(row.id, { row, conclusions: [...(found.get(row.id)?.conclusions ?? []), label] });
    return [...found.values()];
  }
}

/** An action with the conclusions of the meeting that it follows from. */
interface FollowingAction {
  readonly row: ActionRows[number];
  readonly conclusions: readonly string[];
}

/** States in which something can have been recorded. */
const recorded: readonly string[] = ['convened', 'in-session', 'closed'];

function idsIn({ facts, papers }: Omit<Parts, 'names'>, actions: ActionRows) {
  return {
    people: [
      ...facts.attendance.people.flatMap(({ personId, substituteId }) => [personId, substituteId]),
      ...facts.substitutions.flatMap(({ personId, substituteId }) => [personId, substituteId]),
      ...facts.speeches.flatMap(({ speaker, subject, cededById }) => [
        ...[speaker.personId, cededById],
        ...(subject !== null && 'replyTo' in subject ? [subject.replyTo] : []),
        ...(subject !== null && 'withIds' in subject ? subject.withIds : []),
      ]),
      ...actions.map(({ ownerPersonId }) => ownerPersonId),
    ].filter((id) => id !== null),
    organisations: [
      ...facts.seats.map(({ organisationId }) => organisationId),
      ...papers.conclusions.flatMap(({ reservations, confirmation }) =>
        [...reservations, ...(confirmation?.organisations ?? [])].map(({ organisationId }) => organisationId),
      ),
      ...actions.map(({ ownerOrganisationId }) => ownerOrganisationId),
    ],
  };
}

function recordOf(parts: Parts): Omit<MeetingRecord, 'readAt' | 'meeting' | 'actions'> {
  const { facts, papers, agenda } = parts;
  const { kind, id, label, title, timeZone, groupRoundtableId } = facts.meeting.body;
  const itemLabel = (itemId: string | null): string | null => agenda.find((one) => one.id === itemId)?.label ?? null;
  return {
    body: { kind, id, label, title, timeZone, groupRoundtableId },
    attendance: attendanceOf(parts),
    agenda: withTimesOfParts(agenda.map((item) => itemOf(item, facts))),
    ...floorOf(parts, itemLabel),
    documents: documentsOf(papers, itemLabel),
    conclusions: conclusionsOf(parts, itemLabel),
    outcomes: outcomesOf(parts, itemLabel),
    sharesPositions: parts.outcomes.shares,
  };
}

/** Without the letters in which organisations answered afterwards: these are shown with the conclusion. */
function documentsOf({ documents, conclusions }: MeetingPapers, itemLabel: ItemLabel): MeetingRecord['documents'] {
  const answers = conclusions.flatMap(({ confirmation }) => confirmation?.organisations ?? []);
  return documents
    .filter(({ id }) => !answers.some(({ documentId }) => documentId === id))
    .map(({ id, number, title, agendaItemId }) => ({ id, number, title, item: itemLabel(agendaItemId) }));
}

function meetingOf({ meeting }: MeetingPapers, place: RecordedMeeting['place']): RecordedMeeting {
  const { id, number, title, state, startsOn, endsOn, opensAt, closesAt, beganAt } = meeting;
  const isFinal = state === 'closed';
  const endedAt = isFinal ? meeting.endedAt : null;
  return { id, number, title, state, final: isFinal, startsOn, endsOn, opensAt, closesAt, beganAt, endedAt, place };
}

/** Convenors chair the meetings of a working group; if they take turns, one of them leads it. */
function functionOf(personId: string, { facts, convenors: { ids, leaderId } }: Parts): string | null {
  const role = facts.seats.find((seat) => seat.personId === personId)?.function ?? null;
  if (facts.meeting.body.kind !== 'working-group') return role;
  if (!ids.includes(personId)) return null;
  return leaderId === null || leaderId === personId ? 'convenor' : 'second-convenor';
}

function attendanceOf(parts: Parts): MeetingRecord['attendance'] {
  const { facts, names } = parts;
  const { people, groups, quorum } = facts.attendance;
  return {
    people: inNumberOrder(
      people.map(({ substituteId, ...one }) => {
        const seat = facts.seats.find(({ personId }) => personId === one.personId);
        return {
          ...one,
          name: names.person(one.personId),
          organisation: names.organisation(seat?.organisationId ?? null),
          function: functionOf(one.personId, parts),
          substitute: substituteId === null ? null : names.person(substituteId),
          substitutions: facts.substitutions
            .filter(({ personId }) => personId === one.personId)
            .map(({ substituteId: id, startsAt, endsAt }) => ({ name: names.person(id), startsAt, endsAt })),
          inPlaceOf: facts.substitutions
            .filter(({ substituteId: id }) => id === one.personId)
            .map(({ personId, startsAt, endsAt }) => ({ name: names.person(personId), startsAt, endsAt })),
        };
      }),
    ),
    groups,
    quorum,
  };
}

function itemOf(item: AgendaEntry, { discussion }: MeetingFacts): RecordedItem {
  const { id, label, depth, title, status, date, startsAt, minutes, carriedToMeeting, carriedToLabel } = item;
  const isCarried = status === 'carried-over';
  const found = discussion.find(({ agendaItemId }) => agendaItemId === id);
  return {
    ...{ id, label, depth, title, status, date, startsAt, plannedMinutes: minutes, isBreak: item.kind === 'break' },
    carriedTo: isCarried ? { meetingNumber: carriedToMeeting, roundtableLabel: carriedToLabel } : null,
    startedAt: found === undefined ? null : new Date(found.startedAt),
    endedAt: found === undefined || found.endedAt === null ? null : new Date(found.endedAt),
    milliseconds: found?.milliseconds ?? null,
  };
}

/** Groups that take part by the mandate of the body are in the record also if they did not speak. */
function isOfMandate(group: Constituency | null, { meeting, attendance }: MeetingFacts): boolean {
  if (meeting.body.kind === 'roundtable') return group !== null;
  return attendance.groups.some(({ constituency }) => constituency === group);
}

type ItemLabel = (itemId: string | null) => string | null;

function floorOf(
  { facts, names, noteOf }: Parts,
  itemLabel: ItemLabel,
): Pick<MeetingRecord, 'speeches' | 'floor' | 'floorBySex' | 'budgets'> {
  return {
    speeches: facts.speeches.map((speech) => ({
      name: names.person(speech.speaker.personId),
      constituency: speech.speaker.constituency,
      note: noteOf(speech, { ...names, organisation: (id) => names.organisation(id) ?? localized('', '') }),
      item: itemLabel(speech.agendaItemId),
      startedAt: new Date(speech.startedAt),
      milliseconds: speech.milliseconds ?? 0,
    })),
    floor: facts.floorTime.byConstituency.filter(({ key, turns }) => turns > 0 || isOfMandate(key, facts)),
    floorBySex: facts.floorTime.bySex,
    budgets: facts.budgets.map(({ agendaItemId, ...budget }) => ({ ...budget, item: itemLabel(agendaItemId) })),
  };
}

function conclusionsOf({ papers, names }: Parts, itemLabel: ItemLabel): MeetingRecord['conclusions'] {
  return papers.conclusions.map(
    ({ id, label, text, agreement, agreedOn, agendaItemId, staleLanguage, agreedIn, reservations, ...one }) => ({
      ...{ id, label, text, agreement, agreedOn, item: itemLabel(agendaItemId), staleLanguage, agreedIn },
      ...{ quorum: one.quorum, shortfall: one.shortfall, provisional: one.provisional, adoption: one.adoption },
      ...{ corrigenda: one.corrigenda.map(corrigendumOf), replaces: one.replaces, replacedBy: one.replacedBy },
      confirmation: one.confirmation === null ? null : confirmationOf(one.confirmation, names),
      reservations: reservations
        .filter(({ withdrawnAt }) => withdrawnAt === null)
        .map(({ kind, constituency, organisationId, statement, textVersion, textChanged }) => ({
          ...{ kind, constituency, organisation: names.organisation(organisationId), statement },
          ...{ textVersion, textChanged },
        })),
    }),
  );
}

function outcomesOf({ facts, outcomes }: Parts, itemLabel: ItemLabel): MeetingRecord['outcomes'] {
  return outcomeKindsOf(facts.meeting.body.kind).map((kind) => ({
    kind,
    entries: outcomes.items
      .filter((one) => one.kind === kind)
      .map(({ id, text, agendaItemId, sharedAt, proposedTo, conclusions }) => ({
        ...{ id, text, item: itemLabel(agendaItemId), sharedAt, proposedTo, conclusions },
      })),
  }));
}

function corrigendumOf({
  objection,
  ...one
}: MeetingPapers['conclusions'][number]['corrigenda'][number]): RecordedCorrigendum {
  const { id, number, text, error, objectBy, state } = one;
  const of = objection && { constituency: objection.constituency, reason: objection.reason };
  return { id, number, text, error, objectBy, state, objection: of };
}

type Confirmation = NonNullable<MeetingPapers['conclusions'][number]['confirmation']>;

function confirmationOf({ state, dueOn, organisations }: Confirmation, names: NamesById): RecordedConfirmation {
  return {
    state,
    dueOn,
    organisations: organisations.map(
      ({ organisationId, constituency, status, answer, textChanged, note, documentTitle, ...more }) => ({
        ...{ organisation: names.organisation(organisationId), constituency, status, answer, textChanged, note },
        ...{ letterNumber: more.letterNumber, letterDate: more.letterDate, signatoryFunction: more.signatoryFunction },
        ...{ rule: more.rule, paper: documentTitle, onBehalf: more.recordedAs === 'recorder' },
        answeredAt: more.answeredAt,
      }),
    ),
  };
}

function actionOf(
  { row, conclusions }: FollowingAction,
  names: NamesById,
  groups: ReadonlyMap<string, LocalizedText>,
): RecordedAction {
  const { id, number, title, ownerOrganisationId, ownerWorkingGroupId, ownerPersonId, dueOn, status } = row;
  const body = names.organisation(ownerOrganisationId) ?? groups.get(ownerWorkingGroupId ?? '') ?? null;
  const owner = body ?? (ownerPersonId === null ? null : names.person(ownerPersonId));
  return { id, label: actionNumber(number), title, conclusions, owner, dueOn, status };
}

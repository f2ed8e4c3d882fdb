import { nobody, systemActor } from '../../../src/kernel/actor.js';
import type { Actor, Capacity, Constituency, Role, Sex } from '../../../src/kernel/actor.js';
import { newId } from '../../../src/kernel/ids.js';
import { localized, type LocalizedText } from '../../../src/kernel/localized-text.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { isOpen } from '../../../src/modules/dialogue/domain/roundtable.js';
import { DialogueFacade } from '../../../src/modules/dialogue/index.js';
import { AdoptConclusion } from '../../../src/modules/dialogue/use-cases/adopt-conclusion.js';
import { FollowShortfall } from '../../../src/modules/dialogue/use-cases/follow-shortfall.js';
import { PresenceRegistry } from '../../../src/modules/dialogue/use-cases/presence-registry.js';
import { AssignSeatList } from '../../../src/modules/dialogue/use-cases/assign-seat-list.js';
import { SeatListedPeople } from '../../../src/modules/dialogue/use-cases/seat-listed-people.js';
import { AskForDelegates } from '../../../src/modules/dialogue/use-cases/ask-for-delegates.js';
import { NameDelegates } from '../../../src/modules/dialogue/use-cases/name-delegates.js';
import { AcceptDelegates } from '../../../src/modules/dialogue/use-cases/accept-delegates.js';
import { ReadReplySlips } from '../../../src/modules/dialogue/use-cases/read-reply-slips.js';
import { AnswerConfirmation } from '../../../src/modules/dialogue/use-cases/answer-confirmation.js';
import { CarryOverAgendaItem } from '../../../src/modules/dialogue/use-cases/carry-over-agenda-item.js';
import { ChangeMeetingState } from '../../../src/modules/dialogue/use-cases/change-meeting-state.js';
import { ChangeRoundtableState } from '../../../src/modules/dialogue/use-cases/change-roundtable-state.js';
import { ChangeSeat, VacateSeat } from '../../../src/modules/dialogue/use-cases/change-seat.js';
import { SetConfirmationTerm } from '../../../src/modules/dialogue/use-cases/confirmation-term.js';
import { ObjectToCorrigendum, ProposeCorrigendum } from '../../../src/modules/dialogue/use-cases/correct-conclusion.js';
import { CreateRoundtable } from '../../../src/modules/dialogue/use-cases/create-roundtable.js';
import { DecideProposal } from '../../../src/modules/dialogue/use-cases/decide-proposal.js';
import { EditAgendaItem } from '../../../src/modules/dialogue/use-cases/edit-agenda-item.js';
import { EditRoundtable } from '../../../src/modules/dialogue/use-cases/edit-roundtable.js';
import {
  ChangeMemberFunction,
  JoinWorkingGroup,
  LeaveWorkingGroup,
} from '../../../src/modules/dialogue/use-cases/change-group-members.js';
import { DeleteAgendaItem } from '../../../src/modules/dialogue/use-cases/delete-records.js';
import { DeleteRoundtable } from '../../../src/modules/dialogue/use-cases/delete-roundtable.js';
import { EditWorkingGroup } from '../../../src/modules/dialogue/use-cases/edit-working-group.js';
import { FormWorkingGroup } from '../../../src/modules/dialogue/use-cases/form-working-group.js';
import { KeepAgendaTemplates } from '../../../src/modules/dialogue/use-cases/keep-agenda-templates.js';
import { SetOrganisations } from '../../../src/modules/dialogue/use-cases/set-organisations.js';
import { SetWomenShareTarget } from '../../../src/modules/dialogue/use-cases/set-women-share-target.js';
import { ChangeAgendaItemStatus, MoveAgendaItem } from '../../../src/modules/dialogue/use-cases/move-agenda-item.js';
import type { ChangedState, StateChange } from '../../../src/modules/dialogue/use-cases/move-roundtable.js';
import { EditMeeting, PlanGroupMeeting, PlanMeeting } from '../../../src/modules/dialogue/use-cases/plan-meeting.js';
import { AddAgendaItem, ProposeTopic } from '../../../src/modules/dialogue/use-cases/plan-agenda-item.js';
import { ProposeAgendaItem } from '../../../src/modules/dialogue/use-cases/propose-agenda-item.js';
import { ReadConclusions } from '../../../src/modules/dialogue/use-cases/read-conclusions.js';
import { ReadRoundtables } from '../../../src/modules/dialogue/use-cases/read-roundtables.js';
import { ReadWorkingGroups } from '../../../src/modules/dialogue/use-cases/read-working-groups.js';
import { ReadSharedPositions } from '../../../src/modules/dialogue/use-cases/read-shared-positions.js';
import { ReadConfirmationRequest } from '../../../src/modules/dialogue/use-cases/read-confirmation-request.js';
import { ReadConfirmationRules } from '../../../src/modules/dialogue/use-cases/read-confirmation-rules.js';
import { SetConfirmationRule } from '../../../src/modules/dialogue/use-cases/set-confirmation-rule.js';
import { RecordConclusion } from '../../../src/modules/dialogue/use-cases/record-conclusion.js';
import { ProposeReplacement } from '../../../src/modules/dialogue/use-cases/replace-conclusion.js';
import { DeleteOutcome, RecordOutcome } from '../../../src/modules/dialogue/use-cases/record-outcome.js';
import { SharePosition } from '../../../src/modules/dialogue/use-cases/share-position.js';
import { RecordReservation, WithdrawReservation } from '../../../src/modules/dialogue/use-cases/record-reservation.js';
import { ReviseConclusion } from '../../../src/modules/dialogue/use-cases/revise-conclusion.js';
import { RemoveConvenorTurn, SetConvenorTurn } from '../../../src/modules/dialogue/use-cases/rotate-convenors.js';
import { type PersonToSeat, SeatPeople } from '../../../src/modules/dialogue/use-cases/seat-people.js';
import { ReadShownRecords } from '../../../src/modules/dialogue/use-cases/shown-records.js';
import { AdoptTranslation } from '../../../src/modules/dialogue/use-cases/adopt-translation.js';
import { TranslateConclusion, TranslateReservation } from '../../../src/modules/dialogue/use-cases/translate-text.js';
import { IdentityFacade } from '../../../src/modules/identity/index.js';
import { readSettings } from '../../../src/platform/config/environment.js';
import type { OpenDatabase } from '../../support/database.js';

/** The use cases with the dependencies of the module, on the database of a test. */
export function dialogueOn({ database }: Pick<OpenDatabase, 'database'>) {
  const identity = new IdentityFacade();
  const directory = new DirectoryFacade();
  const seatPeople = new SeatPeople(database, identity);
  const propose = new ProposeAgendaItem();
  const presence = new PresenceRegistry();
  const record = new RecordConclusion(database, presence, new FollowShortfall(propose, identity));
  const states = new ChangeRoundtableState(database);
  const meetingStates = new ChangeMeetingState(database);
  const request = new ReadConfirmationRequest(
    database,
    identity,
    directory,
    readSettings({ PUBLIC_URL: 'https://tripartite.example/' }),
  );
  const facade = new DialogueFacade(propose, states, meetingStates);
  const records = new ReadShownRecords(identity, directory);
  const reserve = new RecordReservation(database, propose, directory);
  const withdraw = new WithdrawReservation(database, propose);
  const listed = new SeatListedPeople(identity, directory);
  return {
    facade,
    roundtables: new ReadRoundtables(database, identity, records),
    conclusions: new ReadConclusions(database, records),
    create: new CreateRoundtable(database, directory, identity),
    edit: new EditRoundtable(database, directory),
    planMeeting: new PlanMeeting(database, directory),
    planGroupMeeting: new PlanGroupMeeting(database, directory, identity),
    editMeeting: new EditMeeting(database, directory),
    meetingStates,
    /** Closes like the live room, but without a room. */
    state: {
      execute: (actor: Actor, { to, ...change }: StateChange): Promise<ChangedState> =>
        isOpen(to)
          ? states.execute(actor, { ...change, to })
          : database.write(actor, (tx) => facade.shutRoundtable(tx, { ...change, to })),
    },
    seatPeople,
    seat: {
      execute: async (actor: Actor, { roundtableId, ...person }: PersonToSeat & { readonly roundtableId: string }) => {
        const { ids, parity } = await seatPeople.execute(actor, { roundtableId, people: [person] });
        return { id: ids[0]!, parity };
      },
    },
    seatList: new AssignSeatList(database, listed),
    askForDelegates: new AskForDelegates(database, directory),
    nameDelegates: new NameDelegates(database),
    acceptDelegates: new AcceptDelegates(database, directory, listed),
    replySlips: new ReadReplySlips(database, directory, identity),
    templates: new KeepAgendaTemplates(database),
    organisations: new SetOrganisations(database, directory),
    womenShareTarget: new SetWomenShareTarget(database),
    changeSeat: new ChangeSeat(database, identity),
    vacate: new VacateSeat(database),
    addItem: new AddAgendaItem(database, identity),
    proposeTopic: new ProposeTopic(database),
    decide: new DecideProposal(database),
    deleteItem: new DeleteAgendaItem(database),
    deleteRoundtable: new DeleteRoundtable(database),
    editItem: new EditAgendaItem(database, identity),
    move: new MoveAgendaItem(database),
    itemStatus: new ChangeAgendaItemStatus(database),
    carry: new CarryOverAgendaItem(database),
    /** Without a live room, attendance is not recorded. */
    presence,
    record,
    outcome: new RecordOutcome(database, propose),
    deleteOutcome: new DeleteOutcome(database, propose),
    share: new SharePosition(database),
    positions: new ReadSharedPositions(database),
    adopt: new AdoptConclusion(database, presence, propose),
    revise: new ReviseConclusion(database),
    confirm: new AnswerConfirmation(database, reserve, withdraw),
    correct: new ProposeCorrigendum(database, identity),
    objectToCorrigendum: new ObjectToCorrigendum(database, propose),
    proposeReplacement: new ProposeReplacement(database, propose),
    setTerm: new SetConfirmationTerm(database),
    setRule: new SetConfirmationRule(database),
    rules: new ReadConfirmationRules(database, records),
    request,
    translate: new TranslateConclusion(database),
    adoptTranslation: new AdoptTranslation(database),
    translateReservation: new TranslateReservation(database),
    reserve,
    withdraw,
    formGroup: new FormWorkingGroup(database),
    join: new JoinWorkingGroup(database, identity),
    leave: new LeaveWorkingGroup(database, identity),
    changeMember: new ChangeMemberFunction(database, identity),
    editGroup: new EditWorkingGroup(database),
    setTurn: new SetConvenorTurn(database),
    removeTurn: new RemoveConvenorTurn(database),
    groups: new ReadWorkingGroups(database, records, identity),
  };
}

export interface Guest {
  readonly name?: LocalizedText;
  readonly constituency?: Constituency;
  readonly capacity?: Capacity;
  readonly sex?: Sex;
  readonly organisationId?: string;
}

/** A workspace without any content. */
export async function openWorkspace({ database }: OpenDatabase, slug: string) {
  const workspaceId = newId();
  const system = systemActor(workspaceId);
  const identity = new IdentityFacade();
  const directory = new DirectoryFacade();
  await database.write(system, (tx) =>
    identity.openWorkspace(tx, {
      slug,
      name: localized('Test', '测试'),
      kind: 'programme',
      timeZone: 'Asia/Shanghai',
    }),
  );
  return {
    workspaceId,
    system,
    as: (role: Role, more: Partial<Actor> = {}): Actor => ({
      ...nobody,
      kind: 'person',
      workspaceId,
      roles: [role],
      ...more,
    }),
    organisation: (constituency: Constituency): Promise<string> =>
      database.write(system, (tx) =>
        directory.addOrganisation(tx, { name: localized(`Body of ${constituency}`, '组织'), constituency }),
      ),
    person: ({ sex = 'female', name = localized('Delegate', '代表'), ...guest }: Guest): Promise<string> =>
      database.write(system, (tx) => identity.addPerson(tx, { name, sex, language: 'en', ...guest })),
  };
}

export const plan = {
  title: localized('Green jobs in four parks', '四个园区的绿色就业'),
  startsOn: '2026-03-10',
  endsOn: '2026-03-11',
  opensAt: '09:00',
  timeZone: 'Asia/Shanghai',
};

import { Module } from '@nestjs/common';
import { PermissionRegistry } from '../../platform/auth/permission-registry.js';
import { SubscriberRegistry } from '../../platform/events/index.js';
import { DialogueFacade, DialogueModule } from '../dialogue/index.js';
import { DirectoryModule } from '../directory/index.js';
import { IdentityModule } from '../identity/index.js';
import { livePermissions } from './domain/policy.js';
import { AttendanceController } from './http/attendance.controller.js';
import { RoomOutcomesController } from './http/outcomes.controller.js';
import { BudgetsController } from './http/budgets.controller.js';
import { ClosingController } from './http/closing.controller.js';
import { FloorController } from './http/floor.controller.js';
import { RoomsController } from './http/rooms.controller.js';
import { SubstitutionsController } from './http/substitutions.controller.js';
import { ScreensController } from './http/screens.controller.js';
import { SpeakersController } from './http/speakers.controller.js';
import { SpeakersListController } from './http/speakers-list.controller.js';
import { SteeringController } from './http/steering.controller.js';
import { LiveFacade } from './live.facade.js';
import { FloorGateway } from './realtime/floor.gateway.js';
import { LiveGateway } from './realtime/live.gateway.js';
import { RoomAttendance } from './realtime/room-attendance.js';
import { RoomScreens } from './realtime/room-screens.js';
import { SpeakersGateway } from './realtime/speakers.gateway.js';
import { SteeringGateway } from './realtime/steering.gateway.js';
import { ViewScreens } from './realtime/view-screens.js';
import { WaitingScreensGateway } from './realtime/waiting-screens.gateway.js';
import { MoveCursorWhenDiscussionTurned } from './subscribers/move-cursor-when-discussion-turned.js';
import { CedeFloor } from './use-cases/cede-floor.js';
import { CheckInCodes } from './use-cases/check-in-codes.js';
import { CloseList } from './use-cases/close-list.js';
import { CloseRoom } from './use-cases/close-room.js';
import { CloseRoundtable } from './use-cases/close-roundtable.js';
import { ContinueFloor } from './use-cases/continue-floor.js';
import { EndFloor } from './use-cases/end-floor.js';
import { ExtendFloor } from './use-cases/extend-floor.js';
import { GiveFloor } from './use-cases/give-floor.js';
import { LowerHand } from './use-cases/lower-hand.js';
import { MoveCursor } from './use-cases/move-cursor.js';
import { PairScreen } from './use-cases/pair-screen.js';
import { PauseRoom } from './use-cases/pause-room.js';
import { PlanSubstitution } from './use-cases/plan-substitution.js';
import { ProposeNextSpeaker } from './use-cases/propose-next-speaker.js';
import { RaiseHand } from './use-cases/raise-hand.js';
import { ReadAttendance } from './use-cases/read-attendance.js';
import { ReadCheckInCodes } from './use-cases/read-check-in-codes.js';
import { ReadOutcomes } from './use-cases/read-outcomes.js';
import { ReadFloorTime } from './use-cases/read-floor-time.js';
import { ReadOpenMatters } from './use-cases/read-open-matters.js';
import { ReadRecord } from './use-cases/read-record.js';
import { ReadRoom } from './use-cases/read-room.js';
import { ReadScreen } from './use-cases/read-screen.js';
import { ReadSpeakersList } from './use-cases/read-speakers-list.js';
import { ReadStanding } from './use-cases/read-standing.js';
import { RecordAttendance } from './use-cases/record-attendance.js';
import { ReopenList } from './use-cases/reopen-list.js';
import { ResumeRoom } from './use-cases/resume-room.js';
import { RoomEntrance } from './use-cases/room-entrance.js';
import { RoomFacts } from './use-cases/room-facts.js';
import { RoomPresence } from './use-cases/room-presence.js';
import { RoomJournal, RoomStates } from './use-cases/room-journal.js';
import { SetBudget } from './use-cases/set-budget.js';
import { UndoFloor } from './use-cases/undo-floor.js';

const steering = [MoveCursor, SetBudget, PauseRoom, ResumeRoom, CloseRoom, CloseRoundtable];
const speakers = [CedeFloor, ExtendFloor, ContinueFloor, CloseList, ReopenList];
const commands = [
  RaiseHand,
  LowerHand,
  GiveFloor,
  EndFloor,
  UndoFloor,
  RecordAttendance,
  PlanSubstitution,
  ...speakers,
  ...steering,
];
const readings = [
  ReadAttendance,
  ReadCheckInCodes,
  ReadOutcomes,
  ReadRoom,
  ReadSpeakersList,
  ReadStanding,
  ReadScreen,
  ReadFloorTime,
  ReadOpenMatters,
  ReadRecord,
  ProposeNextSpeaker,
];
const screens = [PairScreen, WaitingScreensGateway, RoomScreens, ViewScreens, RoomAttendance];

@Module({
  imports: [DirectoryModule, IdentityModule, DialogueModule],
  controllers: [
    RoomsController,
    FloorController,
    SpeakersController,
    SpeakersListController,
    SteeringController,
    BudgetsController,
    ScreensController,
    ClosingController,
    AttendanceController,
    RoomOutcomesController,
    SubstitutionsController,
  ],
  providers: [
    RoomStates,
    RoomEntrance,
    CheckInCodes,
    RoomFacts,
    RoomPresence,
    RoomJournal,
    ...commands,
    ...readings,
    ...screens,
    LiveGateway,
    FloorGateway,
    SpeakersGateway,
    SteeringGateway,
    LiveFacade,
    MoveCursorWhenDiscussionTurned,
  ],
  exports: [LiveFacade],
})
export class LiveModule {
  constructor(
    permissions: PermissionRegistry,
    subscribers: SubscriberRegistry,
    cursor: MoveCursorWhenDiscussionTurned,
    dialogue: DialogueFacade,
    room: RoomPresence,
  ) {
    permissions.add(livePermissions);
    dialogue.registerPresence((tx, meetingId) => room.at(tx, meetingId));
    subscribers.add(cursor);
  }
}

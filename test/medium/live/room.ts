import { SystemClock, type Clock } from '../../../src/kernel/clock.js';
import type { Actor, Constituency, Sex } from '../../../src/kernel/actor.js';
import { newId } from '../../../src/kernel/ids.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { IdentityFacade } from '../../../src/modules/identity/index.js';
import { LiveFacade } from '../../../src/modules/live/index.js';
import { SecretsKey } from '../../../src/platform/sealing/index.js';
import { CheckInCodes } from '../../../src/modules/live/use-cases/check-in-codes.js';
import { CloseRoom } from '../../../src/modules/live/use-cases/close-room.js';
import { CloseRoundtable } from '../../../src/modules/live/use-cases/close-roundtable.js';
import { ExtendFloor } from '../../../src/modules/live/use-cases/extend-floor.js';
import { ContinueFloor } from '../../../src/modules/live/use-cases/continue-floor.js';
import { CedeFloor } from '../../../src/modules/live/use-cases/cede-floor.js';
import { EndFloor } from '../../../src/modules/live/use-cases/end-floor.js';
import { GiveFloor } from '../../../src/modules/live/use-cases/give-floor.js';
import { LowerHand } from '../../../src/modules/live/use-cases/lower-hand.js';
import { MoveCursor } from '../../../src/modules/live/use-cases/move-cursor.js';
import { PairScreen } from '../../../src/modules/live/use-cases/pair-screen.js';
import { PauseRoom } from '../../../src/modules/live/use-cases/pause-room.js';
import { PlanSubstitution } from '../../../src/modules/live/use-cases/plan-substitution.js';
import { ProposeNextSpeaker } from '../../../src/modules/live/use-cases/propose-next-speaker.js';
import { RaiseHand } from '../../../src/modules/live/use-cases/raise-hand.js';
import { ReadAttendance } from '../../../src/modules/live/use-cases/read-attendance.js';
import { ReadCheckInCodes } from '../../../src/modules/live/use-cases/read-check-in-codes.js';
import { ReadFloorTime } from '../../../src/modules/live/use-cases/read-floor-time.js';
import { ReadOpenMatters } from '../../../src/modules/live/use-cases/read-open-matters.js';
import { ReadRecord } from '../../../src/modules/live/use-cases/read-record.js';
import { ReadRoom } from '../../../src/modules/live/use-cases/read-room.js';
import { ReadScreen } from '../../../src/modules/live/use-cases/read-screen.js';
import { ReadStanding } from '../../../src/modules/live/use-cases/read-standing.js';
import { RecordAttendance } from '../../../src/modules/live/use-cases/record-attendance.js';
import { ResumeRoom } from '../../../src/modules/live/use-cases/resume-room.js';
import { RoomEntrance } from '../../../src/modules/live/use-cases/room-entrance.js';
import { RoomFacts } from '../../../src/modules/live/use-cases/room-facts.js';
import { RoomPresence } from '../../../src/modules/live/use-cases/room-presence.js';
import { RoomJournal, RoomStates } from '../../../src/modules/live/use-cases/room-journal.js';
import { UndoFloor } from '../../../src/modules/live/use-cases/undo-floor.js';
import type { PersonToSeat } from '../../../src/modules/dialogue/use-cases/seat-people.js';
import type { OpenDatabase } from '../../support/database.js';
import { dialogueOn, openWorkspace, plan } from '../dialogue/table.js';

/** One process of the program: its use cases and its memory of rooms. */
export function liveOn(open: Pick<OpenDatabase, 'database'>, clock: Clock = new SystemClock()) {
  const { database } = open;
  const { facade: dialogue } = dialogueOn(open);
  const entrance = new RoomEntrance(dialogue, new IdentityFacade());
  const codes = new CheckInCodes(dialogue, new IdentityFacade(), SecretsKey.temporary());
  const states = new RoomStates();
  const journal = new RoomJournal(database, clock, entrance, states);
  const directory = new DirectoryFacade();
  const room = new ReadRoom(database, entrance, dialogue, new IdentityFacade(), directory);
  const standing = new ReadStanding(database, entrance, states);
  return {
    raise: new RaiseHand(journal),
    lower: new LowerHand(journal),
    give: new GiveFloor(journal, clock),
    end: new EndFloor(journal),
    cede: new CedeFloor(journal),
    extend: new ExtendFloor(journal),
    continue: new ContinueFloor(journal),
    undo: new UndoFloor(journal, states, clock),
    move: new MoveCursor(journal, dialogue),
    pause: new PauseRoom(journal),
    resume: new ResumeRoom(journal),
    closeRoom: new CloseRoom(database, journal, dialogue, entrance),
    screens: new PairScreen(database, entrance),
    close: new CloseRoundtable(database, journal, dialogue),
    matters: new ReadOpenMatters(database, entrance, states, dialogue, new IdentityFacade()),
    standing,
    room,
    screen: new ReadScreen(database, room, standing, new IdentityFacade(), clock),
    time: new ReadFloorTime(database, entrance),
    attendance: new ReadAttendance(database, entrance, codes),
    attend: new RecordAttendance(database, entrance, states, dialogue, codes),
    codes: new ReadCheckInCodes(database, entrance, codes, dialogue, new IdentityFacade()),
    substitution: new PlanSubstitution(database, dialogue, states),
    record: new ReadRecord(database, entrance, new IdentityFacade()),
    propose: new ProposeNextSpeaker(database, entrance, states, directory, clock),
    presence: new RoomPresence(entrance),
    facade: new LiveFacade(new RoomFacts(entrance)),
  };
}

export interface Delegate {
  readonly personId: string;
  readonly actor: Actor;
}

/** A convened roundtable with a facilitator. */
export async function openRoundtable(open: OpenDatabase, slug: string) {
  const dialogue = dialogueOn(open);
  const place = await openWorkspace(open, slug);
  const { id: roundtableId } = await dialogue.create.execute(place.system, plan);
  const item = await dialogue.addItem.execute(place.system, {
    roundtableId,
    title: { en: 'Skills', zh: '技能' },
    plannedMinutes: 30,
  });
  await dialogue.state.execute(place.system, { roundtableId, to: 'convened' });
  const organisations: Partial<Record<Constituency, string>> = {};
  const seat = async (
    constituency: Constituency,
    sex: Sex = 'female',
    having: Partial<Pick<PersonToSeat, 'kind' | 'function'>> = {},
  ): Promise<Delegate & { readonly seatId: string }> => {
    const organisationId = (organisations[constituency] ??= await place.organisation(constituency));
    const personId = await place.person({ constituency, sex, organisationId });
    const seated = { roundtableId, personId, kind: 'titular' as const, ...having };
    const { id: seatId } = await dialogue.seat.execute(place.system, seated);
    return { personId, seatId, actor: place.as('member', { personId, constituency, organisationId }) };
  };
  const facilitator = place.as('facilitator', { personId: await place.person({ capacity: 'secretariat' }) });
  return {
    ...place,
    dialogue,
    roundtableId,
    itemId: item.id,
    seat,
    facilitator,
    /** The first meeting has the id of its roundtable. */
    command: () => ({ roundtableId, meetingId: roundtableId, commandId: newId() }),
  };
}

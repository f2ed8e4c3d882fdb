import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { AttendanceRepository } from '../modules/live/persistence/attendance.repository.js';
import { CloseRoom } from '../modules/live/use-cases/close-room.js';
import { EndFloor } from '../modules/live/use-cases/end-floor.js';
import { GiveFloor } from '../modules/live/use-cases/give-floor.js';
import { MoveCursor } from '../modules/live/use-cases/move-cursor.js';
import { PauseRoom } from '../modules/live/use-cases/pause-room.js';
import { ReadCheckInCodes } from '../modules/live/use-cases/read-check-in-codes.js';
import { RecordAttendance } from '../modules/live/use-cases/record-attendance.js';
import { ResumeRoom } from '../modules/live/use-cases/resume-room.js';
import { Clock } from '../kernel/clock.js';
import { Database } from '../platform/database/database.js';
import { demoId } from './demo-id.js';
import type { AttendanceWords, RoomStep } from './dialogue-room-words.js';
import { earlier } from './story-clock.js';

interface Sitting {
  readonly meetingId: string;
  /** Day of the meeting, YYYY-MM-DD, in Asia/Shanghai. */
  readonly day: string;
  readonly person: (key: string) => string;
  readonly item: (key: string) => string;
}

/** Plays what happens in the room of a meeting, at the times of its day, as its facilitator records it. */
export class DialogueRoom {
  private commands = 0;
  /** Minutes since midnight. */
  private minute = 0;
  private readonly now: number;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly actor: Actor,
    private readonly sitting: Sitting,
  ) {
    this.now = app.get(Clock).now().getTime();
  }

  /** Continues after the last recorded fact if an earlier start was interrupted. */
  async attend(facts: readonly AttendanceWords[]): Promise<void> {
    const { meetingId, person } = this.sitting;
    const recorded = await this.app.get(Database).read(this.actor, (tx) => tx.get(AttendanceRepository).of(meetingId));
    const { codes } = await this.app.get(ReadCheckInCodes).execute(this.actor, meetingId);
    const records = this.app.get(RecordAttendance);
    for (const { at, who, fact, substitute } of facts.slice(recorded.length)) {
      const substituteId = substitute === undefined ? null : person(substitute);
      const wish = { personId: person(who), fact, substituteId };
      const shown = codes.find(({ personId }) => fact === 'arrived' && personId === wish.personId);
      await this.at(minutesOf(at), () =>
        shown === undefined
          ? records.execute(this.actor, meetingId, wish)
          : records.byCode(this.actor, meetingId, shown.code),
      );
    }
  }

  /** Calls `after` at the end of each step, with its item. */
  async play(steps: readonly RoomStep[], after: (item: string) => Promise<void>): Promise<void> {
    let before: string | null = null;
    for (const { from, item, speeches, pause } of steps) {
      this.minute = Math.max(this.minute, minutesOf(from));
      const agendaItemId = this.sitting.item(item);
      const replaces = before;
      await this.command((target) => this.app.get(MoveCursor).execute(this.actor, target, { agendaItemId, replaces }));
      before = agendaItemId;
      for (const [who, minutes] of speeches) await this.speech(who, minutes);
      await this.at(this.minute, () => after(item));
      if (pause !== undefined) await this.pause(pause);
    }
  }

  async close(at: string): Promise<void> {
    this.minute = Math.max(this.minute, minutesOf(at));
    const end = { to: 'closed', reason: null } as const;
    await this.command((target) => this.app.get(CloseRoom).execute(this.actor, target, end));
  }

  /** As if it were the given minute of the day. */
  at<T>(minute: number, work: () => Promise<T>): Promise<T> {
    const moment = Date.parse(`${this.sitting.day}T00:00:00+08:00`) + minute * 60_000;
    return earlier(this.now - moment, work);
  }

  /** Speeches follow each other after the chair has named the next speaker. */
  private async speech(who: string, minutes: number): Promise<void> {
    this.minute += 0.4;
    const wish = {
      personId: this.sitting.person(who),
      kind: null,
      replaces: null,
      limitSeconds: null,
      override: null,
      interrupts: false,
    };
    const { seq } = await this.command((target) => this.app.get(GiveFloor).execute(this.actor, target, wish));
    this.minute += minutes;
    await this.command((target) => this.app.get(EndFloor).execute(this.actor, target, seq));
  }

  private async pause(minutes: number): Promise<void> {
    await this.command((target) => this.app.get(PauseRoom).execute(this.actor, target));
    this.minute += minutes;
    await this.command((target) => this.app.get(ResumeRoom).execute(this.actor, target));
  }

  /** A command with the same id is carried out once, so an interrupted start can repeat all of them. */
  private command<T>(send: (target: { meetingId: string; commandId: string }) => Promise<T>): Promise<T> {
    const { meetingId } = this.sitting;
    this.commands += 1;
    return this.at(this.minute, () =>
      send({ meetingId, commandId: demoId(`city/room/${meetingId}/${this.commands}`) }),
    );
  }
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

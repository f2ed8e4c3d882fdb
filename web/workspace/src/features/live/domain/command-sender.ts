import { isLate, mostDelay } from '#server/modules/live/domain/room/late.js';
import { type Outbox, type Pending, steering } from './outbox.js';
import type { Answer, Refused } from './room-picture.js';

export const notJoined = 'live.room.not-joined';

/** The part of the connection to the room that the sender needs. */
export interface Line {
  ask(name: Pending['name'], payload: unknown): Promise<Answer<{ readonly seq: number }>>;
  readonly isOpen: () => boolean;
  readonly serverNow: () => number;
  readonly offset: () => number;
  readonly rejoin: () => Promise<void>;
  readonly shut: (problem: Refused) => void;
  /** Called when a command left the outbox or waits for a decision, with the refusal of the server if there is one. */
  readonly changed: (refused?: Refused) => void;
  readonly tryLater: () => void;
}

/** Sends the commands in the outbox one after the other, each until it is answered. */
export class CommandSender {
  private busy = false;

  constructor(
    private readonly outbox: Outbox,
    private readonly line: Line,
  ) {}

  async send(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      this.outbox.leaveToOthers();
      for (let next = this.outbox.next(); next !== undefined && this.line.isOpen(); next = this.outbox.next()) {
        await this.deal(next);
        this.line.changed();
      }
    } catch {
      // no answer in time: the command is sent again with the same id, and the server carries it out once
      this.line.tryLater();
    } finally {
      this.busy = false;
    }
  }

  private async deal(pending: Pending): Promise<void> {
    const { name, payload, seenSeq } = pending;
    const meantAt = Math.round(pending.at + (pending.offset ?? this.line.offset()));
    if (this.line.serverNow() - meantAt > mostDelay) return this.outbox.hold(pending, 'old');
    // before the answer: the page may join again meanwhile, and then measures the clock again
    const late = isLate(meantAt, this.line.serverNow());
    const answer = await this.line.ask(name, { ...payload, meantAt, seenSeq });
    if (answer.ok) this.outbox.done(pending, answer.seq);
    else await this.refused(pending, answer.problem, late);
  }

  private async refused(pending: Pending, problem: Refused, late: boolean): Promise<void> {
    if (problem.code === notJoined) return this.line.rejoin();
    if (problem.status === 503) throw new Error(problem.code);
    // the session has ended or belongs to someone else: the commands stay with the person who gave them
    if (problem.status === 401 || problem.code === 'platform.auth.other-person') return this.line.shut(problem);
    if (problem.status === 409 && late && steering(pending)) return this.outbox.hold(pending, 'overtaken');
    this.outbox.drop(pending);
    this.line.changed({ ...problem, command: pending });
  }
}

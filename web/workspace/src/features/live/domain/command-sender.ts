import { isLate, mostDelay } from '#server/modules/live/domain/room/late.js';
import { type Outbox, type Pending, steering } from './outbox.js';
import type { Answer, Refused } from './room-picture.js';

export const notJoined = 'live.room.not-joined';

/** What the sender needs of the connection to the room. */
export interface Line {
  ask(name: Pending['name'], payload: unknown): Promise<Answer<{ readonly seq: number }>>;
  readonly isOpen: () => boolean;
  readonly serverNow: () => number;
  readonly offset: () => number;
  readonly rejoin: () => Promise<void>;
  readonly shut: (problem: Refused) => void;
  /** Something left the outbox or came to wait in it; with what the server refused. */
  readonly changed: (refused?: Refused) => void;
  readonly tryLater: () => void;
}

/** Sends what the outbox holds, one after the other, each until it is answered. */
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
      // no answer in time: the same command with the same id is sent again, and carried out once
      this.line.tryLater();
    } finally {
      this.busy = false;
    }
  }

  private async deal(pending: Pending): Promise<void> {
    const { name, payload, seenSeq } = pending;
    const meantAt = Math.round(pending.at + (pending.offset ?? this.line.offset()));
    if (this.line.serverNow() - meantAt > mostDelay) return this.outbox.hold(pending, 'old');
    // before the answer: the page may join anew meanwhile, and then it measures the clock anew
    const late = isLate(meantAt, this.line.serverNow());
    const answer = await this.line.ask(name, { ...payload, meantAt, seenSeq });
    if (answer.ok) this.outbox.done(pending, answer.seq);
    else await this.refused(pending, answer.problem, late);
  }

  private async refused(pending: Pending, problem: Refused, late: boolean): Promise<void> {
    if (problem.code === notJoined) return this.line.rejoin();
    if (problem.status === 503) throw new Error(problem.code);
    // the session is over or someone else's: what was given stays with the person who gave it
    if (problem.status === 401 || problem.code === 'platform.auth.other-person') return this.line.shut(problem);
    if (problem.status === 409 && late && steering(pending)) return this.outbox.hold(pending, 'overtaken');
    this.outbox.drop(pending);
    this.line.changed({ ...problem, command: pending });
  }
}

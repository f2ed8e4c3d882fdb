import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import type { Presence } from '../domain/presence.js';

/** Who is present at a meeting; null if attendance is not recorded there. */
export type PresenceSource = (tx: ReadTransaction, meetingId: string) => Promise<Presence | null>;

/** Attendance belongs to the live room, which depends on the dialogue and registers here how it is read. */
@Injectable()
export class PresenceRegistry {
  private source: PresenceSource = () => Promise.resolve(null);

  register(source: PresenceSource): void {
    this.source = source;
  }

  at(tx: ReadTransaction, meetingId: string): Promise<Presence | null> {
    return this.source(tx, meetingId);
  }
}

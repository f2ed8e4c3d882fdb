import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/index.js';
import { type DomainEvent, Subscriber } from '../../../platform/events/index.js';
import { agendaItemStatusChanged } from '../../dialogue/index.js';
import { MoveCursor } from '../use-cases/move-cursor.js';

/** When the agenda page begins the discussion of an item, moves the cursor of the live room to it. */
@Injectable()
export class MoveCursorWhenDiscussionTurned extends Subscriber {
  readonly name = 'live.move-cursor-when-discussion-turned';
  readonly types = [agendaItemStatusChanged];

  constructor(private readonly cursor: MoveCursor) {
    super();
  }

  async handle(event: DomainEvent, tx: Transaction): Promise<void> {
    if (event.payload['to'] !== 'under-discussion') return;
    // events written before a roundtable had several meetings name only the roundtable, whose id is that of its first
    const meetingId = String(event.payload['meetingId'] ?? event.subject);
    await this.cursor.follow(tx, { meetingId, commandId: event.id });
  }
}

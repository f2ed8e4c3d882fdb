import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/index.js';
import { type DomainEvent, Subscriber } from '../../../platform/events/index.js';
import { identityEvents } from '../../identity/index.js';
import { seatChanged, seatVacated } from '../domain/events.js';
import { AcceptGroupMembers } from '../use-cases/accept-group-members.js';

/** Triggers end the access of who leaves a group; if no titular member remains, this records that the group is closed. */
@Injectable()
export class RecordClosedGroupsWhenAMemberLeft extends Subscriber {
  readonly name = 'dialogue.record-closed-groups-when-a-member-left';
  readonly types = [
    ...[seatVacated, seatChanged],
    ...[identityEvents.personChanged, identityEvents.memberJoined, identityEvents.memberRemoved],
  ];

  constructor(private readonly members: AcceptGroupMembers) {
    super();
  }

  async handle(_event: DomainEvent, tx: Transaction): Promise<void> {
    await this.members.recordClosed(tx);
  }
}

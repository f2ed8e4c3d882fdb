import { Injectable } from '@nestjs/common';
import { type Actor, demand, holds } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { type LocalizedText, localized } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import type { NextSpeaker } from '../../../methodology/floor/next-speaker.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { DirectoryFacade } from '../../directory/index.js';
import { livePermissions } from '../domain/policy.js';
import type { Proposal } from '../domain/room/view.js';
import { RoomRepository } from '../persistence/room.repository.js';
import { proposeSpeaker, sentenceFor } from './floor-proposal.js';
import { RoomEntrance } from './room-entrance.js';
import { RoomStates } from './room-journal.js';

/** Only for those who conduct the meeting. */
@Injectable()
export class ProposeNextSpeaker {
  constructor(
    private readonly database: Database,
    private readonly entrance: RoomEntrance,
    private readonly states: RoomStates,
    private readonly directory: DirectoryFacade,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, meetingId: string): Promise<Proposal> {
    demand(actor, livePermissions, 'live.floor.propose');
    return this.database.read(actor, async (tx) => {
      const { meeting, seats } = await this.entrance.demandConduct(tx, meetingId, 'live.floor.propose');
      const head = await tx.get(RoomRepository).head(meetingId);
      const state = await this.states.current(tx, meetingId, head);
      const next = await proposeSpeaker(tx, { meeting, seats, state }, this.clock.now());
      if (next === null) return { seq: state.seq, personId: null, sentence: null };
      const names = await this.names(tx, next.steps);
      const nameOf = (id: string): LocalizedText => names.get(id) ?? localized('this organisation', '该组织');
      return { seq: state.seq, personId: next.personId, sentence: sentenceOf(actor, next, nameOf) };
    });
  }

  private async names(
    tx: ReadTransaction,
    steps: readonly { by: string; chosen?: string }[],
  ): Promise<ReadonlyMap<string, LocalizedText>> {
    const ids = steps.filter(({ by, chosen }) => by === 'organisation' && chosen).map(({ chosen }) => chosen!);
    const organisations = await this.directory.organisations(tx, ids);
    return new Map(organisations.map(({ id, name }) => [id, name]));
  }
}

/** Those who may not see the sex of individuals, as the chair of a working group, read the other reasons. */
function sentenceOf(
  actor: Actor,
  next: NextSpeaker,
  nameOf: (organisationId: string) => LocalizedText,
): LocalizedText | null {
  if (holds(actor, livePermissions, 'live.floor.read-by-sex')) return sentenceFor(next, nameOf);
  const steps = next.steps.filter(({ by }) => by !== 'sex');
  return steps.length === 0 && next.steps.length > 0 ? null : sentenceFor({ ...next, steps }, nameOf);
}

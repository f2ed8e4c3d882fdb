import { Injectable } from '@nestjs/common';
import { type Actor, demand, systemActor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { Problem } from '../../../kernel/problem.js';
import { Database } from '../../../platform/database/database.js';
import { digest, IdentityFacade } from '../../identity/index.js';
import { livePermissions } from '../domain/policy.js';
import { screenUnknown } from '../domain/screen-problems.js';
import { type ScreenPicture, screenPicture } from '../domain/room/screen.js';
import { ScreenRepository } from '../persistence/screen.repository.js';
import { ReadRoom } from './read-room.js';
import { ReadStanding } from './read-standing.js';

export interface ShownScreen extends ScreenPicture {
  readonly workspaceSlug: string;
  readonly serverTime: number;
}

/**
 * What a paired screen shows; its secret is the credential. It is read with the rights that the person who paired it has
 * now, and only as long as that person conducts the meeting, so that a group meeting is shown only where the group
 * wants it.
 */
@Injectable()
export class ReadScreen {
  constructor(
    private readonly database: Database,
    private readonly room: ReadRoom,
    private readonly standing: ReadStanding,
    private readonly identity: IdentityFacade,
    private readonly clock: Clock,
  ) {}

  async execute(workspaceId: string, secret: string): Promise<ShownScreen> {
    const system = systemActor(workspaceId);
    demand(system, livePermissions, 'live.screen.show');
    const secretHash = await digest(secret);
    const { meetingId, workspaceSlug, actor } = await this.database.read(system, async (tx) => {
      const screen = await tx.get(ScreenRepository).withSecret(secretHash);
      if (screen === null) throw screenUnknown();
      const [reader] = await this.identity.readers(tx, [screen.pairedById]);
      if (reader === undefined) throw screenUnknown();
      const workspaceSlug = (await this.identity.workspace(tx))?.slug ?? '';
      return { meetingId: screen.meetingId, workspaceSlug, actor: reader.actor };
    });
    const { view, state } = await this.asSeenBy(actor, meetingId);
    return { ...screenPicture(view, state), workspaceSlug, serverTime: this.clock.now().getTime() };
  }

  private async asSeenBy(actor: Actor, meetingId: string): Promise<ScreenPicture> {
    try {
      const { you, ...view } = await this.room.execute(actor, meetingId);
      const { state } = await this.standing.execute(actor, meetingId, 0);
      if (you.moderates && view.meeting.open && state !== null) return { view, state };
    } catch (error) {
      // the person has lost the right to enter; any other error is one
      if (!(error instanceof Problem) || !['not-found', 'forbidden'].includes(error.kind)) throw error;
    }
    throw screenUnknown();
  }
}

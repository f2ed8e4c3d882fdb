import { Injectable } from '@nestjs/common';
import { demand, systemActor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
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
 * What a paired screen shows; its secret is the credential. The person who paired it conducts the meeting, so that a
 * group meeting is shown only where the group wants it.
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
    const actor = systemActor(workspaceId);
    demand(actor, livePermissions, 'live.screen.show');
    const secretHash = await digest(secret);
    const { meetingId, workspaceSlug } = await this.database.read(actor, async (tx) => {
      const screen = await tx.get(ScreenRepository).withSecret(secretHash);
      if (screen === null) throw screenUnknown();
      return { meetingId: screen.meetingId, workspaceSlug: (await this.identity.workspace(tx))?.slug ?? '' };
    });
    const { you: _, ...view } = await this.room.execute(actor, meetingId);
    if (!view.meeting.open) throw screenUnknown();
    const { state } = await this.standing.execute(actor, meetingId, 0);
    if (state === null) throw screenUnknown();
    return { ...screenPicture(view, state), workspaceSlug, serverTime: this.clock.now().getTime() };
  }
}

import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import { digest, newSecret } from '../../identity/index.js';
import { screenPaired, screenRemoved } from '../domain/events.js';
import { livePermissions } from '../domain/policy.js';
import { screenNotWaiting, screenUnknown } from '../domain/screen-problems.js';
import { ScreenRepository } from '../persistence/screen.repository.js';
import { RoomEntrance } from './room-entrance.js';

export interface PairedScreen {
  readonly id: string;
  readonly pairedAt: Date;
}

/** Screens without an account that show a meeting, for those who conduct it. */
@Injectable()
export class PairScreen {
  constructor(
    private readonly database: Database,
    private readonly entrance: RoomEntrance,
  ) {}

  async list(actor: Actor, meetingId: string): Promise<readonly PairedScreen[]> {
    demand(actor, livePermissions, 'live.screen.pair');
    return this.database.read(actor, async (tx) => {
      await this.entrance.demandConduct(tx, meetingId, 'live.screen.pair');
      return (await tx.get(ScreenRepository).of(meetingId)).map(({ id, pairedAt }) => ({ id, pairedAt }));
    });
  }

  /** `isWaiting`: asked only for people who may pair, so that no one else can try codes. Returns the screen's secret. */
  async pair(
    actor: Actor,
    meetingId: string,
    isWaiting: () => Promise<boolean>,
  ): Promise<{ readonly secret: string; readonly screen: PairedScreen }> {
    demand(actor, livePermissions, 'live.screen.pair');
    const secret = newSecret();
    const secretHash = await digest(secret);
    return this.database.write(actor, async (tx) => {
      const { who, meeting } = await this.entrance.demandConduct(tx, meetingId, 'live.screen.pair');
      await this.entrance.enterToAct(tx, meetingId);
      if (!(await isWaiting())) throw screenNotWaiting();
      const screen = { id: newId(), pairedAt: tx.now };
      const row = { ...screen, workspaceId: tx.workspaceId, meetingId, secretHash, pairedById: who.personId };
      await tx.get(ScreenRepository).add(row);
      await tx.record({ type: screenPaired, subject: meeting.body.id, payload: { meetingId, screenId: screen.id } });
      return { secret, screen };
    });
  }

  async remove(actor: Actor, meetingId: string, screenId: string): Promise<void> {
    demand(actor, livePermissions, 'live.screen.pair');
    await this.database.write(actor, async (tx) => {
      const { meeting } = await this.entrance.demandConduct(tx, meetingId, 'live.screen.pair');
      if (!(await tx.get(ScreenRepository).remove(meetingId, screenId))) throw screenUnknown();
      await tx.record({ type: screenRemoved, subject: meeting.body.id, payload: { meetingId, screenId } });
    });
  }
}

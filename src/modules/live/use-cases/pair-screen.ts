import { Injectable } from '@nestjs/common';
import { type Actor, demand, notPermitted } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { digest, newSecret } from '../../identity/index.js';
import { screenPaired, screenRemoved } from '../domain/events.js';
import { livePermissions } from '../domain/policy.js';
import { screenNotWaiting, screenUnknown } from '../domain/screen-problems.js';
import { RoomRepository } from '../persistence/room.repository.js';
import { ScreenRepository } from '../persistence/screen.repository.js';
import { type Entered, RoomEntrance } from './room-entrance.js';

export interface PairedScreen {
  readonly id: string;
  readonly pairedAt: Date;
  /** The person who may conduct the meeting as long as the screen shows it. */
  readonly pairedBy: LocalizedText;
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
      const screens = await tx.get(ScreenRepository).of(meetingId);
      const shown = async ({ id, pairedAt, pairedById }: (typeof screens)[number]): Promise<PairedScreen> => {
        return { id, pairedAt, pairedBy: await this.entrance.nameOf(tx, pairedById) };
      };
      const items: PairedScreen[] = [];
      for (const screen of screens) items.push(await shown(screen));
      return items;
    });
  }

  /**
   * `isWaiting` is asked only for people who may pair, so that no one else can try codes, and before the transaction
   * that writes, because it asks all servers. Returns the screen's secret.
   */
  async pair(
    actor: Actor,
    meetingId: string,
    { code, isWaiting }: { readonly code: string; readonly isWaiting: () => Promise<boolean> },
  ): Promise<{ readonly secret: string; readonly screen: PairedScreen }> {
    demand(actor, livePermissions, 'live.screen.pair');
    const secret = newSecret();
    const secretHash = await digest(secret);
    const demandOpen = async (tx: ReadTransaction): Promise<Entered> => {
      await this.entrance.demandConduct(tx, meetingId, 'live.screen.pair');
      return this.entrance.enterToAct(tx, meetingId);
    };
    await this.database.read(actor, demandOpen);
    if (!(await isWaiting())) throw screenNotWaiting();
    return this.database.write(actor, async (tx) => {
      await tx.get(RoomRepository).lock(tx.workspaceId, meetingId, tx.now);
      const { who, meeting } = await demandOpen(tx);
      const [id, pairedAt, pairedById] = [newId(), tx.now, who.personId];
      if (pairedById === null) throw notPermitted('live.screen.pair');
      const row = { id, workspaceId: tx.workspaceId, meetingId, secretHash, code, pairedById, pairedAt };
      if (!(await tx.get(ScreenRepository).add(row))) throw screenNotWaiting();
      const screen = { id, pairedAt, pairedBy: await this.entrance.nameOf(tx, pairedById) };
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

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Database } from '../../platform/database/index.js';
import { dayOf } from '../domain/day.js';
import { surveyEvents } from '../domain/events.js';
import { isDue, leastToMix, shuffleIsDue } from '../domain/mixing.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { InboxRepository } from '../persistence/inbox.repository.js';

export interface MixReport {
  readonly batches: number;
  readonly moved: number;
}

/** Rounds after which a mixer gives up for now: one for what a killed one left, one to change places, one to move. */
const rounds = 3;

/**
 * Moves waiting answers into the file, where neither position nor transaction nor time tells whose they are. Safe to kill at
 * any point and safe to run twice at once.
 */
@Injectable()
export class MixInbox {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** On demand for one wave: refused while too few answers wait to hide each other. */
  async now(actor: Actor, waveId: string): Promise<MixReport> {
    demand(actor, surveysPermissions, 'surveys.answers.mix');
    const waiting = await this.database.read(actor, (tx) => tx.get(InboxRepository).waiting());
    const count = waiting.find((each) => each.waveId === waveId)?.count ?? 0;
    if (count < leastToMix) throw surveyProblems.batchSmall(leastToMix, count);
    const moved = await this.mixWave(actor, waveId, leastToMix);
    return { batches: moved > 0 ? 1 : 0, moved };
  }

  /** By schedule for a workspace: every wave with enough answers, and at a day's end whatever is there. */
  async due(actor: Actor): Promise<MixReport> {
    demand(actor, surveysPermissions, 'surveys.answers.mix');
    const today = dayOf(this.clock.now());
    const waiting = await this.database.read(actor, (tx) => tx.get(InboxRepository).waiting());
    let batches = 0;
    let moved = 0;
    for (const wave of waiting.filter((each) => isDue(each, today))) {
      const count = await this.mixWave(actor, wave.waveId, wave.oldest < today ? 1 : leastToMix);
      batches += count > 0 ? 1 : 0;
      moved += count;
    }
    return { batches, moved };
  }

  private async mixWave(actor: Actor, waveId: string, least: number): Promise<number> {
    for (let round = 0; round < rounds; round += 1) {
      await this.database.write(actor, (tx) => tx.get(InboxRepository).turn());
      const moved = await this.database.write(actor, async (tx) => {
        const count = await tx.get(InboxRepository).mix(waveId, least);
        if (count > 0) {
          await tx.record({ type: surveyEvents.batchMixed, subject: waveId, payload: { waveId, count } });
        }
        return count;
      });
      if (moved > 0) {
        await this.shuffle(actor, waveId, moved);
        return moved;
      }
    }
    return 0;
  }

  private async shuffle(actor: Actor, waveId: string, moved: number): Promise<void> {
    await this.database.write(actor, async (tx) => {
      const inbox = tx.get(InboxRepository);
      if (shuffleIsDue(await inbox.markCount(waveId), moved)) await inbox.shuffleMarks(waveId);
    });
  }
}

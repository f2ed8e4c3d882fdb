import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { CloseWave } from '../use-cases/close-wave.js';
import { MoveWave, type WaveMove } from '../use-cases/move-wave.js';
import { OpenWave } from '../use-cases/open-wave.js';

/** Opening a wave, moving it to another version of its questionnaire, and closing it. */
@Injectable()
export class WaveSteps {
  constructor(
    private readonly openWave: OpenWave,
    private readonly closeWave: CloseWave,
    private readonly moveWave: MoveWave,
  ) {}

  open(actor: Actor, waveId: string): Promise<void> {
    return this.openWave.execute(actor, waveId);
  }

  move(actor: Actor, waveId: string, move: WaveMove): Promise<void> {
    return this.moveWave.execute(actor, waveId, move);
  }

  close(actor: Actor, waveId: string): Promise<void> {
    return this.closeWave.execute(actor, waveId);
  }
}

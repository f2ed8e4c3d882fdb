import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { CloseWave } from '../use-cases/close-wave.js';
import { OpenWave } from '../use-cases/open-wave.js';

/** Opening and closing a wave. */
@Injectable()
export class WaveSteps {
  constructor(
    private readonly openWave: OpenWave,
    private readonly closeWave: CloseWave,
  ) {}

  open(actor: Actor, waveId: string): Promise<void> {
    return this.openWave.execute(actor, waveId);
  }

  close(actor: Actor, waveId: string): Promise<void> {
    return this.closeWave.execute(actor, waveId);
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { DialogueFacade } from '../../modules/dialogue/index.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { GroupVoice } from '../domain/validation.js';

interface ConcludedAction {
  readonly conclusionId: string | null;
}

export type VoiceOn = (action: ConcludedAction) => GroupVoice | null;

/**
 * Determines how the current user may speak for their group on an action, from the seat at the roundtable whose
 * conclusion the action implements.
 */
@Injectable()
export class GroupVoices {
  constructor(private readonly dialogue: DialogueFacade) {}

  /** The same for any person. */
  async ofAll(tx: ReadTransaction): Promise<(person: Actor, action: ConcludedAction) => GroupVoice | null> {
    const voices = await this.dialogue.voicesOfAll(tx);
    return (person, { conclusionId }) => voices(person, conclusionId);
  }

  async of(tx: ReadTransaction): Promise<VoiceOn> {
    const voices = await this.dialogue.groupVoices(tx);
    return ({ conclusionId }) => voices(conclusionId);
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { DialogueFacade } from '../../modules/dialogue/index.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { GroupVoice } from '../domain/validation.js';

interface ConcludedAction {
  readonly conclusionIds: readonly string[];
}

export type VoiceOn = (action: ConcludedAction) => GroupVoice | null;

/**
 * Determines how the current user may speak for their group on an action, from the seats at the roundtables whose
 * conclusions the action implements.
 */
@Injectable()
export class GroupVoices {
  constructor(private readonly dialogue: DialogueFacade) {}

  /** The same for any person. */
  async ofAll(tx: ReadTransaction): Promise<(person: Actor, action: ConcludedAction) => GroupVoice | null> {
    const voices = await this.dialogue.voicesOfAll(tx);
    return (person, { conclusionIds }) => voices(person, conclusionIds);
  }

  /** Whether the current user may speak for their group at any roundtable. */
  async anywhere(tx: ReadTransaction): Promise<boolean> {
    return this.dialogue.speaksAnywhere(tx);
  }

  async of(tx: ReadTransaction): Promise<VoiceOn> {
    const voices = await this.dialogue.groupVoices(tx);
    return ({ conclusionIds }) => voices(conclusionIds);
  }
}

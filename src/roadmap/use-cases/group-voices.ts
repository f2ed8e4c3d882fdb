import { Injectable } from '@nestjs/common';
import { DialogueFacade } from '../../modules/dialogue/index.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { GroupVoice } from '../domain/validation.js';

export type VoiceOn = (action: { readonly conclusionId: string | null }) => GroupVoice | null;

/**
 * Determines how the current user may speak for their group on an action, from the seat at the roundtable whose
 * conclusion the action implements.
 */
@Injectable()
export class GroupVoices {
  constructor(private readonly dialogue: DialogueFacade) {}

  async of(tx: ReadTransaction): Promise<VoiceOn> {
    const voices = await this.dialogue.groupVoices(tx);
    return ({ conclusionId }) => voices(conclusionId);
  }
}

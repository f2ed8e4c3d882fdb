import { Injectable } from '@nestjs/common';
import { type Actor, type Constituency, demand, holds } from '../../kernel/actor.js';
import { demandVersion } from '../../kernel/merge.js';
import { Database, type NewEvent, type ReadTransaction, type Transaction } from '../../platform/database/index.js';
import type { ActionState } from '../domain/action.js';
import { roadmapEvents, type RoadmapEventType } from '../domain/events.js';
import { roadmapPermissions } from '../domain/policy.js';
import { entryNotFound, notYourGroup } from '../domain/problems-of-public-entries.js';
import { actionNotFound } from '../domain/problems.js';
import {
  isPublic,
  mayWithdrawEntry,
  normalWords,
  type PublicWords,
  voicesOf,
  wordsProblem,
} from '../domain/public-entry.js';
import type { GroupVoice, RecordedAs } from '../domain/validation.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { PublicEntryRepository } from '../persistence/public-entry.repository.js';
import { GroupVoices } from './group-voices.js';

/** What the public page says, or would say, about an action. */
export interface ReadPublicEntry {
  /** Null: not proposed. */
  readonly words: PublicWords | null;
  /** 0: not proposed. */
  readonly version: number;
  readonly agreed: readonly {
    readonly constituency: Constituency;
    readonly recordedAs: RecordedAs;
    readonly agreedAt: Date;
  }[];
  readonly isPublic: boolean;
  readonly mayPropose: boolean;
  readonly mayAgreeFor: readonly Constituency[];
  readonly mayWithdraw: boolean;
}

interface Versioned {
  readonly actionId: string;
  readonly baseVersion: number;
}

/**
 * Keeps what is said about an action on the page that everyone can read. Its words are proposed, each group agrees to
 * them, and each can withdraw the entry at any time. New words need new agreement.
 */
@Injectable()
export class KeepPublicEntry {
  constructor(
    private readonly database: Database,
    private readonly voices: GroupVoices,
  ) {}

  read(actor: Actor, actionId: string): Promise<ReadPublicEntry> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) => {
      const action = found(await tx.get(ActionRepository).find(actionId));
      const entries = tx.get(PublicEntryRepository);
      const entry = await entries.find(actionId);
      const agreed = await entries.agreements(actionId);
      const voices = entry === null ? [] : await this.voicesOn(tx, action);
      const open = voices.filter(({ constituency }) => !agreed.some((given) => given.constituency === constituency));
      return {
        ...{ words: entry, version: entry?.version ?? 0, agreed, isPublic: isPublic(agreed) },
        mayPropose: holds(actor, roadmapPermissions, 'roadmap.public.propose'),
        mayAgreeFor: open.map(({ constituency }) => constituency),
        mayWithdraw: entry !== null && mayWithdrawEntry(actor, voices),
      };
    });
  }

  async propose(actor: Actor, { actionId, baseVersion, ...said }: Versioned & PublicWords): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.public.propose');
    const words = normalWords(said);
    const wrong = wordsProblem(words);
    if (wrong) throw wrong;
    await this.database.write(actor, async (tx) => {
      const action = found(await tx.get(ActionRepository).lock(actionId));
      const entries = tx.get(PublicEntryRepository);
      const version = (await entries.find(actionId))?.version ?? 0;
      demandVersion('roadmap.public.changed', version, baseVersion);
      const { workspaceId, now: proposedAt } = tx;
      const proposedById = tx.actor.personId;
      await entries.put({ actionId, workspaceId, ...words, version: version + 1, proposedById, proposedAt });
      await tx.record(eventOf(roadmapEvents.publicProposed, action));
    });
  }

  async agree(actor: Actor, input: Versioned & { readonly constituency: Constituency }): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.public.agree');
    await this.database.write(actor, async (tx) => {
      const { action, version } = await this.lock(tx, input.actionId);
      demandVersion('roadmap.public.changed', version, input.baseVersion);
      const voice = (await this.voicesOn(tx, action)).find(({ constituency }) => constituency === input.constituency);
      if (!voice) throw notYourGroup();
      const { workspaceId, now: agreedAt } = tx;
      const agreement = { actionId: action.id, workspaceId, ...voice, personId: tx.actor.personId, agreedAt };
      await tx.get(PublicEntryRepository).agree(agreement);
      await tx.record(eventOf(roadmapEvents.publicAgreed, action, { constituency: input.constituency }));
    });
  }

  async withdraw(actor: Actor, actionId: string): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.public.agree');
    await this.database.write(actor, async (tx) => {
      const { action } = await this.lock(tx, actionId);
      if (!mayWithdrawEntry(tx.actor, await this.voicesOn(tx, action))) throw notYourGroup();
      await tx.get(PublicEntryRepository).remove(actionId);
      await tx.record(eventOf(roadmapEvents.publicWithdrawn, action));
    });
  }

  private async lock(tx: Transaction, actionId: string) {
    const action = found(await tx.get(ActionRepository).lock(actionId));
    const entry = await tx.get(PublicEntryRepository).find(actionId);
    if (!entry) throw entryNotFound();
    return { action, version: entry.version };
  }

  private async voicesOn(tx: ReadTransaction, action: ActionState): Promise<readonly GroupVoice[]> {
    return voicesOf(tx.actor, (await this.voices.of(tx))(action));
  }
}

function found(action: ActionState | null): ActionState {
  if (!action) throw actionNotFound();
  return action;
}

const eventOf = (type: RoadmapEventType, { id, number }: ActionState, more: object = {}): NewEvent => ({
  ...{ type, subject: id, payload: { number, ...more } },
});

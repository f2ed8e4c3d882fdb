import { Injectable } from '@nestjs/common';
import { type Actor, type Constituency, demand, holds } from '../../kernel/actor.js';
import { demandVersion } from '../../kernel/merge.js';
import { Database, type NewEvent, type ReadTransaction, type Transaction } from '../../platform/database/index.js';
import type { ActionState } from '../domain/action.js';
import { roadmapEvents, type RoadmapEventType } from '../domain/events.js';
import { roadmapPermissions } from '../domain/policy.js';
import * as refused from '../domain/problems-of-public-entries.js';
import { actionNotFound } from '../domain/problems.js';
import {
  canBePublic,
  factsOf,
  isCurrent,
  isPublic,
  normalWords,
  type PublicWords,
  wordsProblem,
} from '../domain/public-entry.js';
import type { GroupVoice } from '../domain/validation.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { PublicEntryRepository } from '../persistence/public-entry.repository.js';
import { GroupVoices } from './group-voices.js';

/** What the public page says, or would say, about an action. */
export interface ReadPublicEntry {
  /** Null: not proposed, or withdrawn. */
  readonly words: PublicWords | null;
  /** 0: never proposed. */
  readonly version: number;
  readonly agreed: readonly { readonly constituency: Constituency; readonly agreedAt: Date }[];
  readonly isPublic: boolean;
  /** What the page would show besides the words is no longer what was agreed. */
  readonly isOutdated: boolean;
  readonly mayPropose: boolean;
  /** Null: none. */
  readonly mayAgreeFor: Constituency | null;
  readonly mayWithdraw: boolean;
}

interface Versioned {
  readonly actionId: string;
  readonly baseVersion: number;
}

/**
 * Keeps what is said about an action on the page that everyone can read. Its words are proposed, a person who speaks for
 * each group agrees to them, and each group can withdraw the entry at any time. New words need new agreement, and so
 * does an action of which the page would show something else.
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
      const kept = await entries.find(actionId);
      const entry = kept?.withdrawnAt === null ? kept : null;
      const current = entry !== null && isCurrent(entry.facts, action);
      const agreed = current ? await entries.agreements(actionId) : [];
      const voice = current ? await this.voiceOn(tx, action) : null;
      const hasAgreed = agreed.some(({ constituency }) => constituency === voice?.constituency);
      return {
        ...{ words: entry, version: kept?.version ?? 0, agreed, isPublic: isPublic(agreed) },
        isOutdated: entry !== null && !current,
        mayPropose: canBePublic(action) && holds(actor, roadmapPermissions, 'roadmap.public.propose'),
        mayAgreeFor: hasAgreed ? null : (voice?.constituency ?? null),
        mayWithdraw: entry !== null && (await this.mayWithdraw(tx)),
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
      if (!canBePublic(action)) throw refused.notYetAgreed();
      const { workspaceId, now: proposedAt } = tx;
      const proposed = { proposedById: tx.actor.personId, proposedAt, withdrawnAt: null };
      await entries.put({ actionId, workspaceId, ...words, facts: factsOf(action), version: version + 1, ...proposed });
      await tx.record(eventOf(roadmapEvents.publicProposed, action));
    });
  }

  async agree(actor: Actor, { actionId, baseVersion }: Versioned): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.public.agree');
    await this.database.write(actor, async (tx) => {
      const { action, entry } = await this.lock(tx, actionId);
      demandVersion('roadmap.public.changed', entry.version, baseVersion);
      if (!isCurrent(entry.facts, action)) throw refused.actionChanged();
      const voice = await this.voiceOn(tx, action);
      if (voice === null) throw refused.notYourGroup();
      const { constituency } = voice;
      const entries = tx.get(PublicEntryRepository);
      if ((await entries.agreements(actionId)).some((given) => given.constituency === constituency)) return;
      const { workspaceId, now: agreedAt } = tx;
      await entries.agree({ actionId, workspaceId, ...voice, personId: tx.actor.personId, agreedAt });
      await tx.record(eventOf(roadmapEvents.publicAgreed, action, { constituency }));
    });
  }

  async withdraw(actor: Actor, actionId: string): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.public.agree');
    await this.database.write(actor, async (tx) => {
      const { action, entry } = await this.lock(tx, actionId);
      if (!(await this.mayWithdraw(tx))) throw refused.mayNotWithdraw();
      await tx.get(PublicEntryRepository).withdraw(entry, tx.now);
      await tx.record(eventOf(roadmapEvents.publicWithdrawn, action));
    });
  }

  private async lock(tx: Transaction, actionId: string) {
    const action = found(await tx.get(ActionRepository).lock(actionId));
    const entry = await tx.get(PublicEntryRepository).find(actionId);
    if (entry?.withdrawnAt !== null) throw refused.entryNotFound();
    return { action, entry };
  }

  private async voiceOn(tx: ReadTransaction, action: ActionState): Promise<GroupVoice | null> {
    return holds(tx.actor, roadmapPermissions, 'roadmap.public.agree') ? (await this.voices.of(tx))(action) : null;
  }

  /** Those who propose, and everyone who may speak for a group at any roundtable. */
  private async mayWithdraw(tx: ReadTransaction): Promise<boolean> {
    if (!holds(tx.actor, roadmapPermissions, 'roadmap.public.agree')) return false;
    return holds(tx.actor, roadmapPermissions, 'roadmap.public.propose') || this.voices.anywhere(tx);
  }
}

function found(action: ActionState | null): ActionState {
  if (!action) throw actionNotFound();
  return action;
}

const eventOf = (type: RoadmapEventType, { id, number }: ActionState, more: object = {}): NewEvent => ({
  ...{ type, subject: id, payload: { number, ...more } },
});

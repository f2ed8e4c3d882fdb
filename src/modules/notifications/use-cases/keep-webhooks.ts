import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { demandVersion } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { OutgoingRequests } from '../../../platform/outgoing/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import { ownAccount } from '../../identity/index.js';
import { notificationsPermissions } from '../domain/policy.js';
import {
  tooManyTests,
  tooManyWebhooks,
  webhookAddressRefused,
  webhookGroupUnknown,
  webhookKindOfGroup,
  webhookNotEncrypted,
  webhookNotFound,
  webhookPaused,
} from '../domain/problems-of-webhooks.js';
import { isOfGroup, mostWaitingTests, mostWebhooks, shownSecret, type WebhookKind } from '../domain/webhook.js';
import { webhookChanged, webhookCreated, webhookDeleted } from '../domain/events.js';
import type { WebhookDeliveryEntity, WebhookEntity } from '../persistence/webhook.entity.js';
import { WebhookRepository } from '../persistence/webhook.repository.js';
import { QueueWebhooks } from './queue-webhooks.js';
import { WebhookSecrets } from './webhook-secrets.js';

export interface WebhookContent {
  readonly url: string;
  readonly kinds: readonly WebhookKind[];
  /** Only events of this working group. */
  readonly workingGroupId?: string | null;
}

export interface WebhookChange extends WebhookContent {
  readonly id: string;
  readonly baseVersion: number;
  readonly paused: boolean;
}

interface ShownWebhook extends WebhookEntity {
  readonly deliveries: readonly WebhookDeliveryEntity[];
}

const shownDeliveries = 10;

type Pause = Pick<WebhookEntity, 'pausedAt' | 'pauseReason'>;

/** A pause that an administrator has decided keeps its beginning when the webhook is changed. */
function pauseOf(paused: boolean, before: Pause | null, now: Date): Pause {
  if (!paused) return { pausedAt: null, pauseReason: null };
  if (before?.pauseReason === 'administrator') return { pausedAt: before.pausedAt, pauseReason: 'administrator' };
  return { pausedAt: now, pauseReason: 'administrator' };
}

/** The webhooks of a workspace: which addresses are notified of which events, and what was sent. */
@Injectable()
export class KeepWebhooks {
  constructor(
    private readonly database: Database,
    private readonly requests: OutgoingRequests,
    private readonly secrets: WebhookSecrets,
    private readonly queue: QueueWebhooks,
    private readonly dialogue: DialogueFacade,
  ) {}

  async list(actor: Actor): Promise<readonly ShownWebhook[]> {
    demand(actor, notificationsPermissions, 'notifications.webhooks.manage');
    return this.database.read(actor, async (tx) => {
      const repository = tx.get(WebhookRepository);
      const shown: ShownWebhook[] = [];
      for (const webhook of await repository.all())
        shown.push({ ...webhook, deliveries: await repository.last(webhook.id, shownDeliveries) });
      return shown;
    });
  }

  /** The secret is shown only in this answer. */
  async add(actor: Actor, content: WebhookContent): Promise<{ readonly id: string; readonly secret: string }> {
    this.demandPerson(actor);
    this.demandAddress(content.url);
    return this.database.write(actor, async (tx) => {
      const repository = tx.get(WebhookRepository);
      await repository.lock(tx.workspaceId);
      if ((await repository.all()).length >= mostWebhooks) throw tooManyWebhooks();
      const chosen = await this.chosen(tx, content);
      const id = newId(tx.now.getTime());
      await repository.add({
        ...{ id, workspaceId: tx.workspaceId, ...chosen, createdAt: tx.now, version: 1 },
        ...pauseOf(false, null, tx.now),
        personId: actor.personId,
      });
      const { kinds, workingGroupId } = chosen;
      await tx.record({ type: webhookCreated, subject: id, payload: { kinds, workingGroupId } });
      return { id, secret: shownSecret(this.secrets.of(id).toString('base64')) };
    });
  }

  /** While a webhook is paused nothing is sent to it; what waits, and what happens then, is not sent later. */
  async change(actor: Actor, { id, baseVersion, paused, ...content }: WebhookChange): Promise<void> {
    this.demandPerson(actor);
    this.demandAddress(content.url);
    await this.database.write(actor, async (tx) => {
      const repository = tx.get(WebhookRepository);
      const webhook = await repository.lockOne(id);
      if (webhook === null) throw webhookNotFound();
      demandVersion('notifications.webhook.changed', webhook.version, baseVersion);
      const chosen = await this.chosen(tx, content);
      const pause = pauseOf(paused, webhook, tx.now);
      await repository.change(id, { ...chosen, ...pause, version: webhook.version + 1, personId: actor.personId });
      if (paused) await repository.settlePaused(id);
      const { kinds, workingGroupId } = chosen;
      await tx.record({ type: webhookChanged, subject: id, payload: { kinds, workingGroupId, paused } });
    });
  }

  async remove(actor: Actor, id: string): Promise<void> {
    this.demandPerson(actor);
    await this.database.write(actor, async (tx) => {
      if ((await tx.get(WebhookRepository).one(id)) === null) throw webhookNotFound();
      await tx.get(WebhookRepository).delete(id);
      await tx.record({ type: webhookDeleted, subject: id, payload: {} });
    });
  }

  async test(actor: Actor, id: string): Promise<void> {
    demand(actor, notificationsPermissions, 'notifications.webhooks.manage');
    await this.database.write(actor, async (tx) => {
      const repository = tx.get(WebhookRepository);
      const webhook = await repository.one(id);
      if (webhook === null) throw webhookNotFound();
      if (webhook.pausedAt !== null) throw webhookPaused();
      if ((await repository.waitingTests(id)) >= mostWaitingTests) throw tooManyTests();
      await this.queue.test(tx, webhook);
    });
  }

  /** A webhook would continue to receive events after an API token has ended, so tokens cannot change any. */
  private demandPerson(actor: Actor): void {
    demand(actor, notificationsPermissions, 'notifications.webhooks.manage');
    ownAccount(actor);
  }

  private async chosen(tx: Transaction, { url, kinds, workingGroupId = null }: WebhookContent) {
    if (workingGroupId !== null) {
      if ((await this.dialogue.workingGroups(tx, [workingGroupId])).length === 0) throw webhookGroupUnknown();
      if (!kinds.every(isOfGroup)) throw webhookKindOfGroup();
    }
    return { url, kinds: [...new Set(kinds)], workingGroupId };
  }

  private demandAddress(url: string): void {
    if (this.requests.lacksEncryption(url)) throw webhookNotEncrypted();
    if (!this.requests.mayBeSentTo(url)) throw webhookAddressRefused();
  }
}

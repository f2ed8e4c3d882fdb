import { Injectable } from '@nestjs/common';
import { demand, nobody } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { Settings } from '../../../platform/config/environment.js';
import { publicOrigin } from '../../../platform/config/public-origin.js';
import type { Transaction } from '../../../platform/database/index.js';
import type { DomainEvent } from '../../../platform/events/index.js';
import { RoadmapFacade } from '../../../roadmap/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { pathOf } from '../domain/address.js';
import { isTooOld } from '../domain/notice.js';
import type { SubjectRef, SubjectType } from '../domain/notice.js';
import { notificationsPermissions } from '../domain/policy.js';
import { type WebhookKind, webhookBody } from '../domain/webhook.js';
import type { WebhookDeliveryEntity, WebhookEntity } from '../persistence/webhook.entity.js';
import { WebhookRepository } from '../persistence/webhook.repository.js';
import { ReadSubjects } from './read-subjects.js';
import { webhookOf } from './webhooks-of-event.js';

interface Message {
  readonly kind: WebhookKind | 'test';
  /** What happened: once for each webhook. */
  readonly source: string;
  readonly body: string;
}

/** Queues what happened for the webhooks that asked for it; an event that is delivered again queues nothing. */
@Injectable()
export class QueueWebhooks {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly subjects: ReadSubjects,
    private readonly settings: Settings,
    private readonly dialogue: DialogueFacade,
    private readonly roadmap: RoadmapFacade,
  ) {}

  async hear(tx: Transaction, event: DomainEvent): Promise<void> {
    demand(tx.actor, notificationsPermissions, 'notifications.deliver');
    const said = webhookOf(event);
    if (said === null || isTooOld(event.recordedAt, tx.now)) return;
    const asked = (await tx.get(WebhookRepository).all()).filter(
      ({ pausedAt, kinds }) => pausedAt === null && kinds.includes(said.kind),
    );
    if (asked.length === 0) return;
    const ref = { type: await this.typeOf(tx, said.type, event.subject), id: event.subject };
    const webhooks = await this.concerned(tx, asked, ref);
    if (webhooks.length === 0) return;
    // only what every member may read: a draft roundtable is not announced
    const anyMember = { ...nobody, kind: 'person' as const, workspaceId: tx.workspaceId, roles: ['observer'] as const };
    if ((await this.subjects.of(tx, [ref]))(anyMember, ref) === undefined) return;
    const subject = { ...ref, url: (await this.home(tx)).url + pathOf({ ...ref, within: null }) };
    const body = await this.body(tx, said.kind, { at: event.recordedAt, subject });
    await this.queue(tx, webhooks, { kind: said.kind, source: event.id, body });
  }

  private async typeOf(
    tx: Transaction,
    type: NonNullable<ReturnType<typeof webhookOf>>['type'],
    id: string,
  ): Promise<SubjectType> {
    if (type !== 'body') return type;
    return (await this.dialogue.meetingBody(tx, id))?.kind ?? 'roundtable';
  }

  /** Those of the workspace, and those of the working group that the record is or that owns it. */
  private async concerned(
    tx: Transaction,
    webhooks: readonly WebhookEntity[],
    { type, id }: SubjectRef,
  ): Promise<readonly WebhookEntity[]> {
    if (webhooks.every(({ workingGroupId }) => workingGroupId === null)) return webhooks;
    const [action] = type === 'action' ? await this.roadmap.actions(tx, { ids: [id] }) : [];
    const groupId = type === 'working-group' ? id : (action?.ownerWorkingGroupId ?? null);
    return webhooks.filter(({ workingGroupId }) => workingGroupId === null || workingGroupId === groupId);
  }

  async test(tx: Transaction, webhook: WebhookEntity): Promise<void> {
    const body = await this.body(tx, 'test', { at: tx.now, subject: null });
    await this.queue(tx, [webhook], { kind: 'test', source: newId(tx.now.getTime()), body });
  }

  private async body(
    tx: Transaction,
    kind: Message['kind'],
    about: { readonly at: Date; readonly subject: Parameters<typeof webhookBody>[1]['subject'] },
  ): Promise<string> {
    return webhookBody(kind, { ...about, workspace: (await this.home(tx)).slug });
  }

  private async home(tx: Transaction): Promise<{ readonly slug: string; readonly url: string }> {
    const slug = (await this.identity.workspace(tx))?.slug ?? '';
    return { slug, url: `${publicOrigin(this.settings)}/w/${slug}` };
  }

  private async queue(tx: Transaction, webhooks: readonly WebhookEntity[], message: Message): Promise<void> {
    const rows = webhooks.map((webhook): WebhookDeliveryEntity => ({
      ...{ id: newId(tx.now.getTime()), workspaceId: tx.workspaceId, webhookId: webhook.id, ...message },
      ...{ createdAt: tx.now, attempts: 0, nextAttemptAt: tx.now, deliveredAt: null, status: null, failure: null },
    }));
    await tx.get(WebhookRepository).queue(rows);
  }
}

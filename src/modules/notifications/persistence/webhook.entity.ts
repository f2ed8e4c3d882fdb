import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { DeliveryFailure, PauseReason, WebhookKind } from '../domain/webhook.js';

@Entity('notifications_webhook')
@Index('ix_notifications_webhook_workspace', ['workspaceId', 'id'], { unique: true })
export class WebhookEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_notifications_webhook' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('text') url: string;
  @Column('text', { array: true }) kinds: WebhookKind[];
  @Column('timestamptz') createdAt: Date;
  /** Only events of this working group; null: of the whole workspace. */
  @Column('uuid', { nullable: true }) workingGroupId: string | null;
  @Column('integer') version: number;
  /** Who created or changed it last, and answers for it. */
  @Column('uuid', { nullable: true }) personId: string | null;
  /** Null: it is not paused. */
  @Column('timestamptz', { nullable: true }) pausedAt: Date | null;
  @Column('text', { nullable: true }) pauseReason: PauseReason | null;
}

@Entity('notifications_webhook_delivery')
@Unique('uq_notifications_webhook_delivery_source', ['webhookId', 'source'])
export class WebhookDeliveryEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_notifications_webhook_delivery' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') webhookId: string;
  /** What happened: once for each webhook. */
  @Column('text') source: string;
  @Column('text') kind: WebhookKind | 'test';
  @Column('text') body: string;
  @Column('timestamptz') createdAt: Date;
  @Column('integer') attempts: number;
  /** Null if it was delivered, or is not attempted any more. */
  @Column('timestamptz', { nullable: true }) nextAttemptAt: Date | null;
  @Column('timestamptz', { nullable: true }) deliveredAt: Date | null;
  /** Of the last attempt. */
  @Column('integer', { nullable: true }) status: number | null;
  @Column('text', { nullable: true }) failure: DeliveryFailure | null;
}

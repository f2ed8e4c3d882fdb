import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Facts, SubjectType } from '../domain/notice.js';
import type { Delivery, Kind, Topic } from '../domain/topic.js';

@Entity('notifications_notification')
@Unique('uq_notifications_notification_source', ['workspaceId', 'personId', 'source'])
export class NotificationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_notifications_notification' }) id: string;
  @Column('uuid') workspaceId: string;
  @Column('uuid') personId: string;
  @Column('text') kind: Kind;
  @Column('text') subjectType: SubjectType;
  @Column('uuid') subjectId: string;
  @Column('jsonb') facts: Facts;
  /** What happened: once for each person. */
  @Column('text') source: string;
  @Column('timestamptz') occurredAt: Date;
  @Column('timestamptz', { nullable: true }) readAt: Date | null;
  /** When it is due by email; null if it is not, or has been sent. */
  @Column('timestamptz', { nullable: true }) mailAt: Date | null;
}

@Entity('notifications_settings')
export class NotificationSettingsEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_notifications_settings' }) workspaceId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_notifications_settings' }) personId: string;
  @Column('jsonb') topics: Partial<Record<Topic, Delivery>>;
  @Column('integer', { nullable: true }) quietFrom: number | null;
  @Column('integer', { nullable: true }) quietTo: number | null;
  @Column('integer') reminderDays: number;
}

@Entity('notifications_calendar_address')
@Unique('uq_notifications_calendar_address_token', ['tokenHash'])
export class CalendarAddressEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_notifications_calendar_address' }) workspaceId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_notifications_calendar_address' }) personId: string;
  @Column('bytea') tokenHash: Buffer;
  @Column('timestamptz') createdAt: Date;
}

@Entity('notifications_stop_link')
export class StopLinkEntity {
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'pk_notifications_stop_link' }) tokenHash: Buffer;
  @Column('uuid') workspaceId: string;
  @Column('uuid') personId: string;
  @Column('timestamptz') createdAt: Date;
}

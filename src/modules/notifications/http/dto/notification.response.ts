import { ApiProperty } from '@nestjs/swagger';
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';
import type { Delivery, Kind, Topic } from '../../domain/topic.js';
import { deliveries, kinds, topics } from '../../domain/topic.js';

export class NotificationQuoteResponse {
  @ApiProperty({ type: LocalizedTextResponse }) label: LocalizedText;
  @ApiProperty({ type: LocalizedTextResponse }) text: LocalizedText;
}

export class NotificationResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: kinds, description: 'What happened.' }) kind: Kind;
  @ApiProperty({ type: LocalizedTextResponse, description: 'With the current name of the record.' })
  sentence: LocalizedText;
  @ApiProperty({
    type: [NotificationQuoteResponse],
    description: 'The old and the new text of what was changed, as they were then.',
  })
  quotes: readonly NotificationQuoteResponse[];
  @ApiProperty({ example: '/roadmap/01900000-0000-7000-8000-000000000001', description: 'Page within the workspace.' })
  path: string;
  @ApiProperty({ description: 'When it happened.' }) occurredAt: Date;
  @ApiProperty({ type: Date, nullable: true, description: 'Null while it is unread.' }) readAt: Date | null;
}

export class NotificationPageResponse {
  @ApiProperty({ type: [NotificationResponse] }) items: readonly NotificationResponse[];
  @ApiProperty({ type: String, nullable: true, description: '`before` of the next page.' }) next: string | null;
}

export class UnreadNotificationsResponse {
  @ApiProperty({ maximum: 100, description: 'Counted up to 100.' }) unread: number;
}

export class TopicDeliveryResponse {
  @ApiProperty({ enum: topics }) topic: Topic;
  @ApiProperty({ enum: deliveries, description: '`app`: on the page only; `off`: not at all.' }) delivery: Delivery;
}

export class QuietHoursResponse {
  @ApiProperty({ minimum: 0, maximum: 1439, description: 'Minutes since midnight in the workspace.' }) from: number;
  @ApiProperty({ minimum: 0, maximum: 1439, description: 'May be earlier than `from`: over midnight.' }) to: number;
}

export class NotificationSettingsResponse {
  @ApiProperty({ type: [TopicDeliveryResponse] }) topics: readonly TopicDeliveryResponse[];
  @ApiProperty({ type: QuietHoursResponse, nullable: true, description: 'No emails are sent in these hours.' })
  quietHours: QuietHoursResponse | null;
  @ApiProperty({ minimum: 1, maximum: 30, description: 'Days before the due date of an action.' })
  reminderDays: number;
}

import { ApiProperty } from '@nestjs/swagger';
import {
  type DeliveryFailure,
  deliveryFailures,
  type PauseReason,
  pauseReasons,
  type WebhookKind,
  webhookKinds,
} from '../../domain/webhook.js';

const sentKinds = [...webhookKinds, 'test'];

export class WebhookDeliveryResponse {
  @ApiProperty({ format: 'uuid', description: 'The `webhook-id` of each attempt.' }) id: string;
  @ApiProperty({ enum: sentKinds }) kind: WebhookKind | 'test';
  @ApiProperty() createdAt: Date;
  @ApiProperty({ type: Date, nullable: true }) deliveredAt: Date | null;
  @ApiProperty({ type: Date, nullable: true, description: 'Null if it was delivered, or is not attempted any more.' })
  nextAttemptAt: Date | null;
  @ApiProperty({ description: 'Attempts so far.' }) attempts: number;
  @ApiProperty({ type: Number, nullable: true, description: 'HTTP status of the last attempt.' }) status: number | null;
  @ApiProperty({ enum: deliveryFailures, nullable: true, description: 'Why the last attempt failed.' })
  failure: DeliveryFailure | null;
}

export class WebhookResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() url: string;
  @ApiProperty({ enum: webhookKinds, isArray: true }) kinds: readonly WebhookKind[];
  @ApiProperty({ type: Date, nullable: true, description: 'Nothing is sent since then. Null: it is not paused.' })
  pausedAt: Date | null;
  @ApiProperty({
    ...{ enum: pauseReasons, nullable: true },
    description: 'Paused by an administrator, or because the person who saved it last may no longer manage webhooks.',
  })
  pauseReason: PauseReason | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Only events of this working group.' })
  workingGroupId: string | null;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty() createdAt: Date;
  @ApiProperty({ type: [WebhookDeliveryResponse], description: 'The last ten, newest first.' })
  deliveries: readonly WebhookDeliveryResponse[];
}

export class WebhookListResponse {
  @ApiProperty({ type: [WebhookResponse] }) items: readonly WebhookResponse[];
}

export class AddedWebhookResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({
    example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw1Vg7mRpzE6M=',
    description: 'Verifies signatures (Standard Webhooks). Only in this answer.',
  })
  secret: string;
}

import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { type WebhookKind, webhookKinds } from '../../domain/webhook.js';

export class AddWebhookRequest {
  @ApiProperty({ maxLength: 500, example: 'https://example.org/hooks', description: 'Receives a POST for each event.' })
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  url: string;

  @ApiProperty({ enum: webhookKinds, isArray: true, minItems: 1, uniqueItems: true, description: 'Events to send.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(webhookKinds, { each: true })
  kinds: WebhookKind[];
}

export class ChangeWebhookRequest extends AddWebhookRequest {
  @ApiProperty({ description: 'While it is paused nothing is sent, and what happens then is not sent later.' })
  @IsBoolean()
  paused: boolean;
}

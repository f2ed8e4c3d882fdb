import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
} from 'class-validator';
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

  @ApiProperty({
    ...{ type: String, format: 'uuid', required: false, nullable: true },
    description: 'Only events of this working group: itself, its meetings and the actions that it owns.',
  })
  @IsOptional()
  @IsUUID()
  workingGroupId?: string | null;
}

export class ChangeWebhookRequest extends AddWebhookRequest {
  @ApiProperty({ description: 'While it is paused nothing is sent, and what happens then is not sent later.' })
  @IsBoolean()
  paused: boolean;
}

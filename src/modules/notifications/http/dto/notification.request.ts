import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { ListOf } from '../../../../platform/http/dto.js';
import { mostReminderDays } from '../../domain/settings.js';
import type { Delivery, Topic } from '../../domain/topic.js';
import { deliveries, topics } from '../../domain/topic.js';

export class MarkReadRequest {
  @ApiPropertyOptional({ type: [String], format: 'uuid', description: 'If absent, all are marked as read.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  ids?: string[];
}

export class TopicDeliveryRequest {
  @ApiProperty({ enum: topics }) @IsIn(topics) topic: Topic;
  @ApiProperty({ enum: deliveries }) @IsIn(deliveries) delivery: Delivery;
}

export class QuietHoursRequest {
  @ApiProperty({ minimum: 0, maximum: 1439 }) @IsInt() @Min(0) @Max(1439) from: number;
  @ApiProperty({ minimum: 0, maximum: 1439 }) @IsInt() @Min(0) @Max(1439) to: number;
}

export class NotificationSettingsRequest {
  @ListOf(TopicDeliveryRequest, { most: topics.length })
  topics: TopicDeliveryRequest[];

  @ApiProperty({ type: QuietHoursRequest, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => QuietHoursRequest)
  quietHours: QuietHoursRequest | null;

  @ApiProperty({ minimum: 1, maximum: mostReminderDays })
  @IsInt()
  @Min(1)
  @Max(mostReminderDays)
  reminderDays: number;
}

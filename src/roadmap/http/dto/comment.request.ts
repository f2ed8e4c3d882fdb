import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, IsUUID } from 'class-validator';
import { Text } from '../../../platform/http/dto.js';
import { longestComment, mostMentions } from '../../domain/comment.js';

export class ListCommentsRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'Only comments before this one.' })
  @IsOptional()
  @IsUUID()
  before?: string;
}

export class AddCommentRequest {
  @Text({ max: longestComment })
  text: string;

  @ApiPropertyOptional({ type: [String], maxItems: mostMentions, description: 'People who are notified.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(mostMentions)
  @IsUUID(undefined, { each: true })
  mentionIds?: string[];
}

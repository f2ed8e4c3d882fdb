import { ApiProperty } from '@nestjs/swagger';
import type { Constituency } from '../../../kernel/actor.js';
import { constituencies } from '../../../kernel/actor.js';
import type { Language } from '../../../kernel/localized-text.js';
import { NamedResponse } from '../../../platform/http/dto.js';

export class CommentResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'Empty if the comment was deleted.' }) text: string;
  @ApiProperty({ enum: ['en', 'zh-CN'] }) language: Language;
  @ApiProperty({ type: NamedResponse, nullable: true }) person: NamedResponse | null;
  @ApiProperty({ enum: constituencies, nullable: true, type: String }) constituency: Constituency | null;
  @ApiProperty({ type: [NamedResponse] }) mentions: readonly NamedResponse[];
  @ApiProperty() recordedAt: Date;
  @ApiProperty({ type: Date, nullable: true }) deletedAt: Date | null;
  @ApiProperty({ type: NamedResponse, nullable: true }) deletedBy: NamedResponse | null;
  @ApiProperty({ description: 'Whether the current user may delete it.' }) mayDelete: boolean;
}

export class CommentListResponse {
  @ApiProperty({ type: [CommentResponse], description: 'At most 50, oldest first.' })
  items: readonly CommentResponse[];
}

export class MentionableResponse {
  @ApiProperty({ type: [NamedResponse], description: 'People who can read the roadmap, by name.' })
  items: readonly NamedResponse[];
}

import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { type Language, languages } from '../../../kernel/localized-text.js';
import { type NoticeKind, noticeKinds } from '../../domain/notices.js';

export class NoticeRequest {
  @ApiProperty({ enum: noticeKinds, description: 'For whom the page is; assessment: the prepared impact assessment.' })
  @IsIn(noticeKinds)
  kind: NoticeKind;

  @ApiProperty({ enum: languages })
  @IsIn(languages)
  language: Language;
}

export class PrintPostersRequest {
  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: 1000 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @IsUUID(undefined, { each: true })
  posterIds: string[];

  @ApiProperty({ enum: languages, description: 'Of the list for handing out; posters are in both languages.' })
  @IsIn(languages)
  language: Language;
}

export class PrintLinksRequest {
  @ApiProperty({ type: [String], minItems: 1, maxItems: 1000, description: 'As they were shown when created.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  links: string[];

  @ApiProperty({ enum: languages, description: 'Of the heading; slips are in both languages.' })
  @IsIn(languages)
  language: Language;
}

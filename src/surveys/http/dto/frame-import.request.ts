import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type Language, languages } from '../../../kernel/localized-text.js';

export const frameTemplateFormats = ['xlsx', 'csv'] as const;

export class FrameTemplateRequest {
  @ApiProperty({ enum: frameTemplateFormats, description: 'The format of the file.' })
  @IsIn(frameTemplateFormats)
  format: (typeof frameTemplateFormats)[number];

  @ApiProperty({ enum: languages, description: 'The language of the column names; an import reads both.' })
  @IsIn(languages)
  language: Language;
}

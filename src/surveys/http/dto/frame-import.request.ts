import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { type Language, languages } from '../../../kernel/localized-text.js';

export const frameTemplateFormats = ['xlsx', 'csv'] as const;

export const frameTemplateRows = ['none', 'frame'] as const;

export class FrameTemplateRequest {
  @ApiProperty({ enum: frameTemplateFormats, description: 'The format of the file.' })
  @IsIn(frameTemplateFormats)
  format: (typeof frameTemplateFormats)[number];

  @ApiProperty({ enum: languages, description: 'The language of the column names; an import reads both.' })
  @IsIn(languages)
  language: Language;

  @ApiPropertyOptional({
    enum: frameTemplateRows,
    default: 'none',
    description: 'The rows: none, or the present frame.',
  })
  @IsOptional()
  @IsIn(frameTemplateRows)
  rows?: (typeof frameTemplateRows)[number];
}

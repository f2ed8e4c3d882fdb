import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type Language, languages } from '../../../kernel/localized-text.js';

export const templateFormats = ['xlsx', 'csv'] as const;

export class ImportTemplateRequest {
  @ApiProperty({ enum: templateFormats, description: 'The format of the file.' })
  @IsIn(templateFormats)
  format: (typeof templateFormats)[number];

  @ApiProperty({ enum: languages, description: 'The language of the column names; an import reads both.' })
  @IsIn(languages)
  language: Language;
}

import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';

export const templateFormats = ['xlsx', 'csv'] as const;

export class ImportTemplateRequest {
  @ApiProperty({ enum: templateFormats, description: 'The format of the file.' })
  @IsIn(templateFormats)
  format: (typeof templateFormats)[number];
}

import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

const languages = ['en', 'zh'] as const;

export class FileLanguageRequest {
  @ApiPropertyOptional({ enum: languages, description: 'The language of the labels, default English' })
  @IsOptional()
  @IsIn(languages)
  language?: (typeof languages)[number];
}

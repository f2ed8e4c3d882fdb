import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type Language, languages } from '../../../../kernel/localized-text.js';

export class PrintMeetingRecordRequest {
  @ApiProperty({ enum: languages })
  @IsIn(languages)
  language: Language;
}

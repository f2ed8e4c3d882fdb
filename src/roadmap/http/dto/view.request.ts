import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsObject, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { ViewFilter } from '../../domain/saved-view.js';

class ViewNameRequest {
  @ApiProperty({ maxLength: 1000 }) @IsString() @MaxLength(1000) en: string;
  @ApiProperty({ maxLength: 1000 }) @IsString() @MaxLength(1000) zh: string;
}

export class EditViewRequest {
  @ApiProperty({ type: ViewNameRequest, description: 'In one language or both.' })
  @IsObject()
  @ValidateNested()
  @Type(() => ViewNameRequest)
  name: ViewNameRequest;

  @ApiProperty({ description: 'For everyone in the workspace; otherwise only for the person who saved it.' })
  @IsBoolean()
  shared: boolean;
}

export class SaveViewRequest extends EditViewRequest {
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { status: 'at-risk', view: 'table' },
    description: 'Parameters of the address of the roadmap.',
  })
  @IsObject()
  filter: ViewFilter;
}

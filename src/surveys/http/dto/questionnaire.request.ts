import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsObject, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { Text } from '../../../platform/http/dto.js';

export class PublishQuestionnaireQuery {
  @ApiPropertyOptional({
    type: Number,
    description: 'The revision that the person saw. 409 if the draft was saved since.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(999_999_999)
  revision?: number;
}

export class CreateQuestionnaireRequest {
  /** The form id. */
  @Text({ max: 100 }) name: string;
  @Text({ max: 300 }) title: string;
  @ApiProperty({ description: '`blank`, `built-in`, or the id of a draft or published version.' })
  @Matches(/^(?:blank|built-in|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/)
  template: string;
}

export class EditedQuestionnaireRequest {
  @ApiProperty({
    ...{ type: 'object', additionalProperties: true },
    description: 'FormModel of src/surveys/form/model; expressions as `{"text": …}`. Trees are ignored.',
  })
  @IsObject()
  model: object;
}

export class ChangesSinceQuery {
  @ApiProperty({ format: 'uuid', description: 'Another version or draft.' })
  @IsUUID()
  since: string;
}

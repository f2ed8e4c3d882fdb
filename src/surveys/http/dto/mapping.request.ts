import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength } from 'class-validator';
import { ListOf } from '../../../platform/http/dto.js';

const longestName = 300;
const mostChoices = 1000;

export class MappedCategoryRequest {
  @ApiProperty({ maxLength: longestName, description: 'Code of a choice of the question.' })
  @IsString()
  @MaxLength(longestName)
  choice: string;

  @ApiProperty({ maxLength: longestName, description: 'Code of a category of the variable.' })
  @IsString()
  @MaxLength(longestName)
  category: string;
}

export class MappedVariableRequest {
  @ApiProperty({ maxLength: longestName })
  @IsString()
  @MaxLength(longestName)
  variable: string;

  @ApiProperty({ maxLength: longestName })
  @IsString()
  @MaxLength(longestName)
  question: string;

  @ApiProperty({ type: String, nullable: true, maxLength: 100, description: 'Of numbers; null for choices.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  unit: string | null;

  @ApiProperty({
    ...{ type: [String], maxItems: mostChoices },
    description: 'Values of a number, or choices, that mean that there is no answer.',
  })
  @IsArray()
  @ArrayMaxSize(mostChoices)
  @IsString({ each: true })
  @MaxLength(longestName, { each: true })
  noAnswer: string[];

  @ListOf(MappedCategoryRequest, { most: mostChoices })
  categories: MappedCategoryRequest[];
}

export class MapQuestionsRequest {
  @ListOf(MappedVariableRequest, { most: 200, description: 'Variables that are not in the list have no question.' })
  variables: MappedVariableRequest[];
}

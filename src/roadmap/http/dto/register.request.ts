import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsObject, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { PassageRequest, TitleRequest } from './action.request.js';

export class AddObjectiveRequest {
  @ApiProperty({ minimum: 1, maximum: 9 })
  @IsInt()
  @Min(1)
  @Max(9)
  policyArea: number;

  @ApiProperty({ type: TitleRequest })
  @IsObject()
  @ValidateNested()
  @Type(() => TitleRequest)
  title: TitleRequest;

  @ApiPropertyOptional({ type: PassageRequest })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PassageRequest)
  description?: PassageRequest;
}

export class EditObjectiveRequest {
  @ApiPropertyOptional({ type: TitleRequest })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => TitleRequest)
  title?: TitleRequest;

  @ApiPropertyOptional({ type: PassageRequest })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PassageRequest)
  description?: PassageRequest;
}

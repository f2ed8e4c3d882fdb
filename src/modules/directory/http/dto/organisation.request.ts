import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { capacities, constituencies } from '../../../../kernel/actor.js';
import type { Capacity, Constituency } from '../../../../kernel/actor.js';
import { LocalizedTextRequest, PageRequest } from '../../../../platform/http/dto.js';

export class AddOrganisationRequest {
  @ApiProperty({ type: LocalizedTextRequest })
  @ValidateNested()
  @Type(() => LocalizedTextRequest)
  name: LocalizedTextRequest;

  @ApiPropertyOptional({ type: LocalizedTextRequest, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => LocalizedTextRequest)
  shortName?: LocalizedTextRequest | null;

  @ApiPropertyOptional({ enum: constituencies, nullable: true })
  @IsOptional()
  @IsIn(constituencies)
  constituency?: Constituency | null;

  @ApiPropertyOptional({ enum: capacities, nullable: true })
  @IsOptional()
  @IsIn(capacities)
  capacity?: Capacity | null;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  placeId?: string | null;

  @ApiPropertyOptional({ type: LocalizedTextRequest, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => LocalizedTextRequest)
  note?: LocalizedTextRequest | null;
}

/** Contains only the fields to change. */
export class ChangeOrganisationRequest extends PartialType(AddOrganisationRequest) {}

const groupsAndNone = [...constituencies, 'none'] as const;

export class ListOrganisationsRequest extends PageRequest {
  @ApiPropertyOptional({ enum: groupsAndNone })
  @IsOptional()
  @IsIn(groupsAndNone)
  constituency?: Constituency | 'none';

  @ApiPropertyOptional({ type: String, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  placeId?: string;
}

import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { capacities, constituencies, sexes } from '../../../../kernel/actor.js';
import type { Capacity, Constituency, Sex } from '../../../../kernel/actor.js';
import type { Language } from '../../../../kernel/localized-text.js';
import { LocalizedTextRequest, PageRequest } from '../../../../platform/http/dto.js';
import { Email, Tongue } from './fields.js';

export class PersonRequest {
  @ApiProperty({ type: LocalizedTextRequest })
  @ValidateNested()
  @Type(() => LocalizedTextRequest)
  name: LocalizedTextRequest;

  @ApiPropertyOptional({ enum: constituencies, nullable: true })
  @IsOptional()
  @IsIn(constituencies)
  constituency?: Constituency | null;

  @ApiPropertyOptional({ enum: capacities, nullable: true })
  @IsOptional()
  @IsIn(capacities)
  capacity?: Capacity | null;

  @ApiProperty({ enum: sexes })
  @IsIn(sexes)
  sex: Sex;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null;

  @Tongue()
  language: Language;

  @IsOptional()
  @Email({ required: false, nullable: true, description: 'For invitations, if the person has no account' })
  email?: string | null;
}

/** Contains only the fields to change. */
export class ChangePersonRequest extends PartialType(PersonRequest) {}

const groupsAndNone = [...constituencies, 'none'] as const;

export class ListPeopleRequest extends PageRequest {
  @ApiPropertyOptional({ enum: groupsAndNone })
  @IsOptional()
  @IsIn(groupsAndNone)
  constituency?: Constituency | 'none';

  @ApiPropertyOptional({ type: String, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  organisationId?: string;
}

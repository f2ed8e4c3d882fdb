import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDate,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

export class DecideRequestRequest {
  @ApiProperty({ description: 'Agreed, or declined.' })
  @IsBoolean()
  agreed: boolean;

  @ApiProperty({ description: 'The time of the request that was seen.' })
  @Type(() => Date)
  @IsDate()
  requestedAt: Date;
}

export class MoreLinksRequest {
  @ApiProperty({ type: String, format: 'uuid', description: 'The enterprise, as a unit of the wave.' })
  @IsUUID()
  unitId: string;

  @ApiProperty({ minimum: 1, maximum: 100_000, description: 'Personal links that it could have in all.' })
  @IsInt()
  @Min(1)
  @Max(100_000)
  links: number;

  @ApiProperty({ maxLength: 500 })
  @IsString()
  @MaxLength(500)
  reason: string;
}

export class DecideWithheldRequest {
  @ApiProperty({ description: 'The rows may leave in files from now on; otherwise they stay in no file.' })
  @IsBoolean()
  released: boolean;

  @ApiProperty({ maxLength: 500 })
  @IsString()
  @MaxLength(500)
  reason: string;
}

export class InvitationsRequest {
  @ApiProperty({ type: String, format: 'uuid' })
  @IsUUID()
  unitId: string;

  @ApiProperty({ minimum: 1, maximum: 5000 })
  @IsInt()
  @Min(1)
  @Max(5000)
  count: number;

  @ApiProperty({
    type: [String],
    required: false,
    description: 'Links of this enterprise that were not used; they are closed first.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5000)
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  replaced?: string[];
}

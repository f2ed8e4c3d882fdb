import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';
import { bases } from '../../domain/basis.js';
import type { Basis, BasisOf } from '../../domain/basis.js';
import { placeLevels } from '../../domain/place.js';
import type { PlaceLevel } from '../../domain/place.js';

export class PlaceResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ enum: placeLevels })
  level: PlaceLevel;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  parentId: string | null;

  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;

  @ApiProperty({ type: String, nullable: true })
  countryCode: string | null;

  @ApiProperty({ type: String, nullable: true })
  isoCode: string | null;

  @ApiProperty({ type: String, nullable: true })
  gbCode: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Number of a park or an enterprise in an official register',
  })
  registerNumber: string | null;

  @ApiProperty({ type: LocalizedTextResponse, nullable: true })
  note: LocalizedTextResponse | null;

  @ApiProperty({ enum: bases })
  basis: Basis;

  @ApiProperty({ type: Object, additionalProperties: { enum: [...bases] } })
  basisOf: BasisOf;

  @ApiProperty({ type: Number })
  version: number;

  @ApiProperty({ type: Number, description: 'Number of places directly below' })
  children: number;
}

export class PlaceListResponse {
  @ApiProperty({ type: [PlaceResponse] })
  items: PlaceResponse[];

  @ApiProperty({ type: Number })
  total: number;
}

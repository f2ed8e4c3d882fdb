import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import { type ReplacementReason, replacementReasons } from '../../domain/sample.js';

export class ReserveResponse {
  @ApiProperty() stratum: string;
  @ApiProperty({ description: 'Enterprises that may still replace drawn ones.' }) left: number;
  @ApiProperty({ type: LocalizedTextResponse, nullable: true, description: 'The next of them; null: none is left.' })
  next: LocalizedTextResponse | null;
}

export class ReplacedUnitResponse {
  @ApiProperty({ type: String, format: 'uuid' }) unitId: string;
  @ApiProperty({ type: LocalizedTextResponse }) enterprise: LocalizedTextResponse;
  @ApiProperty({ type: LocalizedTextResponse }) park: LocalizedTextResponse;
  @ApiProperty() stratum: string;
  @ApiProperty({ enum: replacementReasons }) reason: ReplacementReason;
  @ApiProperty() replacedAt: Date;
  @ApiProperty({ type: LocalizedTextResponse, description: 'The enterprise that was taken instead.' })
  substitute: LocalizedTextResponse;
}

export class ReplacementsResponse {
  @ApiProperty({ type: [ReserveResponse], description: 'Strata of the sample with enterprises that were not drawn.' })
  reserves: readonly ReserveResponse[];
  @ApiProperty({ type: [ReplacedUnitResponse], description: 'The latest first.' })
  replaced: readonly ReplacedUnitResponse[];
}

import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { Text } from '../../../platform/http/dto.js';

export class StartUploadRequest {
  @Text({ max: 400 })
  fileName: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Size of the whole file, at most 200 MB.' })
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  bytes: number;

  /** Distinguishes versions of a file: for example when it was last modified. */
  @Text({ max: 100 })
  fingerprint: string;
}

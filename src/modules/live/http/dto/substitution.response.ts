import { ApiProperty } from '@nestjs/swagger';

export class PlannedSubstitutionResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
}

import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';

export class RequestedReplacementResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When the devices are removed unless it is stopped.' })
  takesEffectAt: Date;
}

export class DeviceReplacementResponse extends RequestedReplacementResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  accountId: string;

  @ApiProperty({ type: String, format: 'uuid' })
  personId: string;

  @ApiProperty({ type: LocalizedTextResponse, description: 'The name of the administrator who requested it.' })
  requestedBy: LocalizedTextResponse;

  @ApiProperty({ type: String, format: 'date-time' })
  requestedAt: Date;
}

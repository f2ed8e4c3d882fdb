import { ApiProperty } from '@nestjs/swagger';
import { constituencies, type Constituency } from '../../../../kernel/actor.js';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';
import type { SharedPosition } from '../../queries/outcomes.query.js';

export class SharedPositionResponse implements SharedPosition {
  @ApiProperty() id: string;
  @ApiProperty({ enum: constituencies, description: 'The group whose position it is.' }) constituency: Constituency;
  @ApiProperty({ type: LocalizedTextResponse }) text: LocalizedTextResponse;
  @ApiProperty() sharedAt: Date;
}

export class SharedPositionListResponse {
  @ApiProperty({ type: [SharedPositionResponse] }) items: readonly SharedPositionResponse[];
}

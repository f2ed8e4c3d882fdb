import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';
import type { RoomState } from '../../domain/room/state.js';
import type { SharedView } from '../../domain/room/view.js';
import type { PairedScreen } from '../../use-cases/pair-screen.js';

export class PairedScreenResponse implements PairedScreen {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date-time' }) pairedAt: Date;
  @ApiProperty({
    type: LocalizedTextResponse,
    description: 'The screen ends when this person no longer conducts the meeting.',
  })
  pairedBy: LocalizedTextResponse;
}

export class PairedScreensResponse {
  @ApiProperty({ type: [PairedScreenResponse] }) items: readonly PairedScreenResponse[];
}

export class ShownScreenResponse {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Title of the meeting, the item under discussion, and the people whom the screen shows.',
  })
  view: SharedView;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Speech, next three requests and times.' })
  state: RoomState;
  @ApiProperty({ type: 'integer', description: 'Milliseconds since 1970.' }) serverTime: number;
  @ApiProperty({ description: 'Address of the phone view for people with a seat.' }) joinLink: string;
}

import { Injectable } from '@nestjs/common';
import { EventStream } from '../../../platform/events/event-stream.js';
import { roomEventTypes } from '../domain/events.js';
import { RoomScreens } from './room-screens.js';

@Injectable()
export class FloorProjection {
  constructor(stream: EventStream, screens: RoomScreens) {
    stream.on([roomEventTypes['floor-given'], roomEventTypes['floor-ended']], (committed) => screens.show(committed));
  }
}

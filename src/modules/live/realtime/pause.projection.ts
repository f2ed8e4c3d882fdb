import { Injectable } from '@nestjs/common';
import { EventStream } from '../../../platform/events/event-stream.js';
import { roomEventTypes } from '../domain/events.js';
import { RoomScreens } from './room-screens.js';

@Injectable()
export class PauseProjection {
  constructor(stream: EventStream, screens: RoomScreens) {
    stream.on([roomEventTypes['room-paused'], roomEventTypes['room-resumed']], (committed) => screens.show(committed));
  }
}

import { Injectable } from '@nestjs/common';
import { EventStream } from '../../../platform/events/event-stream.js';
import { roomEventTypes } from '../domain/events.js';
import { RoomScreens } from './room-screens.js';

@Injectable()
export class AgendaProjection {
  constructor(stream: EventStream, screens: RoomScreens) {
    stream.on([roomEventTypes['cursor-moved']], (committed) => screens.show(committed));
  }
}

import { Injectable } from '@nestjs/common';
import { EventStream } from '../../../platform/events/event-stream.js';
import { roomEventTypes } from '../domain/events.js';
import { RoomScreens } from './room-screens.js';

@Injectable()
export class HandsProjection {
  constructor(stream: EventStream, screens: RoomScreens) {
    stream.on([roomEventTypes['hand-raised'], roomEventTypes['hand-lowered']], (committed) => screens.show(committed));
  }
}

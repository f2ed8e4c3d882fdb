import { Injectable } from '@nestjs/common';
import { roomBusy } from '../domain/problems.js';

/**
 * Maximum number of commands of one room that may wait in this process; further ones are refused with a request to try
 * again.
 */
const mostWaiting = 1000;

interface Line {
  last: Promise<unknown>;
  waiting: number;
}

/**
 * Runs one command of a room at a time in this process, so that a burst in one room waits here and does not occupy a
 * hundred database connections that other requests need. Between processes the lock on the room's row has the same
 * effect.
 */
@Injectable()
export class RoomTurns {
  private readonly lines = new Map<string, Line>();

  async take<T>(room: string, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(room) ?? { last: Promise.resolve(), waiting: 0 };
    if (line.waiting >= mostWaiting) throw roomBusy();
    this.lines.set(room, line);
    line.waiting += 1;
    const turn = line.last.then(work, work);
    line.last = turn;
    try {
      return await turn;
    } finally {
      line.waiting -= 1;
      if (line.waiting === 0) this.lines.delete(room);
    }
  }
}

import { randomInt } from 'node:crypto';
import { UseFilters, UseGuards } from '@nestjs/common';
import { ConnectedSocket, SubscribeMessage, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { Clock } from '../../../kernel/clock.js';
import { AuthGuard } from '../../../platform/auth/auth.guard.js';
import { Public } from '../../../platform/auth/decorators.js';
import { ProblemFilter } from '../../../platform/http/problem.filter.js';
import { longestWaiting, noteWaiting } from '../../../platform/realtime/anonymous-connections.js';
import { liveNamespace } from './messages.js';
import type { ScreenMessages, WaitingScreen } from './protocol.js';

/** Without letters and digits that are easily confused; 8 of them are 40 bits, and a code ends with its connection. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'.split('');
const codeLength = 8;
const beginning = 'screen:';

/** Screens without an account that wait for a person who conducts a meeting to enter their code. Nothing is stored. */
@WebSocketGateway({ namespace: liveNamespace })
@UseGuards(AuthGuard)
@UseFilters(ProblemFilter)
export class WaitingScreensGateway {
  @WebSocketServer() private readonly namespace: Namespace | undefined;

  constructor(private readonly clock: Clock) {}

  /** A connection has one code at a time. */
  @SubscribeMessage('wait-for-pairing')
  @Public()
  async wait(@ConnectedSocket() socket: Socket): Promise<{ readonly ok: true } & WaitingScreen> {
    noteWaiting(socket);
    for (const room of socket.rooms) if (room.startsWith(beginning)) await socket.leave(room);
    const code = Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join('');
    (socket.data as { codeEndsAt?: number }).codeEndsAt = this.clock.now().getTime() + longestWaiting;
    await socket.join(beginning + code);
    return { ok: true, code, holds: longestWaiting };
  }

  async isWaiting(code: string): Promise<boolean> {
    const found = (await this.namespace?.in(beginning + code).fetchSockets()) ?? [];
    const now = this.clock.now().getTime();
    return found.some(({ data }) => ((data as { codeEndsAt?: number }).codeEndsAt ?? 0) > now);
  }

  /** Only to the screen that shows the code, which is then used up. */
  paired(code: string, message: ScreenMessages['paired']): void {
    this.namespace?.to(beginning + code).emit('paired', message);
    this.namespace?.in(beginning + code).socketsLeave(beginning + code);
  }
}

import { UseFilters, UseGuards, UsePipes } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import type { Actor } from '../../../kernel/actor.js';
import { AuthGuard } from '../../../platform/auth/auth.guard.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { ProblemFilter } from '../../../platform/http/problem.filter.js';
import { inputPipe } from '../../../platform/http/validation.js';
import { MoveCursor } from '../use-cases/move-cursor.js';
import { PauseRoom } from '../use-cases/pause-room.js';
import { ResumeRoom } from '../use-cases/resume-room.js';
import { SetBudget } from '../use-cases/set-budget.js';
import { demandJoined, liveNamespace, CommandMessage, MoveCursorMessage, SetBudgetMessage } from './messages.js';
import type { CommandReceipt } from './protocol.js';

type Receipt = Promise<{ readonly ok: true } & CommandReceipt>;

/** The facilitator's commands for the session: the item under discussion, its time budgets, and the pause. */
@WebSocketGateway({ namespace: liveNamespace })
@UseGuards(AuthGuard)
@UsePipes(inputPipe)
@UseFilters(ProblemFilter)
export class SteeringGateway {
  constructor(
    private readonly cursor: MoveCursor,
    private readonly pausing: PauseRoom,
    private readonly resuming: ResumeRoom,
    private readonly budgets: SetBudget,
  ) {}

  @SubscribeMessage('move-cursor')
  @Permit('live.cursor.move')
  async moveCursor(
    @CurrentActor() actor: Actor,
    @ConnectedSocket() socket: Socket,
    @MessageBody() message: MoveCursorMessage,
  ): Receipt {
    demandJoined(socket, message);
    return { ok: true, ...(await this.cursor.execute(actor, message, message)) };
  }

  @SubscribeMessage('set-budget')
  @Permit('live.cursor.move')
  async setBudget(
    @CurrentActor() actor: Actor,
    @ConnectedSocket() socket: Socket,
    @MessageBody() message: SetBudgetMessage,
  ): Receipt {
    demandJoined(socket, message);
    return { ok: true, ...(await this.budgets.execute(actor, message, message)) };
  }

  @SubscribeMessage('pause')
  @Permit('live.room.pause')
  async pause(
    @CurrentActor() actor: Actor,
    @ConnectedSocket() socket: Socket,
    @MessageBody() message: CommandMessage,
  ): Receipt {
    demandJoined(socket, message);
    return { ok: true, ...(await this.pausing.execute(actor, message)) };
  }

  @SubscribeMessage('resume')
  @Permit('live.room.pause')
  async resume(
    @CurrentActor() actor: Actor,
    @ConnectedSocket() socket: Socket,
    @MessageBody() message: CommandMessage,
  ): Receipt {
    demandJoined(socket, message);
    return { ok: true, ...(await this.resuming.execute(actor, message)) };
  }
}

import { UseFilters, UseGuards, UsePipes } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import type { Actor } from '../../../kernel/actor.js';
import { AuthGuard } from '../../../platform/auth/auth.guard.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { ProblemFilter } from '../../../platform/http/problem.filter.js';
import { inputPipe } from '../../../platform/http/validation.js';
import { EndFloor } from '../use-cases/end-floor.js';
import { GiveFloor } from '../use-cases/give-floor.js';
import { LowerHand } from '../use-cases/lower-hand.js';
import { RaiseHand } from '../use-cases/raise-hand.js';
import { UndoFloor } from '../use-cases/undo-floor.js';
import {
  demandJoined,
  liveNamespace,
  EndFloorMessage,
  GiveFloorMessage,
  LowerHandMessage,
  RaiseHandMessage,
} from './messages.js';
import type { CommandReceipt } from './protocol.js';

type Receipt = Promise<{ readonly ok: true } & CommandReceipt>;

/** Hands and the floor over sockets, with the same use cases as over HTTP. */
@WebSocketGateway({ namespace: liveNamespace })
@UseGuards(AuthGuard)
@UsePipes(inputPipe)
@UseFilters(ProblemFilter)
export class FloorGateway {
  constructor(
    private readonly raise: RaiseHand,
    private readonly lower: LowerHand,
    private readonly give: GiveFloor,
    private readonly end: EndFloor,
    private readonly undo: UndoFloor,
  ) {}

  @SubscribeMessage('raise-hand')
  @Permit('live.hand.raise')
  async raiseHand(
    @CurrentActor() actor: Actor,
    @ConnectedSocket() socket: Socket,
    @MessageBody() message: RaiseHandMessage,
  ): Receipt {
    demandJoined(socket, message);
    const { kind, personId, replyTo = null, constituency = null, organisationId = null, withIds = [] } = message;
    const wish = { kind, personId, replyTo, constituency, organisationId, withIds };
    return { ok: true, ...(await this.raise.execute(actor, message, wish)) };
  }

  @SubscribeMessage('lower-hand')
  @Permit('live.hand.lower')
  async lowerHand(
    @CurrentActor() actor: Actor,
    @ConnectedSocket() socket: Socket,
    @MessageBody() message: LowerHandMessage,
  ): Receipt {
    demandJoined(socket, message);
    const { personId = null, kind = null } = message;
    return { ok: true, ...(await this.lower.execute(actor, message, { personId, kind })) };
  }

  @SubscribeMessage('give-floor')
  @Permit('live.floor.give')
  async giveFloor(
    @CurrentActor() actor: Actor,
    @ConnectedSocket() socket: Socket,
    @MessageBody() message: GiveFloorMessage,
  ): Receipt {
    demandJoined(socket, message);
    const { personId, kind = null, replaces, limitSeconds = null, override = null, interrupts = false } = message;
    const wish = { personId, kind, replaces, limitSeconds, override, interrupts };
    return { ok: true, ...(await this.give.execute(actor, message, wish)) };
  }

  @SubscribeMessage('end-floor')
  @Permit('live.floor.end')
  async endFloor(
    @CurrentActor() actor: Actor,
    @ConnectedSocket() socket: Socket,
    @MessageBody() message: EndFloorMessage,
  ): Receipt {
    demandJoined(socket, message);
    return { ok: true, ...(await this.end.execute(actor, message, message.speechId)) };
  }

  @SubscribeMessage('undo-floor')
  @Permit('live.floor.give')
  async undoFloor(
    @CurrentActor() actor: Actor,
    @ConnectedSocket() socket: Socket,
    @MessageBody() message: EndFloorMessage,
  ): Receipt {
    demandJoined(socket, message);
    return { ok: true, ...(await this.undo.execute(actor, message, message.speechId)) };
  }
}

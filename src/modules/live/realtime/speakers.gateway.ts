import { UseFilters, UseGuards, UsePipes } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import type { Actor } from '../../../kernel/actor.js';
import { AuthGuard } from '../../../platform/auth/auth.guard.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { ProblemFilter } from '../../../platform/http/problem.filter.js';
import { inputPipe } from '../../../platform/http/validation.js';
import { CedeFloor } from '../use-cases/cede-floor.js';
import { CloseList } from '../use-cases/close-list.js';
import { ContinueFloor } from '../use-cases/continue-floor.js';
import { ExtendFloor } from '../use-cases/extend-floor.js';
import { ReopenList } from '../use-cases/reopen-list.js';
import {
  demandJoined,
  liveNamespace,
  CedeFloorMessage,
  CommandMessage,
  EndFloorMessage,
  ExtendFloorMessage,
} from './messages.js';
import type { CommandReceipt } from './protocol.js';

type Receipt = Promise<{ readonly ok: true } & CommandReceipt>;

/** The course of a speech and the list of speakers over sockets, with the same use cases as over HTTP. */
@WebSocketGateway({ namespace: liveNamespace })
@UseGuards(AuthGuard)
@UsePipes(inputPipe)
@UseFilters(ProblemFilter)
export class SpeakersGateway {
  constructor(
    private readonly ceding: CedeFloor,
    private readonly extending: ExtendFloor,
    private readonly continuing: ContinueFloor,
    private readonly closing: CloseList,
    private readonly reopening: ReopenList,
  ) {}

  @SubscribeMessage('cede-floor')
  @Permit('live.floor.end')
  async cedeFloor(
    @CurrentActor() actor: Actor,
    @ConnectedSocket() socket: Socket,
    @MessageBody() message: CedeFloorMessage,
  ): Receipt {
    demandJoined(socket, message);
    return { ok: true, ...(await this.ceding.execute(actor, message, message)) };
  }

  @SubscribeMessage('extend-floor')
  @Permit('live.floor.give')
  async extendFloor(
    @CurrentActor() actor: Actor,
    @ConnectedSocket() socket: Socket,
    @MessageBody() message: ExtendFloorMessage,
  ): Receipt {
    demandJoined(socket, message);
    return { ok: true, ...(await this.extending.execute(actor, message, message)) };
  }

  @SubscribeMessage('continue-floor')
  @Permit('live.floor.give')
  async continueFloor(
    @CurrentActor() actor: Actor,
    @ConnectedSocket() socket: Socket,
    @MessageBody() message: EndFloorMessage,
  ): Receipt {
    demandJoined(socket, message);
    return { ok: true, ...(await this.continuing.execute(actor, message, message.speechId)) };
  }

  @SubscribeMessage('close-list')
  @Permit('live.floor.give')
  async closeList(
    @CurrentActor() actor: Actor,
    @ConnectedSocket() socket: Socket,
    @MessageBody() message: CommandMessage,
  ): Receipt {
    demandJoined(socket, message);
    return { ok: true, ...(await this.closing.execute(actor, message)) };
  }

  @SubscribeMessage('reopen-list')
  @Permit('live.floor.give')
  async reopenList(
    @CurrentActor() actor: Actor,
    @ConnectedSocket() socket: Socket,
    @MessageBody() message: CommandMessage,
  ): Receipt {
    demandJoined(socket, message);
    return { ok: true, ...(await this.reopening.execute(actor, message)) };
  }
}

import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import type { Socket } from 'socket.io';
import { type Constituency, constituencies } from '../../../kernel/actor.js';
import { notJoined } from '../domain/problems.js';
import { type OverrideReason, overrideReasons } from '../domain/room/events.js';
import { type SpeechKind, speechKinds, mostJointly } from '../domain/room/state.js';
import { mostBudgetMinutes } from '../domain/room/budget.js';
import type { ClientCommands, RoomAddress, RoomCommandMessage } from './protocol.js';
import type { Channel } from './room-attendance.js';

/**
 * Classes that validate the socket commands like HTTP bodies, and the channel that a screen must have joined to send
 * them; `protocol.ts` explains their meaning.
 */

export class AddressMessage implements RoomAddress {
  @IsUUID() workspaceId: string;
  @IsUUID() meetingId: string;
}

export class SyncMessage extends AddressMessage implements RoomAddress {
  @IsInt() @Min(0) @Max(2_147_483_647) lastSeq: number;
}

export class JoinMessage extends SyncMessage {
  @IsUUID() visitId: string;
}

export class LeaveMessage extends AddressMessage implements RoomAddress {
  @IsUUID() visitId: string;
}

export class CommandMessage extends AddressMessage implements RoomCommandMessage {
  @IsUUID() commandId: string;
  @IsOptional() @IsInt() @Min(0) @Max(8.64e15) meantAt?: number;
  @IsOptional() @IsInt() @Min(0) @Max(2_147_483_647) seenSeq?: number;
}

export class RaiseHandMessage extends CommandMessage {
  @IsIn(speechKinds) kind: SpeechKind;
  @IsOptional() @IsUUID() personId?: string | null;
  @IsOptional() @IsUUID() replyTo?: string | null;
  @IsOptional() @IsIn(constituencies) constituency?: Constituency | null;
  @IsOptional() @IsUUID() organisationId?: string | null;
  @IsOptional() @IsArray() @ArrayMaxSize(mostJointly) @IsUUID(undefined, { each: true }) withIds?: string[];
}

export class LowerHandMessage extends CommandMessage {
  @IsOptional() @IsUUID() personId?: string;
  @IsOptional() @IsIn(speechKinds) kind?: SpeechKind;
}

export class GiveFloorMessage extends CommandMessage {
  @IsUUID() personId: string;
  @IsOptional() @IsIn(speechKinds) kind?: SpeechKind | null;
  @ValidateIf((message: GiveFloorMessage) => message.replaces !== null)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  replaces: number | null;
  @IsOptional() @IsInt() @Min(15) @Max(3600) limitSeconds?: number | null;
  @IsOptional() @IsIn(overrideReasons) override?: OverrideReason | null;
  @IsOptional() @IsBoolean() interrupts?: boolean;
}

export class EndFloorMessage extends CommandMessage {
  @IsInt() @Min(1) @Max(2_147_483_647) speechId: number;
}

export class ExtendFloorMessage extends EndFloorMessage {
  @IsInt() @Min(15) @Max(86_400) limitSeconds: number;
}

export class CedeFloorMessage extends EndFloorMessage {
  @IsUUID() personId: string;
}

export class MoveCursorMessage extends CommandMessage {
  @ValidateIf((message: MoveCursorMessage) => message.agendaItemId !== null) @IsUUID() agendaItemId: string | null;
  @ValidateIf((message: MoveCursorMessage) => message.replaces !== null) @IsUUID() replaces: string | null;
}

export class SetBudgetMessage extends CommandMessage {
  @IsUUID() agendaItemId: string;
  @ValidateIf((message: SetBudgetMessage) => message.constituency !== null)
  @IsIn(constituencies)
  constituency: Constituency | null;
  @ValidateIf((message: SetBudgetMessage) => message.minutes !== null)
  @IsInt()
  @Min(1)
  @Max(mostBudgetMinutes)
  minutes: number | null;
}

type Shapes = {
  'raise-hand': RaiseHandMessage;
  'lower-hand': LowerHandMessage;
  'give-floor': GiveFloorMessage;
  'end-floor': EndFloorMessage;
  'undo-floor': EndFloorMessage;
  'cede-floor': CedeFloorMessage;
  'extend-floor': ExtendFloorMessage;
  'continue-floor': EndFloorMessage;
  'set-budget': SetBudgetMessage;
  'close-list': CommandMessage;
  'reopen-list': CommandMessage;
  'move-cursor': MoveCursorMessage;
  join: JoinMessage;
  leave: LeaveMessage;
  sync: SyncMessage;
};
/** The compiler checks that the classes match the protocol. */
export type Checked = { [Name in keyof Shapes]: ClientCommands[Name] extends Shapes[Name] ? true : never };

export const liveNamespace = '/live';

export function channelOf({ workspaceId, meetingId }: RoomAddress): Channel {
  return { name: `live:${workspaceId}:${meetingId}`, meetingId };
}

/** Commands are accepted only from a connection that has joined the room. */
export function demandJoined(socket: Socket, address: RoomAddress): void {
  if (!socket.rooms.has(channelOf(address).name)) throw notJoined();
}

import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { type GuestKind, guestKinds } from '../../domain/group-guests.js';

export class AdmitGuestRequest {
  @ApiProperty({ format: 'uuid' }) @IsUUID() personId: string;
  @ApiProperty({ enum: guestKinds, description: 'In what capacity the guest attends.' })
  @IsIn(guestKinds)
  kind: GuestKind;
}

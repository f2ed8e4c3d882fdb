import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import type { Role } from '../../../../kernel/actor.js';
import { Email, Roles } from './fields.js';

export class ChangeRolesRequest {
  @Roles()
  roles: Role[];
}

export class InviteRequest {
  @ApiProperty({ type: String, format: 'uuid' })
  @IsUUID()
  personId: string;

  @Email()
  email: string;

  @Roles()
  roles: Role[];
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsUUID, ValidateIf } from 'class-validator';
import type { Role } from '../../../../kernel/actor.js';
import { Email, Roles } from './fields.js';

export class ChangeRolesRequest {
  @Roles()
  roles: Role[];

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The park of a park coordinator; unchanged if absent',
  })
  @ValidateIf(({ parkId }: ChangeRolesRequest) => parkId !== undefined && parkId !== null)
  @IsUUID()
  parkId?: string | null;
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

export class InviteManyRequest {
  @ApiProperty({ type: String, format: 'uuid', isArray: true, minItems: 1, maxItems: 500 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  personIds: string[];
}

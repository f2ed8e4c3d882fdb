import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export class AcceptGroupMemberRequest {
  @ApiProperty({ format: 'uuid' }) @IsUUID() personId: string;
  @ApiProperty({ description: 'Whether the person also sees meetings that have ended.' }) @IsBoolean() earlier: boolean;
  @ApiPropertyOptional({
    ...{ type: String, nullable: true, maxLength: 300 },
    description: 'Organisation, number and date of the nomination letter; needed while no one has been accepted.',
  })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  letter?: string | null;
}

export class AcceptedResponse {
  @ApiProperty({ description: 'False while a second titular member has to accept the person too.' }) accepted: boolean;
}

export class RefuseGroupMemberRequest {
  @ApiProperty({ format: 'uuid' }) @IsUUID() personId: string;
  @ApiProperty({ maxLength: 2000, description: 'Read by the organisation that nominated the person.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason: string;
}

export class ConfirmSpokespersonRequest {
  @ApiProperty({ format: 'uuid' }) @IsUUID() personId: string;
}

import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { type Sex, sexes } from '../../../../kernel/actor.js';
import { ListOf, Text, unlessNull } from '../../../../platform/http/dto.js';
import {
  type Delegate,
  type DelegateSeat,
  delegateSeats,
  longestDelegateName,
  mostDelegates,
} from '../../domain/reply-slip.js';

export class AskForDelegatesRequest {
  @ApiProperty({ format: 'uuid', description: 'An organisation of one of the three groups.' })
  @IsUUID()
  organisationId: string;
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 20 }) @IsInt() @Min(0) @Max(20) titularSeats: number;
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 20 }) @IsInt() @Min(0) @Max(20) substituteSeats: number;
}

export class DelegateRequest implements Delegate {
  @ApiProperty({ maxLength: longestDelegateName }) @IsString() @MaxLength(longestDelegateName) name: string;
  @ApiProperty({ maxLength: 200, description: 'The function in the organisation; may be blank.' })
  @IsString()
  @MaxLength(200)
  post: string;
  @ApiProperty({ maxLength: 254, description: 'Blank: invited by a printed letter.' })
  @IsString()
  @MaxLength(254)
  email: string;
  @ApiProperty({ enum: delegateSeats }) @IsIn(delegateSeats) seat: DelegateSeat;
  @ApiProperty({ enum: sexes }) @IsIn(sexes) sex: Sex;
}

export class NameDelegatesRequest {
  @ListOf(DelegateRequest, { least: 1, most: mostDelegates }) delegates: DelegateRequest[];
  @ApiProperty({
    ...{ type: String, maxLength: 300, nullable: true },
    description: 'Number and date of the nomination letter.',
  })
  @unlessNull
  @IsString()
  @MaxLength(300)
  letter: string | null;
  @ApiProperty({ type: String, maxLength: 300, nullable: true, description: 'Who filled in the slip.' })
  @unlessNull
  @IsString()
  @MaxLength(300)
  contact: string | null;
}

export class DelegateListRequest {
  @ApiProperty({
    maxLength: 100_000,
    description: 'Comma-separated values with the columns of the seat list. The first row names the columns.',
  })
  @Text({ max: 100_000 })
  text: string;
}

export class AcceptDelegatesRequest {
  @ApiProperty({
    ...{ type: 'integer', isArray: true, maxItems: mostDelegates },
    description: 'Numbers of delegates who receive no seat, from 1.',
  })
  @IsArray()
  @ArrayMaxSize(mostDelegates)
  @IsInt({ each: true })
  leaveOut: number[];
}

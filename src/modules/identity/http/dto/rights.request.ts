import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type PairDecision, pairDecisions } from '../../use-cases/decide-pair-request.js';

export class DecidePairRequestRequest {
  @ApiProperty({ enum: pairDecisions, description: 'Cancelling is for the person who made the request.' })
  @IsIn(pairDecisions)
  decision: PairDecision;
}

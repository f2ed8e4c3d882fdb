import { ApiProperty } from '@nestjs/swagger';

export class UnlockedAnswersResponse {
  @ApiProperty({ description: 'Answers that became readable' }) opened: number;
  @ApiProperty({ description: 'Answers deleted unread, because there were too few' }) unopened: number;
}

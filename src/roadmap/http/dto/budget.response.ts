import { ApiProperty } from '@nestjs/swagger';

export class BudgetSumResponse {
  @ApiProperty({ example: 'CNY', description: 'ISO 4217.' }) currency: string;
  @ApiProperty({ example: '120000.00' }) planned: string;
  @ApiProperty({ example: '50000.00' }) committed: string;
  @ApiProperty({ example: '20000.00' }) spent: string;
}

export class BudgetLineResponse extends BudgetSumResponse {
  @ApiProperty({ description: 'Where the money comes from.' }) source: string;
}

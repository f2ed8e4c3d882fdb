import { answerRequest } from '../../src/analyst/estimate/run-estimate-request.js';
import type { EstimateAnswer } from '../../src/analyst/estimate/run-estimate-request.js';
import { ColumnsOfText } from '../../src/analyst/input/columns-of-text.js';
import { Table } from '../../src/analyst/input/table.js';

export interface CsvRows {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The answer to a request about rows of text. */
export function estimateOfRows({ header, rows }: CsvRows, request: unknown): EstimateAnswer {
  const columns = new ColumnsOfText();
  for (const [at, cells] of [header, ...rows].entries()) columns.take({ row: at + 1, cells, flaw: null });
  return answerRequest(Table.of(columns.end()), request);
}

import type { Schema } from '#shared';

export type Cell = Schema<'CellResponse'>;
export type CountCell = Schema<'CountCellResponse'>;
export type Counts = Schema<'CountsResponse'>;
export type Counted = Pick<Schema<'PeriodFigureResponse'>, 'state' | 'value' | 'numerator' | 'denominator'>;
export type Gap = Schema<'GapResponse'>;
export type LevelName = NonNullable<Cell['levelName']>;
export type Indicator = Schema<'IndicatorEntryResponse'>;
export type IndicatorDetail = Schema<'IndicatorPageResponse'>;
export type IndicatorList = Schema<'IndicatorListResponse'>;
export type Run = Schema<'RunResponse'>;
export type RunComparison = Schema<'RunComparisonResponse'>;
export type Level = RunDetail['levels'][number];
export type RunDetail = Schema<'RunPageResponse'>;

export type CellStatus = Cell['status'];
export type ReferenceValue = Schema<'ReferenceValueResponse'>;
export type Limits = Gap['interval'];

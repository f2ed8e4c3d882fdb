export { IndicatorsModule } from './indicators.module.js';
export { IndicatorsFacade } from './indicators.facade.js';
export { indicatorEvents } from './domain/events.js';
export type { FigureRecord, ReleasedRun, RunRecord } from './queries/figures.query.js';
export type {
  IndicatorEntry,
  IndicatorState,
  Overview,
  ProtectedCell,
  ProtectedSeries,
  WavePoint,
} from './queries/protected-figures.js';

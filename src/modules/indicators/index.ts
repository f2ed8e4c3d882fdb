export { IndicatorsModule } from './indicators.module.js';
export { IndicatorsFacade } from './indicators.facade.js';
export { indicatorEvents } from './domain/events.js';
export type { ReleasedRun, RunRecord } from './queries/runs.query.js';
export type {
  FigureRecord,
  IndicatorEntry,
  IndicatorState,
  Overview,
  ProtectedCell,
  ProtectedSeries,
  WavePoint,
} from './queries/protected-figures.js';

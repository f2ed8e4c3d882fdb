export { IndicatorsModule } from './indicators.module.js';
export { IndicatorsFacade } from './indicators.facade.js';
export { indicatorEvents } from './domain/events.js';

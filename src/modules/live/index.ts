export { LiveModule } from './live.module.js';
export { LiveFacade } from './live.facade.js';
export type { FloorTime, FloorTotal } from './domain/floor-time.js';

export { JobCancelled, JobHandler, JobRegistry } from './job-handler.js';
export type { JobContext } from './job-handler.js';

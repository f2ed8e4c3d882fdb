export { mapConstraint } from './constraint.js';
export { Database } from './database.js';
export { ReadTransaction, Transaction } from './transaction.js';
export type { NewEvent } from './transaction.js';
export { outsideRequest } from '../observability/request-context.js';
export { mayHaveCommitted } from './unavailable.js';

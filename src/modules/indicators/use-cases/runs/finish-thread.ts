/** The code that runs in the thread of `finishInThread`. */
import { parentPort, workerData } from 'node:worker_threads';
import { highsSolver } from '../../../../methodology/numeric/highs-solver.js';
import { type Counted, finishCounted } from '../../domain/runs/finishing.js';
import type { ThreadMessage } from './finish-in-thread.js';

const send = (message: ThreadMessage): void => parentPort!.postMessage(message);

const output = finishCounted(workerData as Counted, await highsSolver(), (done) => send({ done }));
send({ output });

/** The code that runs in the thread of `finishInThread`. */
import { parentPort, workerData } from 'node:worker_threads';
import { highsSolver } from '../../../../methodology/numeric/highs-solver.js';
import { type Counted, finishCounted } from '../../domain/runs/finishing.js';
import type { Heard } from './finish-in-thread.js';

const tell = (heard: Heard): void => parentPort!.postMessage(heard);

const output = await finishCounted(workerData as Counted, await highsSolver(), async (done) => tell({ done }));
tell({ output });

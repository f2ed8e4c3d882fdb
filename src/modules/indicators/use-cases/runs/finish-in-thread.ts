import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { highsSolver } from '../../../../methodology/numeric/highs-solver.js';
import { inBuild } from '../../../../platform/config/in-build.js';
import type { RunOutput } from '../../domain/runs/computation.js';
import type { Counted } from '../../domain/runs/finishing.js';

/** Messages of the thread: its progress, and finally its result. */
export type ThreadMessage = { readonly done: number } | { readonly output: RunOutput };

const threadFile = 'modules/indicators/use-cases/runs/finish-thread.js';

/**
 * Linear programs of a run take up to half a second each, and must not delay phones or a live room: they are solved in
 * a separate thread. `step` receives the share that is done; if it throws, the thread is stopped.
 */
export async function finishInThread(counted: Counted, step: (done: number) => Promise<void>): Promise<RunOutput> {
  // keeping a solver keeps its compiled machine code, so that the next thread need not compile it again
  await highsSolver();
  const thread = new Worker(inBuild(threadFile), { workerData: counted });
  try {
    for await (const [message] of on(thread, 'message', { close: ['exit'] }) as AsyncIterable<[ThreadMessage]>) {
      if ('output' in message) return message.output;
      await step(message.done);
    }
    throw new Error('the thread of a run ended without its figures');
  } finally {
    await thread.terminate();
  }
}

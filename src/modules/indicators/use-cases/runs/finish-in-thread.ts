import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { highsSolver } from '../../../../methodology/numeric/highs-solver.js';
import { inBuild } from '../../../../platform/config/in-build.js';
import type { RunOutput } from '../../domain/runs/computation.js';
import type { Counted } from '../../domain/runs/finishing.js';

/** What the thread tells: how far it is, and in the end what it found. */
export type Heard = { readonly done: number } | { readonly output: RunOutput };

const threadFile = 'modules/indicators/use-cases/runs/finish-thread.js';

/**
 * Linear programs of a run take up to half a second each, and a phone or a live room must not wait for them: they are solved in
 * a thread of their own. `step` hears the share that is done; when it throws, the thread is stopped where it is.
 */
export async function finishInThread(counted: Counted, step: (done: number) => Promise<void>): Promise<RunOutput> {
  // who holds the solver holds the machine code that a thread has made of it: the next one begins with it and not again
  await highsSolver();
  const thread = new Worker(inBuild(threadFile), { workerData: counted });
  try {
    for await (const [heard] of on(thread, 'message', { close: ['exit'] }) as AsyncIterable<[Heard]>) {
      if ('output' in heard) return heard.output;
      await step(heard.done);
    }
    throw new Error('the thread of a run ended without its figures');
  } finally {
    await thread.terminate();
  }
}

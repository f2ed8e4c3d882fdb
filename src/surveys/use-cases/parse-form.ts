import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { inBuild } from '../../platform/config/in-build.js';
import { formProblems } from '../domain/problems-of-forms.js';
import type { FormReading } from '../xlsform/read-form.js';

export interface OfferedForm {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const threadFile = 'surveys/use-cases/parse-form-thread.js';
/** A form of 20,000 questions needs about 3 s and 300 MB. */
const longest = { milliseconds: 60_000, megabytes: 1024 };

let latest: Promise<unknown> = Promise.resolve();

/** Reads an XLSForm in a thread of its own, with limited time and memory. Simultaneous files wait for each other. */
export function parseForm(form: OfferedForm): Promise<FormReading> {
  const reading = latest.then(() => parseInThread(form));
  latest = reading.catch(() => undefined);
  return reading;
}

async function parseInThread(workerData: OfferedForm): Promise<FormReading> {
  const resourceLimits = { maxOldGenerationSizeMb: longest.megabytes };
  const thread = new Worker(inBuild(threadFile), { workerData, resourceLimits });
  const signal = AbortSignal.timeout(longest.milliseconds);
  try {
    const [reading] = (await once(thread, 'message', { signal })) as [FormReading];
    return reading;
  } catch {
    throw formProblems.readingFailed();
  } finally {
    await thread.terminate();
  }
}

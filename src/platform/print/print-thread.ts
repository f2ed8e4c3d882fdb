/** The code that runs in the threads of `printing.ts`: a document goes in, its bytes come out, and its progress before. */
import { parentPort } from 'node:worker_threads';
import { type NamePlates, renderNamePlates } from './name-plates.js';
import type { PrintDocument, Step } from './print-document.js';
import { renderPdf } from './render-pdf.js';

export type PrintJob =
  | { readonly kind: 'document'; readonly document: PrintDocument }
  | { readonly kind: 'name-plates'; readonly plates: NamePlates };

export type ThreadMessage = { readonly done: number } | { readonly content: Uint8Array } | { readonly failed: string };

/** Milliseconds between two reports of progress. */
const interval = 200;

function progress(): Step {
  let last = performance.now();
  return (done) => {
    if (performance.now() - last < interval) return;
    last = performance.now();
    send({ done });
  };
}

const send = (message: ThreadMessage): void => parentPort!.postMessage(message);

async function print(job: PrintJob): Promise<ThreadMessage> {
  try {
    const step = progress();
    const content =
      job.kind === 'document' ? await renderPdf(job.document, step) : await renderNamePlates(job.plates, step);
    return { content };
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort!.on('message', (job: PrintJob) => void print(job).then(send));

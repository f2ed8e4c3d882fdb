/** The code that runs in the thread of `parseForm`. */
import { parentPort, workerData } from 'node:worker_threads';
import { readFormFile } from '../xlsform/read-file.js';
import type { OfferedForm } from './parse-form.js';

const { name, bytes } = workerData as OfferedForm;
parentPort!.postMessage(await readFormFile(name, bytes));

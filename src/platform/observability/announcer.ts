import { pino } from 'pino';
import { logFormat } from '../config/environment.js';

/** What a process says about its start and its end, in addition to the log. */
export interface Announcer {
  say(line: string): void;
  /** Why the process ends. */
  fail(line: string): void;
}

const asText: Announcer = {
  say: (line) => void process.stdout.write(`${line}\n`),
  fail: (line) => void process.stderr.write(`${line}\n`),
};

/** Sentences for a terminal, or lines like those of the log for a collector, which would not understand sentences. */
export function announcer(format: 'text' | 'json' = logFormat()): Announcer {
  if (format === 'text') return asText;
  const lines = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return {
    say: (line) => {
      if (line.trim() !== '') lines.info(line.trim());
    },
    fail: (line) => lines.fatal(line.trim()),
  };
}

/** Node.js itself writes warnings and the last error of a process as text: in JSON too, if the log is. */
export function announceFaults({ say, fail }: Announcer): void {
  if (logFormat() === 'text') return;
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => say(`${name}: ${message}`));
  process.on('uncaughtException', (error) => {
    fail(error.stack ?? String(error));
    process.exit(1);
  });
}

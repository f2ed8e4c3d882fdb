/** Formats all files, or those that are named. */
import { bin, install, runOrExit } from './lib.mjs';

await install({ development: true });
const files = process.argv.slice(2);
await runOrExit(bin('prettier'), ['--write', '--log-level', 'warn', ...(files.length > 0 ? files : ['.'])]);

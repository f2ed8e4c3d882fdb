/**
 * `npm run fuzz -- [--seed S] [--calls N] [--minutes M] [--only WORD]`: calls every operation at least 20 times with success and tries
 * at least 30 hostile values in every field, then goes on until there were N calls. Prints what was covered; ends with 1
 * if there are findings or the coverage is not reached. `--only` chooses operations whose method or path contains the word.
 */
import { spawnNode } from './lib.mjs';

const option = (name, otherwise, read = Number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : String(read(process.argv[at + 1]));
};
const environment = {
  FUZZ_SEED: option('seed', '1'),
  FUZZ_CALLS: option('calls', '0'),
  FUZZ_MINUTES: option('minutes', '60'),
  FUZZ_SUCCESSES: option('successes', '20'),
  FUZZ_VALUES: option('values', '30'),
  FUZZ_ONLY: option('only', '', String),
};
const child = spawnNode(['scripts/test.mjs', 'test/fuzz', '--no-web'], { env: { ...process.env, ...environment } });
child.once('exit', (code) => process.exit(code ?? 1));

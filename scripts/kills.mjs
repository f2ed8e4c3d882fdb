/**
 * `npm run kills -- [--seed S] [--count N] [--minutes M]`: kills servers, the worker, PostgreSQL and Redis while they work, start,
 * receive files, migrate and restore; N kills, but none after M minutes. After each kill, what was acknowledged must exist once
 * and the audit chain must verify. Needs PostgreSQL and Redis of Debian. Prints what was killed; ends with 1 if there are
 * findings.
 */
import { spawnNode } from './lib.mjs';

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : String(Number(process.argv[at + 1]));
};
const environment = {
  KILLS_SEED: option('seed', '1'),
  KILLS_COUNT: option('count', '15'),
  KILLS_MINUTES: option('minutes', '120'),
};
const child = spawnNode(['scripts/test.mjs', 'test/kills', '--no-web'], { env: { ...process.env, ...environment } });
child.once('exit', (code) => process.exit(code ?? 1));

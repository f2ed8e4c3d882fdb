/**
 * `npm run kills -- [--meeting] [--seed S] [--count N] [--minutes M]`: kills servers, the worker, PostgreSQL and Redis while they work, start,
 * receive files, migrate and restore; N kills, but none after M minutes. After each kill, what was acknowledged must exist once
 * and the audit chain must verify. With `--meeting`: a scripted meeting of M minutes on two servers, with cut connections
 * and kills, after each of which all screens, both servers and a replay must show the same. Needs PostgreSQL and Redis of
 * Debian. Prints what was killed; ends with 1 if there are findings.
 */
import { spawnNode } from './lib.mjs';

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : String(Number(process.argv[at + 1]));
};
const meeting = process.argv.includes('--meeting');
const environment = {
  KILLS_SEED: option('seed', '1'),
  KILLS_COUNT: option('count', '15'),
  KILLS_MINUTES: option('minutes', meeting ? '30' : '120'),
};
const child = spawnNode(['scripts/test.mjs', meeting ? 'test/kills/meeting-kills' : 'test/kills/kills', '--no-web'], {
  env: { ...process.env, ...environment },
});
child.once('exit', (code) => process.exit(code ?? 1));

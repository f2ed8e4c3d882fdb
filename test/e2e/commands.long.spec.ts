/**
 * Every command that README and CONTRIBUTING name, on clones in which nothing is installed and nothing is built: those
 * that install run in a clone of their own, the others in one where `npm start` has run. `npm start` as root is in
 * fresh-clone.long.spec.ts.
 */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findChromium } from '../support/browser.js';
import { lackingForInstallation } from '../support/installation.js';

const root = path.resolve('.');
const minutes = 60_000;
const isRoot = process.getuid?.() === 0;
/** The user with the fewest rights on every Unix; its home folder cannot be written. */
const ordinary = 65534;

interface Command {
  readonly command: string;
  readonly exit?: number;
  /** What must be printed. */
  readonly says: RegExp;
  /** The command runs until Ctrl-C, which is sent when this was printed. */
  readonly until?: RegExp;
  readonly as?: 'an ordinary user';
  /** Other than `.data`. */
  readonly dataFolder?: string;
}

interface Result {
  readonly output: string;
  readonly exit: number | null;
  readonly seconds: number;
  /** What git says has changed. */
  readonly changed: string;
}

const starts = { until: /Press Ctrl-C to stop/, says: /Tripartite is ready: http/ };
const tests = { command: 'npm test -- --no-web src/kernel', says: /^\d{2,} passed, 0 failed, 0 skipped$/m };
const checks = { command: 'npm run check -- format', says: /^ok +format/m };
const ofOrdinaryUser: readonly Command[] = [
  { command: 'npm start', ...starts, as: 'an ordinary user' },
  { ...tests, as: 'an ordinary user' },
  { ...checks, as: 'an ordinary user' },
];
const installing: readonly (readonly Command[])[] = [
  ...(isRoot ? [ofOrdinaryUser] : []),
  [{ command: 'npm run dev', until: /Tripartite is ready: http/, says: /Tripartite is ready: http/ }],
  [tests],
  [checks],
  [{ command: 'npm run format -- README.md', says: /^/ }],
  [{ command: 'npm run bench -- weights', says: /^\{"name":"weights",/m }],
  [{ command: 'npm run fuzz -- --only calendar --successes 1 --values 2 --minutes 1', says: /^1 passed, 0 failed/m }],
  [
    {
      command: 'npm run kills -- --count 1 --minutes 2',
      says: lackingForInstallation() === null ? /^1 passed, 0 failed/m : /skipped: .* not found \(install/,
    },
  ],
  [{ command: 'npm run openapi', says: /Building the server/ }],
  [{ command: 'npm run glossary', says: /Installing packages/ }],
  [
    findChromium() === undefined
      ? {
          command: 'node scripts/screenshots.mjs --only sign-in',
          says: /No Chromium found; set CHROMIUM_PATH/,
          exit: 1,
        }
      : {
          command: 'node scripts/screenshots.mjs --only sign-in --widths 360 --languages en',
          says: /^[1-9]\d* pictures, 0 faults$/m,
        },
  ],
];

const installed: readonly Command[] = [
  { command: 'npm run bench', says: /^Benchmarks: catalogue, /m },
  { command: 'node dist/cli.js migrate', says: /^/ },
  { command: 'node dist/cli.js seed', says: /facilitator@|Nothing was loaded/ },
  { command: 'node dist/cli.js audit verify', says: /0 faults/ },
  { command: 'node dist/cli.js audit export', says: /"signature":/ },
  { command: 'node dist/cli.js health worker', says: /The worker has not started, or has stopped/, exit: 1 },
  { command: 'node dist/cli.js waiting-answers', says: /No answers wait|answers wait/ },
  { command: 'node dist/cli.js answer-key set-passphrase', says: /at least 15 characters/, exit: 2 },
  { command: 'node dist/cli.js answer-key remove-passphrase', says: /stored without a passphrase/ },
  {
    command: 'node dist/cli.js restore-administrator --workspace no-such-place --email no-one@programme.example',
    says: /No member of the workspace no-such-place has this address/,
    exit: 1,
  },
  {
    command: 'node dist/cli.js second-factor remove --email no-one@programme.example',
    says: /No account has this address/,
    exit: 1,
  },
  { command: 'node dist/cli.js backup --to ../backup', says: /Backed up \d+ tables/ },
  { command: 'node dist/cli.js restore --from ../backup', says: /restored|Restored/, dataFolder: '.data/restored' },
  { command: 'node dist/cli.js estimate --data ../sizes.csv --request ../mean.json', says: /600\.75/ },
  { command: 'node dist/cli.js sample --help', says: /^sample/ },
  { command: 'node dist/cli.js protect --help', says: /^protect/ },
  { command: 'node dist/cli.js attack --help', says: /^attack/ },
  { command: 'node dist/cli.js xlsform ../form.md', says: /./ },
];

const form = `| survey | | | |
| | type | name | label |
| | integer | workers | How many people work here? |
`;

/** Made for this test: four cities in two strata. */
const sizes = 'city,stratum,size\n1,large,900\n2,large,822\n3,small,364\n4,small,317\n';
const mean = {
  design: { ids: [], strata: ['stratum'], weights: null, fpc: [], nest: false },
  statistic: 'mean',
  variables: ['size'],
};

describe('every command of README and CONTRIBUTING', () => {
  let folder: string;
  const results = new Map<Command, Result>();

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'tripartite-commands-'));
    chmodSync(folder, 0o755);
    writeFileSync(path.join(folder, 'form.md'), form);
    writeFileSync(path.join(folder, 'sizes.csv'), sizes);
    writeFileSync(path.join(folder, 'mean.json'), JSON.stringify(mean));
    const waiting = [...installing.entries()];
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [number, commands] = next;
        const clone = cloneInto(path.join(folder, String(number)), commands[0]!.as);
        for (const command of commands) results.set(command, await run(command, clone));
        if (number > 0) rmSync(clone, { recursive: true, force: true });
      }
    };
    await Promise.all([worker(), worker()]);
    const copy = path.join(folder, 'copy');
    // with the owners of the files, because PostgreSQL refuses those of others
    execFileSync('cp', ['-a', path.join(folder, '0'), copy]);
    for (const command of installed) results.set(command, await run(command, copy));
    const rows = [...results].map(
      ([{ command, as = '' }, { exit, seconds }]) => `${command} ${as} | ${exit} | ${seconds.toFixed(0)} s`,
    );
    process.stderr.write(`command | exit | seconds\n${rows.join('\n')}\n`);
  }, 25 * minutes);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(
    [...installing.flat(), ...installed].map((each) => [`${each.command} ${each.as ?? ''}`.trim(), each] as const),
  )('%s ends as described and changes no file of the repository', (_title, command) => {
    const { output, exit, changed } = results.get(command)!;
    expect(output).toMatch(command.says);
    if (command.until === undefined)
      expect({ exit, output: output.slice(-2000) }).toMatchObject({ exit: command.exit ?? 0 });
    expect(changed).toBe('');
  });
});

describe('the documents', () => {
  it('name no command that is not run here', () => {
    const named = ['README.md', 'CONTRIBUTING.md'].flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\b(?:npm (?:run )?[a-z:]+|node scripts\/[a-z-]+\.mjs)/g)].map(
        ([what]) => what,
      ),
    );
    const known = [...installing.flat(), ...installed].map(({ command }) => command).join('\n');
    // the long tests run this file; npm's own commands are not ours
    const others = ['npm run test:long', 'npm config', 'npm ci', 'npm start'];
    expect(named.length).toBeGreaterThan(10);
    expect([...new Set(named)].filter((command) => !known.includes(command) && !others.includes(command))).toEqual([]);
  });
});

function cloneInto(target: string, as: Command['as']): string {
  execFileSync('git', ['clone', '--quiet', root, target]);
  if (as === undefined) return target;
  for (const file of ['', ...readdirSync(target, { recursive: true, encoding: 'utf8' })])
    chownSync(path.join(target, file), ordinary, ordinary);
  return target;
}

/** Runs a command in the folder, in a process group of its own, so that Ctrl-C reaches all of its processes. */
async function run({ command, until, as, dataFolder = '.data' }: Command, folder: string): Promise<Result> {
  const { NODE_ENV: _ofTheTest, NODE_OPTIONS: _options, ...environment } = process.env;
  const user = as === undefined ? {} : { uid: ordinary, gid: ordinary };
  const home = as === undefined ? {} : { HOME: '/nonexistent', npm_config_cache: undefined };
  const [program = '', ...parameters] = command.split(' ');
  const started = Date.now();
  const child = spawn(program, parameters, {
    cwd: folder,
    env: { ...environment, ...home, PORT: '0', DATA_DIR: dataFolder, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...user,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  if (until !== undefined) {
    while (!until.test(output) && child.exitCode === null) await sleep(50);
    if (child.exitCode === null) process.kill(-child.pid!, 'SIGINT');
    await Promise.race([ended, sleep(20_000)]);
    if (child.exitCode === null && child.signalCode === null) {
      output = `still running 20 s after Ctrl-C: ${output}`.replaceAll('ready', 'r e a d y');
      process.kill(-child.pid!, 'SIGKILL');
    }
  }
  const exit = await ended;
  const safe = ['-c', `safe.directory=${folder}`];
  const changed = execFileSync('git', [...safe, 'status', '--porcelain'], { cwd: folder, encoding: 'utf8' });
  return { output, exit, changed, seconds: (Date.now() - started) / 1000 };
}

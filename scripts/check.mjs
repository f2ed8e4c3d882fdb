/** Checks format, lint, types and architecture, two at a time; or those that are named: `npm run check -- format types`. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { bin, install, root, writeApiTypes } from './lib.mjs';

await install({ development: true });
await writeApiTypes();
const wanted = process.argv.slice(2);
const folders = ['src', 'migrations', 'test', 'bench', 'scripts', 'web'].filter((folder) =>
  existsSync(path.join(root, folder)),
);
const projects = [
  'tsconfig.test.json',
  'web/workspace/tsconfig.json',
  'web/phone/tsconfig.json',
  'web/tsconfig.test.json',
].filter((project) => existsSync(path.join(root, project)));
/** The longest first. */
const steps = [
  ['lint', bin('eslint'), ['--no-error-on-unmatched-pattern', ...folders]],
  ...projects.map((project) => [`types (${project})`, bin('tsc'), ['-p', project, '--noEmit', '--pretty', 'false']]),
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  [
    'architecture',
    bin('depcruise'),
    ['--config', '.dependency-cruiser.cjs', 'src', 'migrations', 'web', '--output-type', 'err'],
  ],
].filter(([name]) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)));
if (steps.length === 0) {
  process.stderr.write('Checks: format, lint, types, architecture\n');
  process.exit(2);
}
let failed = 0;
await Promise.all([performRest(), performRest()]);
process.exit(failed === 0 ? 0 : 1);

async function performRest() {
  for (let step = steps.shift(); step !== undefined; step = steps.shift()) await perform(step);
}

async function perform([name, command, parameters]) {
  const started = Date.now();
  const [ok, output] = await new Promise((resolve) => {
    execFile(command, parameters, { cwd: root, maxBuffer: 1e9 }, (error, said, complained) =>
      resolve([error === null, said + complained]),
    );
  });
  if (!ok) failed += 1;
  const duration = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${output}${ok ? 'ok    ' : 'FAILED'} ${name} (${duration} s)\n`);
}

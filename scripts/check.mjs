/** Checks format, lint, types and architecture. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { bin, install, root, run } from './lib.mjs';

await install({ development: true });
const folders = ['src', 'migrations', 'test', 'bench', 'scripts', 'web'].filter((folder) =>
  existsSync(path.join(root, folder)),
);
const projects = [
  'tsconfig.test.json',
  'web/workspace/tsconfig.json',
  'web/phone/tsconfig.json',
  'web/tsconfig.test.json',
].filter((project) => existsSync(path.join(root, project)));
const steps = [
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  ['lint', bin('eslint'), ['--no-error-on-unmatched-pattern', ...folders]],
  ...projects.map((project) => [`types (${project})`, bin('tsc'), ['-p', project, '--noEmit', '--pretty', 'false']]),
  [
    'architecture',
    bin('depcruise'),
    ['--config', '.dependency-cruiser.cjs', 'src', 'migrations', 'web', '--output-type', 'err'],
  ],
];
const failed = steps.filter(([name, command, parameters]) => {
  const started = Date.now();
  const ok = run(command, parameters) === 0;
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
  return !ok;
});
process.exit(failed.length === 0 ? 0 : 1);

import { parseArgs } from 'node:util';
import { commands } from './cli-commands.js';
import { type Invocation, say, UsageError } from './cli-context.js';
import { logFormat, readSettings, type Settings, SettingsError } from './platform/config/environment.js';
import { announcer } from './platform/observability/announcer.js';

function usage(): string {
  return `Usage: node dist/cli.js COMMAND [options]\n\n${commands.map((command) => `  ${command.words.padEnd(14)} ${command.help}`).join('\n')}\n\nSettings come from the environment; README.md lists them.`;
}

async function main(parameters: readonly string[]): Promise<number> {
  const command = commands.find(({ words }) => parameters.slice(0, words.split(' ').length).join(' ') === words);
  if (command === undefined) {
    const asked = parameters.includes('--help') || parameters.length === 0;
    (asked ? process.stdout : process.stderr).write(`${usage()}\n`);
    return asked ? 0 : 2;
  }
  const rest = parameters.slice(command.words.split(' ').length);
  if (rest.includes('--help')) {
    say(`${command.words}\n  ${command.help}`);
    return 0;
  }
  const { flags = [] } = command;
  const known = Object.fromEntries([
    ...command.options.map((name) => [name, { type: 'string' as const }] as const),
    ...flags.map((name) => [name, { type: 'boolean' as const }] as const),
  ]);
  const allowPositionals = command.words === 'xlsform';
  const { values, positionals } = parseArgs({ args: [...rest], options: known, strict: true, allowPositionals });
  // settings are read only by commands that need them: analysts' commands need no environment
  const invocation = {
    get settings(): Settings {
      return readSettings();
    },
    options: values as Invocation['options'],
    files: positionals,
    flags: new Set(Object.keys(values)),
  };
  return command.run(invocation);
}

main(process.argv.slice(2)).then(
  (code) => {
    // sets the exit code instead of exiting, because output may still be on its way into a pipe
    process.exitCode = code;
    process.stdout.write('', () => process.exit(code));
  },
  (error: unknown) => {
    const expected = error instanceof UsageError || error instanceof SettingsError || error instanceof TypeError;
    const { fail } = announcer(process.argv[2] === 'migrate' ? logFormat() : 'text');
    fail(error instanceof Error ? error.message : String(error));
    process.exit(expected ? 2 : 1);
  },
);

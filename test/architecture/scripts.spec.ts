import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const script = path.resolve('scripts/lib.mjs');
const { isInRange } = (await import(script)) as { isInRange(version: string, range: string): boolean };

interface Described {
  readonly engines?: { readonly node?: string };
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const { engines } = read('package.json') as Described;
const range = engines?.node ?? '';
const { packages } = read('package-lock.json') as { readonly packages: Readonly<Record<string, Described>> };

describe('the versions of Node.js', () => {
  it.each(['20.19.0', '20.20.2', '22.13.0', '22.21.1', '24.11.0', '24.12.3', '25.0.0', '26.1.0'])(
    'include %s',
    (version) => {
      expect(isInRange(version, range)).toBe(true);
    },
  );

  it.each(['18.20.8', '20.18.3', '21.7.3', '22.0.0', '22.12.0', '23.11.1', '24.0.0', '24.10.0'])(
    'exclude %s, in a sentence before anything is installed',
    (version) => {
      expect(isInRange(version, range)).toBe(false);
    },
  );

  it('are those of the package that excludes most', () => {
    expect(range).toBe(packages['node_modules/typeorm']?.engines?.node);
  });

  it('are stated in README', () => {
    expect(readFileSync('README.md', 'utf8')).toContain(
      'Node.js 20.19 or newer of 20, 22.13 or newer of 22, or 24.11 or newer',
    );
  });
});

interface Shown {
  readonly route: string;
}

const pages = (await import(path.resolve('scripts/pages.mjs'))) as {
  readonly openPages: readonly Shown[];
  workspacePages(slug: string, ids: Readonly<Record<string, string>>): readonly Shown[];
  phonePages(link: string): readonly Shown[];
  missingPages(pages: readonly Shown[]): readonly string[];
};

describe('the pictures of pages', () => {
  it('show each declared page', () => {
    const ids = new Proxy({}, { get: () => 'id' });
    const shown = [...pages.openPages, ...pages.workspacePages('city', ids), ...pages.phonePages('/s/ABCDEF')];
    expect(pages.missingPages(shown)).toEqual([]);
    expect(pages.missingPages([])).not.toEqual([]);
  });
});

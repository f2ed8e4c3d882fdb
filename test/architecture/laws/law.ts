import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Path from the root of the repository -> text. */
export type Tree = ReadonlyMap<string, string>;

/** A rule of docs/architecture.md that can be checked in the source text. */
export interface Law {
  readonly says: string;
  /** Trees that violate the rule: each must be found. */
  readonly seeds: readonly Readonly<Record<string, string>>[];
  broken(tree: Tree): readonly string[];
}

const folders = [
  'src',
  'migrations',
  'web/workspace/src',
  'web/workspace/gallery',
  'web/phone',
  'web/shared',
  'test',
  'bench',
  'scripts',
];

/** The sources of the repository, without what is generated or installed. */
export function sources(): Tree {
  const tree = new Map<string, string>();
  for (const folder of folders)
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      if (/\.(?:ts|tsx|mjs|css|json)$/.test(file) && !/node_modules|\.d\.ts$|(?:^|\/)dist\//.test(file))
        tree.set(path.posix.join(folder, file), readFileSync(path.join(folder, file), 'utf8'));
  return tree;
}

export const isSpec = (file: string): boolean => /\.spec\.tsx?$/.test(file);
export const contextOf = (file: string): string | undefined =>
  /^src\/(?:modules\/)?(\w+)\//.exec(file.replace(/^src\/(?:kernel|methodology|platform|demo)\//, ''))?.[1];

/** Text without comments, so that a word in an explanation violates nothing. */
export const code = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/[^\n]*/g, '$1');

/** Files for which `of` is true and in which `pattern` occurs, with the match. */
export function found(tree: Tree, of: (file: string) => boolean, pattern: RegExp): readonly string[] {
  return [...tree]
    .filter(([file]) => of(file) && !isSpec(file))
    .flatMap(([file, text]) => [...code(text).matchAll(new RegExp(pattern, 'g'))].map(([what]) => `${file}: ${what}`));
}

/** The documents of the repository. */
export function documents(): Tree {
  const inside = readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((file) =>
    path.posix.join('docs', file),
  );
  const files = [...readdirSync('.'), ...inside].filter((file) => file.endsWith('.md'));
  return new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
}

/** Files in which the problems of a context stand: `problems.ts`, `problems-of-files.ts`, `agenda-problems.ts`. */
export const isProblemTable = (file: string): boolean =>
  /\/(?:domain|methodology|analyst)\//.test(file) &&
  !file.endsWith('/problem-words.ts') &&
  /\/(?:[a-z-]+-)?(?:problems?|refusals)(?:-[a-z-]+)?\.ts$/.test(file);

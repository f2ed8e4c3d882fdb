import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The compiled server itself; `dist` where the source runs in tests; benchmarks are compiled into a folder of their own in it. */
const roots = ['../../', '../../../dist/', '../../../../'].map((root) => new URL(root, import.meta.url));

/** A file or folder of the build, e.g. one that is no import: found where it is, else where it should be. */
export function inBuild(file: string): string {
  const places = roots.map((root) => fileURLToPath(new URL(file, root)));
  return places.find((place) => existsSync(place)) ?? places[0]!;
}

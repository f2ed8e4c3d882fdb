import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Possible roots: the compiled server itself; `dist` when tests run the source; and the parent of the benchmarks,
 * which are compiled into a subfolder.
 */
const roots = ['../../', '../../../dist/', '../../../../'].map((root) => new URL(root, import.meta.url));

/** The path of a file or folder of the build that is not imported. Returns the expected path if it does not exist. */
export function inBuild(file: string): string {
  const places = roots.map((root) => fileURLToPath(new URL(file, root)));
  return places.find((place) => existsSync(place)) ?? places[0]!;
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from '@jest/globals';

/** The reason why a test cannot run here, or null if it can. */
export type Lacking = string | null;

/**
 * Tests with requirements on the machine. Without them they are skipped with the reason; what CI must provide
 * (`mandatory`) is a failure there.
 */
export function describeWhen(lacking: Lacking, name: string, body: () => void, mandatory = true): void {
  if (lacking === null) {
    describe(name, body);
    return;
  }
  describe(name, () => {
    if (mandatory && process.env['CI'] === 'true') {
      it('has what it needs', () => {
        throw new Error(lacking);
      });
    } else {
      it.skip(`needs what is not here: ${lacking}`, () => undefined);
    }
  });
}

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Reference material that is outside the repository and never copied into it. */
export const sharedFolder = path.resolve(root, '../shared');

/** Tests that use reference material: skipped with a reason if it is absent. */
export function describeWithShared(relative: string, name: string, body: () => void): void {
  const lacking = existsSync(path.join(sharedFolder, relative)) ? null : `the reference folder has no ${relative}`;
  describeWhen(lacking, name, body, false);
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from '@jest/globals';

/** The reason why a test cannot run here, or null if it can. */
export type Lacking = string | null;

/**
 * Tests with requirements on the machine. Without them each is skipped, and the reason is in the name of its group,
 * where `scripts/test.mjs` counts it; what CI must provide (`mandatory`) is a failure there.
 */
export function describeWhen(lacking: Lacking, name: string, body: () => void, mandatory = true): void {
  if (lacking === null) {
    describe(name, body);
    return;
  }
  if (mandatory && process.env['CI'] === 'true') {
    describe(name, () => {
      it('has what it needs', () => {
        throw new Error(lacking);
      });
    });
    return;
  }
  describe.skip(`${name} (skipped: ${lacking})`, () => {
    try {
      body();
    } catch {
      // the tests are listed in a file that is absent
      it('is not known without its files', () => undefined);
    }
  });
}

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Reference material that is outside the repository and never copied into it. */
export const sharedFolder = path.resolve(root, '../shared');

/** Tests that use reference material: skipped with a reason if it is absent. */
export function describeWithShared(relative: string, name: string, body: () => void): void {
  const lacking = existsSync(path.join(sharedFolder, relative))
    ? null
    : `${relative.split('/')[0]} not found (reference material outside the repository)`;
  describeWhen(lacking, name, body, false);
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from '@jest/globals';

/** Why something cannot run here, or null when it can. */
export type Lacking = string | null;

/**
 * Tests that need something of the machine. Without it they are skipped and say why; what CI promises to have
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

/** Reference material that lies beside the repository and is never copied into it. */
export const sharedFolder = path.resolve(root, '../shared');

/** Tests against reference material: skipped with a reason where it is absent. */
export function describeWithShared(relative: string, name: string, body: () => void): void {
  const lacking = existsSync(path.join(sharedFolder, relative)) ? null : `the reference folder has no ${relative}`;
  describeWhen(lacking, name, body, false);
}

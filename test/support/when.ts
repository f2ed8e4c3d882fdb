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

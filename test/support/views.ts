import { it } from '@jest/globals';

/** Set by test/browser/other-views.long.spec.ts, which runs the journeys of other files in the remaining views. */
const others = process.env['OTHER_VIEWS'] !== undefined;

/**
 * A journey runs in the first of its views with `npm test`, and in all others with `npm run test:long`: both
 * languages, both widths.
 */
export function viewsOf<View>(views: readonly View[]): readonly View[] {
  return others ? views.slice(1) : views.slice(0, 1);
}

/** A test without views in such a file: it runs with the first ones only. */
export const once: typeof it = others ? (Object.assign(() => undefined, it) as typeof it) : it;

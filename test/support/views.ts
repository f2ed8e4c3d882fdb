/** Set by test/browser/other-views.long.spec.ts, which runs the same journeys in the remaining views. */
const others = process.env['OTHER_VIEWS'] !== undefined;

/** The first view runs with `npm test`, all others with `npm run test:long`: both languages, both widths. */
export function viewsOf<View>(views: readonly View[]): readonly View[] {
  return others ? views.slice(1) : views.slice(0, 1);
}

/** Registers the tests that do not depend on language or width, and therefore run once, with `npm test`. */
export function once(tests: () => void): void {
  if (!others) tests();
}

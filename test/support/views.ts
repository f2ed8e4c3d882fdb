/** Set by test/browser/other-views.long.spec.ts, which runs the first steps in the remaining views. */
const others = process.env['OTHER_VIEWS'] !== undefined;

/** The first view runs with `npm test`, all others with `npm run test:long`: both languages, both widths. */
export function viewsOf<View>(views: readonly View[]): readonly View[] {
  return others ? views.slice(1) : views.slice(0, 1);
}

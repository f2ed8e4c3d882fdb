/** The worked example of docs/methodology/disclosure.md: one question by a breakdown and sex, in five enterprises. */
import { leastRules } from '../../src/methodology/disclosure/primary.js';
import { published, publishedSize, unitOf } from '../../src/methodology/disclosure/release/digits.js';
import { sidesOf } from '../../src/methodology/disclosure/release/primary-rules.js';
import { protectRelease } from '../../src/methodology/disclosure/release/protect-release.js';
import { highsSolver } from '../../src/methodology/numeric/highs-solver.js';
import { type Answered, inputOf } from './release-populations.js';

export interface ReleaseExample {
  /** By level: women with yes and no, men with yes and no. */
  readonly counts: readonly (readonly [number, number, number, number])[];
}

/** What is published of each figure, for example `F level 2: 43%, n about 40`. */
export async function releaseExample({ counts }: ReleaseExample): Promise<readonly string[]> {
  const persons = counts.flatMap((row, level) =>
    row.flatMap((count, at) =>
      Array.from({ length: count }, (_, person): Answered => ({
        sex: at < 2 ? 'F' : 'M',
        yes: at % 2 === 0,
        enterprise: person % 5,
        weight: 1,
        levels: [level],
      })),
    ),
  );
  const input = inputOf(persons, [counts.length]);
  const { statuses } = protectRelease(input, { rules: leastRules, solver: await highsSolver() });
  return input.figures.map((figure) => {
    const { both } = sidesOf(input, figure)[0]!;
    const status = statuses.get(figure.key)!;
    const name = `${figure.sex ?? 'all'} ${figure.level === '' ? 'total' : `level ${Number(figure.level.slice(2)) + 1}`}`;
    if (status.shown === 'withheld') return `${name}: not shown`;
    const n = publishedSize(both.persons, leastRules.workers);
    const size = n === null ? 'n fewer than 15' : `n about ${n}`;
    if (status.shown === 'coded')
      return `${name}: ${status.complement ? `over ${100 - status.bound}%` : `under ${status.bound}%`}, ${size}`;
    const value = (100 * both.above) / both.below;
    const unit = unitOf(value, { measure: 'percent', meanWeight: 1, sizes: [both.persons] });
    return `${name}: ${published(value, unit)}%, ${size}`;
  });
}

/** Small random populations for the tests of releases: two breakdowns, one question, enterprises with weights. */
import type {
  Family,
  ReleaseCell,
  ReleaseFigure,
  ReleaseInput,
  ReleaseTable,
} from '../../src/methodology/disclosure/release/linked-tables.js';
import { seeded } from './park-workers.js';

export interface Answered {
  readonly sex: 'F' | 'M';
  readonly yes: boolean;
  readonly enterprise: number;
  readonly weight: number;
  /** Of each breakdown; null = not stated. */
  readonly levels: readonly (number | null)[];
}

export interface PopulationOptions {
  readonly seed: number;
  readonly persons: number;
  readonly enterprises: number;
  readonly share: number;
  /** Share of persons in the first enterprise. */
  readonly dominant?: number;
  readonly levels?: readonly number[];
}

export function population(options: PopulationOptions): readonly Answered[] {
  const { seed, persons, enterprises, share, dominant = 0, levels = [3, 2] } = options;
  const draw = seeded(seed);
  const weights = Array.from({ length: enterprises }, () => 1 + Math.round(20 * draw()) / 10);
  return Array.from({ length: persons }, (): Answered => {
    const enterprise = draw() < dominant ? 0 : Math.floor(draw() * enterprises);
    const [sex, yes] = [draw() < 0.4 ? ('F' as const) : ('M' as const), draw() < share];
    const own = levels.map((size) => (draw() < 0.05 ? null : Math.floor(size * draw() * draw() ** 0.5)));
    // one draw more for each person: the seeds of the tests belong to these populations
    draw();
    return { sex, yes, enterprise, weight: weights[enterprise]!, levels: own };
  });
}

function cellOf(persons: readonly Answered[], yes: boolean, enterprises: number): ReleaseCell {
  const byEnterprise = new Float64Array(enterprises);
  for (const { enterprise } of persons) byEnterprise[enterprise]! += 1;
  const below = persons.reduce((sum, { weight }) => sum + weight, 0);
  const largestWeight = Math.max(0, ...persons.map(({ weight }) => weight));
  return { value: persons.length, persons: persons.length, above: yes ? below : 0, below, largestWeight, byEnterprise };
}

const sexes = ['F', 'M'] as const;
const shared = {
  indicator: 0,
  kind: 'share',
  measure: 'percent',
  sensitive: false,
  factor: 100,
  total: false,
  contrast: null,
  refused: false,
} as const;

/** A share by each breakdown and sex. */
export function inputOf(
  persons: readonly Answered[],
  sizes: readonly number[],
  enterprises = 1 + Math.max(...persons.map(({ enterprise }) => enterprise)),
): ReleaseInput {
  const families = sexes.flatMap((sex) =>
    [true, false].map((yes): Family => {
      const own = persons.filter((person) => person.sex === sex && person.yes === yes);
      const cells = sizes.map((size, table) => {
        const here = Array.from({ length: size + 1 }, (): Answered[] => []);
        for (const person of own) here[person.levels[table] ?? size]!.push(person);
        return here.map((persons) => cellOf(persons, yes, enterprises));
      });
      return { indicator: 0, side: 0, yes, sex, cells };
    }),
  );
  const tables = sizes.map((size, table): ReleaseTable => {
    const levels = new Map<string, readonly number[]>([['', [...Array(size + 1).keys()]]]);
    for (let level = 0; level < size; level += 1) levels.set(`${table}=${level}`, [level]);
    return { size: size + 1, levels };
  });
  const keys = new Set(tables.flatMap(({ levels }) => [...levels.keys()]));
  const figures = [...keys].flatMap((level) =>
    ([null, ...sexes] as const).map((sex): ReleaseFigure => {
      const keyOf = (of: string | null): string => `0|${of ?? '*'}|${level}`;
      const womenAndMen = sex === null ? ([keyOf('F'), keyOf('M')] as const) : null;
      return { ...shared, key: keyOf(sex), sex, level, womenAndMen };
    }),
  );
  return { families, tables, figures };
}

/**
 * Whether a small count stays hidden though no alternative feasible table was found for it and only its table is closed. At one address a
 * intruder still knows every published figure of other indicators: environmental jobs are output jobs and process jobs, and one
 * answer of a list excludes the others. A published figure that must move for the count to be large enough is suppressed with it.
 */
import type { LinearSolver } from '../../numeric/linear-program.js';
import { SIDES } from './addresses.js';
import { ALL, CODES } from './counted.js';
import type { Figure, Figures, Rules } from './figures.js';
import type { Occurring } from './occurring.js';
import { type Dear, figuresInTheWay, type Terms, TOTAL_COST, wantedOf } from './reader.js';
import type { Alike } from './respondents.js';

/**
 * Of standing at an address that are looked at. With fewer, less would look hidden, never more, as long as someone is seen in
 * each count: the first ways that show a count are looked at besides, all of them where the count is small.
 */
const MOST_WAYS = 2000;
const FIRST_WAYS = 4;
/** Of those elsewhere that could be there as well, because an intruder can't exclude them: a few first, then more. */
const MOST_WAYS_ELSEWHERE = [200, 2000];

/** A woman, a man. */
const SEXES = 2;

/** Persons of one sex with the same response categories at an address. */
interface Way {
  readonly sex: number;
  readonly standings: Uint8Array;
  persons: number;
}

function evenly<T>(all: readonly T[], most: number, isKept: (item: T) => boolean): readonly T[] {
  const each = all.length / most;
  if (each <= 1) return all;
  return all.filter((item, at) => isKept(item) || Math.floor(at / each) !== Math.floor((at - 1) / each));
}

/** True for those that are among the first to show a standing of a sex in an indicator. */
function amongFirst(indicators: number): (way: Way) => boolean {
  const seen = new Uint8Array(indicators * CODES * SEXES);
  return ({ sex, standings }) => {
    let isFirst = false;
    for (const [indicator, standing] of standings.entries()) {
      const place = (indicator * SEXES + sex) * CODES + standing;
      isFirst ||= seen[place]! < FIRST_WAYS;
      seen[place] = Math.min(FIRST_WAYS, seen[place]! + 1);
    }
    return isFirst;
  };
}

interface Given {
  readonly rules: Rules;
  readonly solver: LinearSolver;
  readonly occurring: Occurring;
  readonly dear: Dear;
}

export class ClosedTables {
  constructor(
    private readonly figures: Figures,
    private readonly persons: readonly Alike[],
    private readonly given: Given,
  ) {}

  /**
   * One address after the other, published figures that tell that a suppressed count is small there, with the lowest suppression cost. They have to be
   * suppressed before the next is asked for. With less published an address tells less, so that none has to be looked at again.
   */
  *companionsOf(untold: Iterable<Figure>): Generator<ReadonlySet<Figure>> {
    const addresses = new Map<string, Figure[]>();
    for (const figure of untold) {
      const address = `${figure.breakdown}|${figure.level}`;
      addresses.set(address, [...(addresses.get(address) ?? []), figure]);
    }
    for (const here of addresses.values())
      for (const most of MOST_WAYS_ELSEWHERE) {
        const companions = this.lookAt(here, this.waysAt(here[0]!, most));
        if (companions.size === 0) break;
        if (most === MOST_WAYS_ELSEWHERE.at(-1)) yield companions;
      }
  }

  private lookAt(untold: readonly Figure[], here: readonly Way[]): ReadonlySet<Figure> {
    const { rules, solver, dear } = this.given;
    const cut = this.cutBy(untold);
    const ways = [...here, ...this.waysBeside(untold[0]!, cut)];
    const known = {
      persons: ways.map(({ persons }) => persons),
      figures: [
        ...this.at(untold[0]!).map((figure) => [figure, this.countsOf(figure, here)] as const),
        ...cut.flatMap((indicator) =>
          this.totals(indicator).map((total) => [total, this.countsOf(total, ways)] as const),
        ),
      ],
      wanted: untold.flatMap((figure) => wantedOf(figure, this.countsOf(figure, here), rules)),
    };
    return figuresInTheWay(solver, known, (figure) => dear(figure) + this.dearAsTotal(figure, untold[0]!));
  }

  /**
   * Indicators that ask for the level, and those of what is untold: one over all levels but this, taken off one over all, is who is
   * on it. None where no formula asks.
   */
  private cutBy(untold: readonly Figure[]): readonly number[] {
    const asking = this.asking(untold[0]!.breakdown);
    return asking.length === 0 ? [] : [...new Set([...asking, ...untold.map(({ indicator }) => indicator)])];
  }

  /** Indicators in whose formula the question of a breakdown is. */
  private asking(breakdown: number): readonly number[] {
    const { indicators, breakdowns } = this.figures;
    const question = breakdowns[breakdown]?.question ?? null;
    if (question === null) return [];
    return [...indicators.keys()].filter((at) => indicators[at]!.questions.includes(question));
  }

  /** The one that asks for the level goes before the one that it was cut from. */
  private dearAsTotal({ indicator, breakdown }: Figure, { breakdown: of }: Figure): number {
    if (breakdown >= 0 || of < 0) return 0;
    return this.asking(of).includes(indicator) ? TOTAL_COST : 2 * TOTAL_COST;
  }

  private totals(indicator: number): readonly Figure[] {
    return this.figures.of(indicator).filter(({ breakdown, persons }) => breakdown < 0 && persons > 0);
  }

  /** Response categories in some indicators of persons who are not on the level. */
  private waysBeside({ breakdown, level }: Figure, among: readonly number[]): readonly Way[] {
    const ways = new Map<string, Way>();
    if (among.length > 0)
      for (const { sex, standings, levels, count } of this.persons) {
        if (levels[breakdown] === level) continue;
        const key = String.fromCharCode(sex, ...among.map((at) => standings[at]!));
        const way = ways.get(key);
        if (way === undefined) ways.set(key, { sex, standings, persons: count });
        else way.persons += count;
      }
    return [...ways.values()];
  }

  /** Figures of all indicators and sexes at an address in which someone is. */
  private at({ breakdown, level }: Figure): readonly Figure[] {
    return this.figures.indicators.flatMap((_, indicator) =>
      [0, 1, ALL].flatMap((sex) => {
        const figure = this.figures.all[this.figures.find({ indicator, sex, breakdown, level })];
        return figure === undefined || figure.persons === 0 ? [] : [figure];
      }),
    );
  }

  /** By count of a figure: the ways that are in it. */
  private countsOf({ indicator, sex }: Figure, ways: readonly Way[]): readonly Terms[] {
    const counts: number[][] = Array.from({ length: SIDES }, () => []);
    for (const [column, way] of ways.entries()) {
      const standing = way.standings[indicator]!;
      if (standing > 0 && (sex === ALL || way.sex === sex))
        counts[this.figures.countAt(indicator, standing)]!.push(column);
    }
    return counts;
  }

  private waysAt({ breakdown, level }: Figure, mostElsewhere: number): readonly Way[] {
    const [here, elsewhere] = [new Map<string, Way>(), new Map<string, Way>()];
    for (const { sex, standings, levels, count } of this.persons) {
      const isHere = breakdown < 0 || levels[breakdown] === level;
      if (!isHere && !this.given.occurring.isAt(breakdown, level, standings)) continue;
      const [ways, persons] = isHere ? [here, count] : [elsewhere, 0];
      const key = String.fromCharCode(sex, ...standings);
      const way = ways.get(key);
      if (way === undefined) ways.set(key, { sex, standings, persons });
      else way.persons += persons;
    }
    const others = [...elsewhere].flatMap(([key, way]) => (here.has(key) ? [] : [way]));
    return [
      ...evenly([...here.values()], MOST_WAYS, amongFirst(this.figures.indicators.length)),
      ...evenly(others, mostElsewhere, () => false),
    ];
  }
}

/** What a release of the demonstration's second wave shows, and what its disclosure control costs. */
import { catalogue } from '../src/modules/indicators/catalogue/catalogue.js';
import { RunComputation } from '../src/modules/indicators/domain/runs/computation.js';
import { plansOf } from '../src/modules/indicators/domain/runs/plan.js';
import { defaultSettings } from '../src/modules/indicators/domain/runs/settings.js';
import { cellKey } from '../src/modules/indicators/domain/runs/cells.js';
import { linkedTables, type Draft } from '../src/modules/indicators/domain/runs/linked-tables.js';
import type { ReleaseInput } from '../src/methodology/disclosure/release/linked-tables.js';
import { type ProtectedRelease, protectRelease } from '../src/methodology/disclosure/release/protect-release.js';
import { highsSolver } from '../src/methodology/numeric/highs-solver.js';
import { type DemonstrationSample, demonstrationSample } from '../test/support/demonstration-sample.js';
import { frameWeighting } from '../test/support/weight-frame.js';

/** Targets of the decision; in percent, indicators and seconds of processor time. */
const targets = { preciseShown: 93, allShown: 80, parksBySex: 45, seconds: 20 };

type Counts = Record<string, number>;

/** Requested in addition to single breakdowns. */
const pair = 'park+contract_type';

const percent = (part: number, of: number): number => Math.round((1000 * part) / of) / 10;

const solver = await highsSolver();

function draftOf({ answers, frame }: DemonstrationSample, pairs: readonly string[]): Draft {
  const settings = { ...defaultSettings, pairs };
  const computation = new RunComputation(plansOf(catalogue), frame, settings, frameWeighting(frame));
  computation.collectPay(answers);
  computation.settleLowPay();
  computation.observe(answers);
  return computation.draft();
}

function protectedRelease(
  draft: Draft,
): Pick<ReleaseInput, 'figures'> & Pick<ProtectedRelease, 'statuses'> & { seconds: number } {
  const start = process.cpuUsage();
  const input = linkedTables(draft);
  const { statuses } = protectRelease(input, { rules: draft.rules, solver });
  const { user, system } = process.cpuUsage(start);
  return { figures: input.figures, statuses, seconds: (user + system) / 1e6 };
}

/** What a request for a pair of breakdowns costs, and how many of its figures are shown. */
function withPair(sample: DemonstrationSample): Counts {
  const { figures, statuses, seconds } = protectedRelease(draftOf(sample, [pair]));
  const isShown = ({ key }: { key: string }): boolean => statuses.get(key)!.shown !== 'withheld';
  const [own, others] = [true, false].map((isOwn) =>
    figures.filter(({ level }) => level.startsWith(`${pair}=`) === isOwn),
  );
  return {
    seconds,
    figures: own!.length,
    shown: own!.filter(isShown).length,
    othersShown: others!.filter(isShown).length,
  };
}

export async function run(): Promise<Record<string, unknown>> {
  const sample = demonstrationSample();
  const draft = draftOf(sample, []);
  const { figures, statuses, seconds } = protectedRelease(draft);
  const [reasons, tables]: [Counts, Record<string, Counts>] = [{}, {}];
  for (const { key, level, sex } of figures) {
    const status = statuses.get(key)!;
    const reason = status.shown === 'withheld' ? status.reason : status.shown;
    reasons[reason] = (reasons[reason] ?? 0) + 1;
    const table = (tables[`${level.split('=')[0] || 'total'} ${sex ?? 'both'}`] ??= {});
    table[status.shown] = (table[status.shown] ?? 0) + 1;
  }
  const cells = draft.indicators.flatMap(({ id, cells: own }) =>
    own.map((cell) => ({ ...cell, key: `${id}|${cellKey(cell)}` })),
  );
  const precise = cells.filter(({ figure }) => figure !== null && figure.n >= 30 && (figure.cv ?? 0) <= 0.3);
  const shownAs = (keys: readonly string[], shown: string): number =>
    keys.filter((key) => statuses.get(key)!.shown === shown).length;
  const all = figures.map(({ key }) => key);
  const preciseKeys = precise.map(({ key }) => key);
  const bySex = draft.indicators.filter((_, indicator) => {
    const parks = figures.filter(
      (each) => each.indicator === indicator && each.sex !== null && each.level.startsWith('park='),
    );
    return parks.length === 8 && parks.every(({ key }) => statuses.get(key)!.shown !== 'withheld');
  });
  return {
    figures: all.length,
    numbers: shownAs(all, 'number'),
    coded: shownAs(all, 'coded'),
    allShown: percent(shownAs(all, 'number') + shownAs(all, 'coded'), all.length),
    preciseShown: percent(shownAs(preciseKeys, 'number'), precise.length),
    preciseShownOrCoded: percent(shownAs(preciseKeys, 'number') + shownAs(preciseKeys, 'coded'), precise.length),
    parksBySex: bySex.length,
    seconds,
    withPair: withPair(sample),
    targets,
    reasons,
    tables,
  };
}

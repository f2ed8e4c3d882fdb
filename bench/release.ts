/** What a release of the demonstration's second wave shows, and what its disclosure control costs. */
import { catalogue } from '../src/modules/indicators/catalogue/catalogue.js';
import { RunComputation } from '../src/modules/indicators/domain/runs/computation.js';
import { plansOf } from '../src/modules/indicators/domain/runs/plan.js';
import { defaultSettings } from '../src/modules/indicators/domain/runs/settings.js';
import { cellKey } from '../src/modules/indicators/domain/runs/cells.js';
import { linkedTables } from '../src/modules/indicators/domain/runs/linked-tables.js';
import { protectRelease } from '../src/methodology/disclosure/release/protect-release.js';
import { highsSolver } from '../src/methodology/numeric/highs-solver.js';
import { demonstrationSample } from '../test/support/demonstration-sample.js';
import { frameWeighting } from '../test/support/weight-frame.js';

/** Targets of the decision; in percent, indicators and seconds of processor time. */
const targets = { preciseShown: 93, allShown: 80, parksBySex: 45, seconds: 20 };

type Counts = Record<string, number>;

const percent = (part: number, of: number): number => Math.round((1000 * part) / of) / 10;

export async function run(): Promise<Record<string, unknown>> {
  const { answers, frame } = demonstrationSample();
  const computation = new RunComputation(plansOf(catalogue), frame, defaultSettings, frameWeighting(frame));
  computation.collectPay(answers);
  computation.settleLowPay();
  computation.observe(answers);
  const draft = computation.draft();
  const start = process.cpuUsage();
  const input = linkedTables(draft);
  const { statuses } = protectRelease(input, { rules: draft.rules, solver: await highsSolver() });
  const { user, system } = process.cpuUsage(start);
  const [reasons, tables]: [Counts, Record<string, Counts>] = [{}, {}];
  for (const { key, level, sex } of input.figures) {
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
  const all = input.figures.map(({ key }) => key);
  const preciseKeys = precise.map(({ key }) => key);
  const bySex = draft.indicators.filter((_, indicator) => {
    const parks = input.figures.filter(
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
    seconds: (user + system) / 1e6,
    targets,
    reasons,
    tables,
  };
}

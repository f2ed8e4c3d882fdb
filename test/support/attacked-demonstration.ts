/** The release of the demonstration's second wave, each share attacked by itself. */
import { protectRelease } from '../../src/methodology/disclosure/release/protect-release.js';
import { highsSolver } from '../../src/methodology/numeric/highs-solver.js';
import { catalogue } from '../../src/modules/indicators/catalogue/catalogue.js';
import { RunComputation } from '../../src/modules/indicators/domain/runs/computation.js';
import { linkedTables } from '../../src/modules/indicators/domain/runs/linked-tables.js';
import { plansOf } from '../../src/modules/indicators/domain/runs/plan.js';
import { defaultSettings } from '../../src/modules/indicators/domain/runs/settings.js';
import { demonstrationSample } from './demonstration-sample.js';
import { Intruder } from './release-intruder.js';
import { frameWeighting } from './weight-frame.js';

export interface AttackedShares {
  readonly indicators: number;
  /** Counts below the minimum that are not shown as numbers. */
  readonly counts: number;
  readonly findings: readonly string[];
  readonly undecided: number;
}

/**
 * In fractions of persons and with the solver of the product, which is quick: what is found in this way would be found
 * in whole numbers too, but not the other way round.
 */
export async function attackedDemonstration(): Promise<AttackedShares> {
  const { answers, frame } = demonstrationSample();
  const computation = new RunComputation(plansOf(catalogue), frame, defaultSettings, frameWeighting(frame));
  computation.collectPay(answers);
  computation.settleLowPay();
  computation.observe(answers);
  const draft = computation.draft();
  const input = linkedTables(draft);
  const solver = await highsSolver();
  const { statuses } = protectRelease(input, { rules: draft.rules, solver });
  const shares = [...draft.plans.keys()].filter((indicator) => {
    const own = input.figures.filter((figure) => figure.indicator === indicator);
    const families = input.families.filter((family) => family.indicator === indicator);
    return own[0]?.kind === 'share' && own[0].contrast === null && families.length === 4;
  });
  let [counts, undecided] = [0, 0];
  const findings: string[] = [];
  for (const indicator of shares) {
    const intruder = new Intruder([{ input, statuses, indicator }]);
    findings.push(...intruder.findings(solver));
    counts += intruder.attacked;
    undecided += intruder.undecided;
  }
  return { indicators: shares.length, counts, findings, undecided };
}

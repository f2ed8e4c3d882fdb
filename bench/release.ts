/** What a release of the demonstration's second wave shows, and what its disclosure control costs. */
import { catalogue } from '../src/modules/indicators/catalogue/catalogue.js';
import { RunComputation } from '../src/modules/indicators/domain/runs/computation.js';
import { plansOf } from '../src/modules/indicators/domain/runs/plan.js';
import { defaultSettings } from '../src/modules/indicators/domain/runs/settings.js';
import { releaseInput } from '../src/modules/indicators/domain/releases/release-tables.js';
import { protectRelease } from '../src/methodology/disclosure/release/protect-release.js';
import { highsSolver } from '../src/methodology/numeric/highs-solver.js';
import { demonstrationSample } from '../test/support/demonstration-sample.js';
import { frameWeighting } from '../test/support/weight-frame.js';

export async function run(): Promise<Record<string, unknown>> {
  const { answers, frame } = demonstrationSample();
  const computation = new RunComputation(plansOf(catalogue), frame, defaultSettings, frameWeighting(frame));
  computation.collectPay(answers);
  computation.settleLowPay();
  computation.observe(answers);
  const draft = computation.draft();
  const input = releaseInput(draft, catalogue);
  const solver = await highsSolver();
  const start = process.cpuUsage();
  const { statuses, unprotected } = protectRelease(input, { rules: draft.rules, solver });
  const used = process.cpuUsage(start);
  const count = new Map<string, number>();
  const bump = (key: string): void => void count.set(key, (count.get(key) ?? 0) + 1);
  for (const figure of input.figures) {
    const status = statuses.get(figure.key)!;
    const what = status.shown === 'withheld' ? status.reason : status.shown;
    bump(what);
    bump(`${what} ${figure.kind}`);
    bump(`${figure.level.split('=')[0]} ${status.shown}`);
  }
  console.log((used.user + used.system) / 1e6, unprotected);
  console.log(
    [...count]
      .sort()
      .map((x) => x.join(': '))
      .join('\n'),
  );
  return {};
}

/**
 * Who stands how in which cells, and which figures must therefore not be shown. Today's families are linked over sex and
 * park; every cell of another breakdown is withheld until one system links them all: it fails closed.
 */
import type { PrimaryRules } from '../../../methodology/disclosure/primary.js';
import type { LinearSolver } from '../../../methodology/numeric/linear-program.js';
import { breakdownIds, cellKey, type SexLevel } from './cells.js';
import { familiesOf } from './families.js';
import type { Layout } from './layout.js';
import type { Plan } from './plan.js';
import { type DiffersLittle, FamilyCounts, type FamilyState, type PayOf, withheldOfFamily } from './protection.js';
import type { Standing } from './tally.js';

export interface Respondent {
  readonly sex: SexLevel;
  readonly enterprise: string;
  /** By position in `breakdownIds`; null where not known. */
  readonly levels: readonly (string | null)[];
  /** By position of the plan. */
  readonly standings: readonly Standing[];
}

/** Plain data, to be kept between runs. */
export type RespondentsState = readonly FamilyState[];

const park = breakdownIds.indexOf('park');

export class Respondents {
  readonly families: readonly { readonly counts: FamilyCounts; readonly at: readonly number[] }[];

  constructor(
    readonly plans: readonly Plan[],
    readonly layout: Layout,
  ) {
    const ids = plans.map((plan) => plan.id);
    this.families = familiesOf(ids).map((family) => {
      const at = family.map((id) => ids.indexOf(id));
      return { counts: new FamilyCounts(at.map((index) => plans[index]!)), at };
    });
  }

  add({ sex, enterprise, levels, standings }: Respondent): void {
    const parkId = levels[park]!;
    for (const { counts, at } of this.families) {
      counts.add(
        { sex, parkId, enterprise },
        at.map((index) => standings[index]!),
      );
    }
  }

  state(): RespondentsState {
    return this.families.map(({ counts }) => counts.state());
  }

  restore(state: RespondentsState): void {
    for (const [at, { counts }] of this.families.entries()) counts.restore(state[at]!);
  }
}

/** Keys `<indicator>|<cell>` of the figures that must not be shown. */
export function withheldFigures(
  respondents: Respondents,
  solver: LinearSolver,
  given: { rules: PrimaryRules; payOf: PayOf; differsLittle: DiffersLittle },
): ReadonlySet<string> {
  const withheld = new Set<string>();
  for (const { counts } of respondents.families)
    for (const key of withheldOfFamily(counts, solver, given)) withheld.add(key);
  for (const plan of respondents.plans) {
    const narrow = plan.kind === 'gap' && !plan.bySex;
    for (const address of respondents.layout.addresses(plan.breakdowns, true)) {
      const linked = narrow ? address.sex === null && address.breakdown === null : isLinked(address.breakdown);
      if (!linked) withheld.add(`${plan.id}|${cellKey(address)}`);
    }
  }
  return withheld;
}

function isLinked(breakdown: string | null): boolean {
  return breakdown === null || breakdown === 'park';
}

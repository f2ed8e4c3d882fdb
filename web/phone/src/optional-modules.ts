import type { PhoneOffer, WireForm, WireModule } from '#server/surveys/form/index.js';
import { FormState } from '#server/surveys/form/former/index.js';
import { drawOffers, offersFor } from './offers.js';

/** The optional modules of one person: which were drawn, and which were begun. */
export class OptionalModules {
  private readonly drawn: readonly string[];

  constructor(
    private readonly wire: WireForm,
    draw: { readonly offers: readonly PhoneOffer[]; readonly uniform: number },
    public taken: readonly string[],
  ) {
    this.drawn = drawOffers(draw.offers, draw.uniform);
  }

  /** Drawn modules that were not begun and have a question for this person. */
  offered(state: FormState): readonly WireModule[] {
    const optional = this.wire.modules.filter((module) => module.optional);
    const names = offersFor(
      this.drawn,
      optional.map((module) => module.id),
      state.value('emp_status'),
    );
    return optional.filter(({ id }) => names.indexOf(id) >= 0 && this.taken.indexOf(id) < 0 && hasQuestions(state, id));
  }

  take(state: FormState, id: string): void {
    this.taken = [...this.taken, id];
    state.take(id);
  }

  /** Whether the core is finished. Modules are offered after it, never before (methodology, 3.1). */
  coreDone(state: FormState): boolean {
    const next = state.next();
    return next === undefined || this.taken.indexOf(next.module) >= 0;
  }

  /**
   * Number of questions of the core and the modules that were begun, including those that do not apply to this person.
   */
  questions(): number {
    const begun = this.wire.modules.filter(({ id, optional }) => !optional || this.taken.indexOf(id) >= 0);
    return begun.reduce((sum, module) => sum + module.questions, 0);
  }
}

function hasQuestions(state: FormState, module: string): boolean {
  const trial = new FormState(state.form, { answers: state.typed(), modules: [module] });
  return trial.path().some((question) => question.module === module);
}

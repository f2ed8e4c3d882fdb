import type { PhoneOffer, WireForm, WireModule } from '#server/surveys/form/index.js';
import type { AnswersSoFar } from './answers-so-far.js';
import { drawOffers, offersFor } from './offers.js';
import type { RunningForm } from './running-form.js';

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
  offered(form: RunningForm): readonly WireModule[] {
    const { employment_status: status } = form.roles;
    const optional = this.wire.modules.filter((module) => module.optional);
    const names = offersFor(
      this.drawn,
      optional.map((module) => module.id),
      status ? form.value(status.question) : '',
    );
    return optional.filter(({ id }) => names.indexOf(id) >= 0 && this.taken.indexOf(id) < 0 && form.wouldAsk(id));
  }

  take(form: RunningForm, id: string): void {
    this.taken = [...this.taken, id];
    form.take(id);
  }

  /** Whether the core is finished. Modules are offered after it, never before (methodology, 3.1). */
  coreDone(state: AnswersSoFar): boolean {
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

/** A refusal in the place of an answer: code, title, hint and the place in the request. */
import type { Problem } from '../../../../kernel/problem.js';

export interface ProblemAnswer {
  readonly problem: {
    readonly code: string;
    readonly title: string;
    /** What to do about it. */
    readonly detail: string;
    /** JSON Pointer into the request; `/data` is the file. */
    readonly pointer?: string;
    readonly facts?: Readonly<Record<string, unknown>>;
  };
}

/** The methods know nothing of requests: where their refusals come from. */
const places: Readonly<Record<string, string>> = {
  'methodology.estimation.lonely-psu': '/options/lonelyPsu',
  'methodology.estimation.unit-in-two-strata': '/design/ids/0',
  'methodology.estimation.weight-invalid': '/design/weights',
  'methodology.estimation.domain-empty': '/where',
  'methodology.estimation.zero-denominator': '/denominator',
  'methodology.calibration.margin-without-sample': '/calibration/margins',
  'methodology.calibration.level-without-count': '/calibration/margins',
  'methodology.calibration.margins-contradict': '/calibration/margins',
  'methodology.calibration.not-converged': '/calibration',
};

function pointerOf(problem: Problem): string | undefined {
  const named = problem.options.errors?.[0]?.pointer;
  if (named !== undefined) return named;
  const stage = problem.options.facts?.['stage'];
  if (problem.code.startsWith('methodology.estimation.population-')) return `/design/fpc/${Number(stage) - 1}`;
  return places[problem.code];
}

export function problemAnswer(problem: Problem): ProblemAnswer {
  const { pointer: _place, ...facts } = problem.options.facts ?? {};
  const pointer = pointerOf(problem);
  return {
    problem: {
      code: problem.code,
      title: problem.title.en,
      detail: problem.options.detail?.en ?? '',
      ...(pointer !== undefined && { pointer }),
      ...(Object.keys(facts).length > 0 && { facts }),
    },
  };
}

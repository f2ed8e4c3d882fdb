/** A problem in the format of the answer: code, title, hint and pointer into the request. */
import type { Problem } from '../../kernel/problem.js';
import { problemAnswer, type ProblemAnswer } from '../../kernel/problem-answer.js';

/** Pointers for the problems of methods, which do not know the request. */
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

function placeOf(problem: Problem): string | undefined {
  const stage = problem.options.facts?.['stage'];
  if (problem.code.startsWith('methodology.estimation.population-')) return `/design/fpc/${Number(stage) - 1}`;
  return places[problem.code];
}

export function refusedRequest(problem: Problem): ProblemAnswer {
  return problemAnswer(problem, placeOf(problem));
}

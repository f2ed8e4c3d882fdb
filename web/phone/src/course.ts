import type { FormQuestion, FormState } from '#server/surveys/form/index.js';
import type { Screen } from './screen.js';

/** The order of questions and screens, as the answers given so far decide it. */

export function atQuestion({ name }: FormQuestion): Screen {
  return { kind: 'question', name };
}

/** The question after `from`, unless one before it is open; nothing after the last. */
export function questionAfter(state: FormState, from?: string): FormQuestion | undefined {
  const open = state.next();
  if (from === undefined) return open;
  const path = state.path();
  const place = path.findIndex((each) => each.name === from) + 1;
  return path[Math.min(place, open ? path.indexOf(open) : path.length)];
}

/** Where "Back" leads; nowhere from the first screen and from the ends. `below`: what lies under the sheet or the stop screen. */
export function screenBefore(screen: Screen, state: FormState, below: Screen | undefined): Screen | undefined {
  const path = state.path();
  const last = path[path.length - 1];
  switch (screen.kind) {
    case 'sheet':
      return screen.again ? below : undefined;
    case 'stop':
      return below;
    case 'keep':
      return below || lastAnswered(path, state.next());
    case 'offer':
    case 'send':
      return last && atQuestion(last);
    case 'question': {
      const before = path[placeOn(path, screen) - 1];
      return before ? atQuestion(before) : { kind: 'sheet', again: false };
    }
    default:
      return undefined;
  }
}

/**
 * Share of the questions that is behind the person, 0 to 1. The path is short while little is known, so it is measured
 * against all `questions` of what was begun: the line never runs backwards.
 */
export function shareBehind(screen: Screen, state: FormState, questions: number): number {
  const path = state.path();
  return Math.max(placeOn(path, screen), 0) / Math.max(questions, path.length, 1);
}

function lastAnswered(path: readonly FormQuestion[], open: FormQuestion | undefined): Screen | undefined {
  const before = path[(open ? path.indexOf(open) : path.length) - 1];
  return before && atQuestion(before);
}

function placeOn(path: readonly FormQuestion[], screen: Screen): number {
  return path.findIndex((each) => screen.kind === 'question' && each.name === screen.name);
}

import type { AnswersSoFar, Asked } from './answers-so-far.js';
import type { Screen } from './screen.js';

/** The order of questions and screens, as determined by the answers given so far. */

export function atQuestion({ name }: Asked): Screen {
  return { kind: 'question', name };
}

/** The first question in an entry of the repeat at an address; none if no question applies there. */
export function firstIn(state: AnswersSoFar, repeat: string, at: number): Screen | undefined {
  const first = state.path().find((each) => each.name.indexOf(`${repeat}[${at + 1}]/`) === 0);
  return first && atQuestion(first);
}

/** The question after `from`, or an earlier unanswered one; none after the last. */
export function questionAfter(state: AnswersSoFar, from?: string): Asked | undefined {
  const open = state.next();
  if (from === undefined) return open;
  const path = state.path();
  const place = path.findIndex((each) => each.name === from) + 1;
  return path[Math.min(place, open ? path.indexOf(open) : path.length)];
}

/**
 * The target of "Back"; none on the first screen and at the ends. `below` is the screen beneath the information sheet
 * or the stop screen.
 */
export function screenBefore(screen: Screen, state: AnswersSoFar, below: Screen | undefined): Screen | undefined {
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
 * Progress from 0 to 1. Early in the interview few questions are known to apply, so it is measured against all
 * `questions` of the modules that were begun: the progress never decreases.
 */
export function shareBehind(screen: Screen, state: AnswersSoFar, questions: number): number {
  const path = state.path();
  return Math.max(placeOn(path, screen), 0) / Math.max(questions, path.length, 1);
}

function lastAnswered(path: readonly Asked[], open: Asked | undefined): Screen | undefined {
  const before = path[(open ? path.indexOf(open) : path.length) - 1];
  return before && atQuestion(before);
}

function placeOn(path: readonly Asked[], screen: Screen): number {
  return path.findIndex((each) => screen.kind === 'question' && each.name === screen.name);
}

import type { RoomState, Speech } from './state.js';

/**
 * Clocks are computed from the times of events, without a message every second, so that every screen shows the same
 * second.
 */

/** Speaking time so far, without pauses. `now` is server time. */
export function speechMilliseconds(speech: Speech, pausedSince: number | null, now: number): number {
  const until = pausedSince === null ? now : Math.min(now, Math.max(pausedSince, speech.startedAt));
  return Math.max(0, until - speech.startedAt - speech.pausedFor);
}

/** Time of the current speaker, or null when no one has the floor. */
export function clockOf(state: RoomState, now: number): number | null {
  return state.speech === null ? null : speechMilliseconds(state.speech, state.pausedSince, now);
}

/** One exchange with the server about its time, in milliseconds; the first and last are on the client's clock. */
export interface ClockSample {
  readonly sentAt: number;
  readonly serverAt: number;
  readonly receivedAt: number;
}

/**
 * The difference to add to the client's clock to get the server's time. Uses the sample with the shortest round trip,
 * which limits the error to half of that round trip (Cristian, "Probabilistic clock synchronization", Distributed
 * Computing 3, 1989).
 */
export function clockOffset(samples: readonly ClockSample[]): number {
  let best: ClockSample | undefined;
  for (const sample of samples) {
    if (best === undefined || roundTrip(sample) < roundTrip(best)) best = sample;
  }
  return best === undefined ? 0 : best.serverAt - (best.sentAt + best.receivedAt) / 2;
}

export function roundTrip(sample: ClockSample): number {
  return sample.receivedAt - sample.sentAt;
}

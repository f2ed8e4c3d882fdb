import type { RoomState, Speech } from './state.js';

/** Clocks are computed from the times of events and never sent as ticks: every screen shows the same second. */

/** Time spoken so far, pauses left out. `now` is server time. */
export function speechMilliseconds(speech: Speech, pausedSince: number | null, now: number): number {
  const until = pausedSince === null ? now : Math.min(now, Math.max(pausedSince, speech.startedAt));
  return Math.max(0, until - speech.startedAt - speech.pausedFor);
}

/** Time of the current speaker, or null when no one has the floor. */
export function clockOf(state: RoomState, now: number): number | null {
  return state.speech === null ? null : speechMilliseconds(state.speech, state.pausedSince, now);
}

/** One question to the server for its time; all in milliseconds, the first and last on the client's clock. */
export interface ClockSample {
  readonly sentAt: number;
  readonly serverAt: number;
  readonly receivedAt: number;
}

/**
 * What to add to the client's clock to get the server's: the sample with the shortest way there and back bounds the
 * error by half of that way (Cristian, "Probabilistic clock synchronization", Distributed Computing 3, 1989).
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

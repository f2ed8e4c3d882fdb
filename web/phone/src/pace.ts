/**
 * Measures active time on the phone: only while the page is visible, and at most two minutes per screen, because a
 * phone that was laid aside does not mean a slow answer (green-jobs methodology, section 3.1). Only two coarse bands
 * are sent.
 */
const MOST_SECONDS_A_SCREEN = 120;

export class Pace {
  private since: number | undefined;
  private onScreen = 0;
  private finished: number;

  /** `seconds`: active time of earlier visits; `now`: monotonic milliseconds. */
  constructor(
    private readonly now: () => number,
    seconds = 0,
  ) {
    this.finished = seconds;
  }

  /** The page became visible. */
  show(): void {
    if (this.since === undefined) this.since = this.now();
  }

  /** The page was hidden. */
  hide(): void {
    if (this.since !== undefined) this.onScreen += (this.now() - this.since) / 1000;
    this.since = undefined;
  }

  /** The next screen is shown. */
  turn(): void {
    const seen = this.since !== undefined;
    this.hide();
    this.finished += Math.min(this.onScreen, MOST_SECONDS_A_SCREEN);
    this.onScreen = 0;
    if (seen) this.show();
  }

  /** Active seconds until the last change of screen. */
  seconds(): number {
    return this.finished;
  }
}

/** "1" under 2 minutes, "2" 2-5, "3" 5-10, "4" 10-20, "5" over 20 or interrupted. */
export function durationBand(seconds: number, interrupted: boolean): string {
  return interrupted ? '5' : band(seconds / 60, [2, 5, 10, 20]);
}

/** Active seconds per question asked: "1" under 4, "2" 4-8, "3" 8-16, "4" 16-32, "5" over 32. */
export function paceBand(seconds: number, asked: number): string {
  return band(asked > 0 ? seconds / asked : 0, [4, 8, 16, 32]);
}

/** A value on a boundary belongs to the higher band, except for the last band, which begins above its boundary. */
function band(value: number, borders: readonly number[]): string {
  const last = borders[borders.length - 1];
  return String(1 + borders.filter((border) => (border === last ? value > border : value >= border)).length);
}

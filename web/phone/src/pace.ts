/**
 * Active time, worked out on the phone: only while the page can be seen and at most two minutes a screen, since a phone
 * laid aside is no slow answer (green-jobs methodology, section 3.1). Only two coarse bands leave the phone.
 */
const MOST_SECONDS_A_SCREEN = 120;

export class Pace {
  private since: number | undefined;
  private onScreen = 0;
  private finished: number;

  /** `seconds`: active time of an earlier sitting; `now` in milliseconds, monotonic. */
  constructor(
    private readonly now: () => number,
    seconds = 0,
  ) {
    this.finished = seconds;
  }

  /** The page is seen (again). */
  show(): void {
    if (this.since === undefined) this.since = this.now();
  }

  /** The page is hidden. */
  hide(): void {
    if (this.since !== undefined) this.onScreen += (this.now() - this.since) / 1000;
    this.since = undefined;
  }

  /** Another screen begins. */
  turn(): void {
    const seen = this.since !== undefined;
    this.hide();
    this.finished += Math.min(this.onScreen, MOST_SECONDS_A_SCREEN);
    this.onScreen = 0;
    if (seen) this.show();
  }

  /** Active seconds up to the last turn. */
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

/** A value on a border belongs to the higher band, but for the last, which begins above its border. */
function band(value: number, borders: readonly number[]): string {
  const last = borders[borders.length - 1];
  return String(1 + borders.filter((border) => (border === last ? value > border : value >= border)).length);
}

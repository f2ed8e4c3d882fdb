const longestSeconds = 900;

/**
 * Wrong passphrases of this process: after each the next attempt waits twice as long, from a second to a quarter of an
 * hour, whoever makes it. An attempt counts as wrong when it begins, so that many at the same time are no way around.
 */
export class PassphraseAttempts {
  private wrong = 0;
  private until = 0;

  /** Begins an attempt, or returns the seconds to wait. */
  begin(now: Date): number {
    const wait = Math.ceil((this.until - now.getTime()) / 1000);
    if (wait > 0) return wait;
    this.until = now.getTime() + 1000 * Math.min(2 ** this.wrong, longestSeconds);
    this.wrong += 1;
    return 0;
  }

  succeeded(): void {
    this.wrong = 0;
    this.until = 0;
  }
}

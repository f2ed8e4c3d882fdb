/**
 * Slows down password guessing without allowing anyone to lock another person out. Failures are counted per email
 * address and network source, so that a stranger's failures delay only the stranger. A device that has signed in to
 * the account before is counted separately, and a sign-in link by email is never delayed. An address without an
 * account is counted in the same way, so that the delay reveals nothing. Many failures from many sources together
 * delay unknown devices everywhere.
 */
export interface Attempts {
  readonly failures: number;
  readonly lastAt: Date;
}

const freeFailures = 5;
/**
 * Failures for one account from all addresses and unknown devices together. An attacker who changes addresses gets no
 * further; the owner's known devices and links by email are not delayed.
 */
export const freeFailuresOfAccount = 50;
const firstDelaySeconds = 15;
const longestDelaySeconds = 900;
const forgottenAfterMs = 24 * 3600 * 1000;

/** Seconds to wait after n failures: none for the first four, then doubling from 15 s to a quarter of an hour. */
export function delayAfter(failures: number, free = freeFailures): number {
  if (failures < free) return 0;
  return Math.min(firstDelaySeconds * 2 ** (failures - free), longestDelaySeconds);
}

export type AttemptDecision =
  { readonly allowed: true; readonly failures: number } | { readonly allowed: false; readonly waitSeconds: number };

/**
 * An attempt counts as a failure from its start, and is removed from the count when it succeeds: a hundred guesses
 * sent at once are a hundred failures.
 */
export function decideAttempt(attempts: Attempts, now: Date, free = freeFailures): AttemptDecision {
  const elapsedMs = now.getTime() - attempts.lastAt.getTime();
  // the clock was ahead and has been set back: no one knows when the last attempt was
  if (elapsedMs < -longestDelaySeconds * 1000) return { allowed: true, failures: attempts.failures + 1 };
  const failures = elapsedMs > forgottenAfterMs ? 0 : attempts.failures;
  const waitSeconds = Math.ceil(delayAfter(failures, free) - elapsedMs / 1000);
  return waitSeconds > 0 ? { allowed: false, waitSeconds } : { allowed: true, failures: failures + 1 };
}

/** The network of an address: the address itself for IPv4, and for IPv6 the /64 that one customer has. */
export function networkSource(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1]!;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

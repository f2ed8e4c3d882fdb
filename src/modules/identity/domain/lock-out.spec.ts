import { describe, expect, it } from '@jest/globals';
import { decideAttempt, delayAfter, networkSource } from './lock-out.js';

const now = new Date('2026-03-01T08:00:00Z');
const secondsAgo = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);

describe('the delay after failures', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 15],
    [6, 30],
    [7, 60],
    [11, 900],
    [500, 900],
  ])('after %i failures waits %i seconds', (failures, seconds) => {
    expect(delayAfter(failures)).toBe(seconds);
  });
});

describe('an attempt', () => {
  it('counts as a failure from its start', () => {
    expect(decideAttempt({ failures: 0, lastAt: now }, now)).toEqual({ allowed: true, failures: 1 });
  });
  it('is refused during the delay, with the remaining time', () => {
    expect(decideAttempt({ failures: 6, lastAt: secondsAgo(10) }, now)).toEqual({ allowed: false, waitSeconds: 20 });
  });
  it('is allowed after the delay', () => {
    expect(decideAttempt({ failures: 6, lastAt: secondsAgo(30) }, now)).toEqual({ allowed: true, failures: 7 });
  });
  it('is not refused for a day because the clock was a day ahead and has been set back', () => {
    expect(decideAttempt({ failures: 6, lastAt: secondsAgo(-86_400) }, now)).toEqual({ allowed: true, failures: 7 });
    // of a server whose clock is a little ahead
    expect(decideAttempt({ failures: 6, lastAt: secondsAgo(-1) }, now)).toEqual({ allowed: false, waitSeconds: 31 });
  });
  it('starts from zero after a day', () => {
    expect(decideAttempt({ failures: 40, lastAt: secondsAgo(86_401) }, now)).toEqual({ allowed: true, failures: 1 });
  });
});

describe('network source', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s is %s', (address, source) => {
    expect(networkSource(address)).toBe(source);
  });
});

const dayMs = 24 * 3600 * 1000;

/** A session ends after two weeks without use, and after three months in any case. */
export const sessionIdleDays = 14;
export const sessionLifetimeDays = 90;
/** Use is noted at most this often: a request should not cost a write. */
export const sessionNoteMs = 5 * 60 * 1000;
export const linkMinutes = 15;
/** Links that may wait in a mailbox at once. More asked for within their life are not sent: those there still work. */
export const openLinks = 5;
export const invitationDays = 14;

export function daysAfter(now: Date, days: number): Date {
  return new Date(now.getTime() + days * dayMs);
}

export function minutesAfter(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000);
}

/** What a person recognises a session by, without keeping the whole header: "Firefox, Windows". */
export function clientName(userAgent: string | undefined): string {
  const agent = userAgent ?? '';
  const browser = firstMatch(agent, browsers) ?? 'Browser';
  const system = firstMatch(agent, systems);
  return system === undefined ? browser : `${browser}, ${system}`;
}

type Signs = readonly (readonly [sign: string, name: string])[];

/** In this order: newer names are sent with older ones in the same header. */
const browsers: Signs = [
  ['MicroMessenger', 'WeChat'],
  ['Edg', 'Edge'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
  ['curl', 'curl'],
];

const systems: Signs = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
];

function firstMatch(agent: string, signs: Signs): string | undefined {
  return signs.find(([sign]) => agent.includes(sign))?.[1];
}

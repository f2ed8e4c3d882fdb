const dayMs = 24 * 3600 * 1000;

/** A session ends after two weeks without use, and after three months in any case. */
export const sessionIdleDays = 14;
export const sessionLifetimeDays = 90;
/** Use is recorded at most this often, so that most requests need no write. */
export const sessionNoteMs = 5 * 60 * 1000;
export const linkMinutes = 15;
/** Maximum number of valid sign-in links per account. Further ones are not sent while the earlier ones still work. */
export const openLinks = 5;
export const invitationDays = 14;

export function daysAfter(now: Date, days: number): Date {
  return new Date(now.getTime() + days * dayMs);
}

export function minutesAfter(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000);
}

/** A short name by which a person recognises a session, such as "Firefox, Windows"; the full header is not stored. */
export function clientName(userAgent: string | undefined): string {
  const agent = userAgent ?? '';
  const browser = firstMatch(agent, browsers) ?? 'Browser';
  const system = firstMatch(agent, systems);
  return system === undefined ? browser : `${browser}, ${system}`;
}

type Signs = readonly (readonly [sign: string, name: string])[];

/** The order matters: newer browsers also send the names of older ones in the same header. */
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

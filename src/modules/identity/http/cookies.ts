import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import { sessionCookie } from '../../../platform/auth/actor-resolver.js';
import type { OpenedSession, SignInOrigin } from '../use-cases/open-session.js';

const deviceCookie = 'tripartite_device';
/** A browser that stays away for a year counts as new. */
const deviceMaxAgeMs = 365 * 24 * 3600 * 1000;

export function originOf(request: Request): SignInOrigin {
  return {
    address: request.ip ?? 'unknown',
    userAgent: request.headers['user-agent'],
    deviceToken: parseCookie(request.headers.cookie ?? '')[deviceCookie],
  };
}

/** Out of reach of scripts, and not sent along with what other sites start. `secure` wherever the request came so. */
function attributes(request: Request) {
  return { httpOnly: true, sameSite: 'lax', secure: request.secure, path: '/' } as const;
}

export function setSession(request: Request, response: Response, session: OpenedSession): void {
  const shared = attributes(request);
  /** Its life is kept on the server, which prolongs it with use; the cookie must not end before. */
  response.cookie(sessionCookie(request.secure), session.sessionToken, { ...shared, maxAge: 90 * 24 * 3600 * 1000 });
  response.cookie(deviceCookie, session.deviceToken, { ...shared, path: '/api/sign-in', maxAge: deviceMaxAgeMs });
}

export function clearSession(request: Request, response: Response): void {
  response.clearCookie(sessionCookie(request.secure), attributes(request));
}

import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import { sessionCookie } from '../../../platform/auth/actor-resolver.js';
import type { OpenedSession, SignInOrigin } from '../use-cases/open-session.js';

const deviceCookie = 'tripartite_device';
/** A browser that was not used for a year counts as a new device. */
const deviceMaxAgeMs = 365 * 24 * 3600 * 1000;

export function originOf(request: Request): SignInOrigin {
  return {
    address: request.ip ?? 'unknown',
    userAgent: request.headers['user-agent'],
    deviceToken: parseCookie(request.headers.cookie ?? '')[deviceCookie],
  };
}

/**
 * Scripts cannot read the cookies, and other sites cannot cause them to be sent. `secure` if the request came over
 * HTTPS.
 */
function attributes(request: Request) {
  return { httpOnly: true, sameSite: 'lax', secure: request.secure, path: '/' } as const;
}

export function setSession(request: Request, response: Response, session: OpenedSession): void {
  const shared = attributes(request);
  /** The server decides when the session ends and extends it with use; the cookie must not expire before. */
  response.cookie(sessionCookie(request.secure), session.sessionToken, { ...shared, maxAge: 90 * 24 * 3600 * 1000 });
  response.cookie(deviceCookie, session.deviceToken, { ...shared, path: '/api/sign-in', maxAge: deviceMaxAgeMs });
}

export function clearSession(request: Request, response: Response): void {
  response.clearCookie(sessionCookie(request.secure), attributes(request));
}

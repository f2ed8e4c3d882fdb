import type { NextFunction, Request, Response } from 'express';

/** Prevents browsers and proxies from storing answers: they are meant for one person at one moment. */
export function notStored(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}

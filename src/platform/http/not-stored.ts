import type { NextFunction, Request, Response } from 'express';

/** Answers are for who asked, when they asked: neither a browser nor a proxy keeps them. */
export function notStored(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}

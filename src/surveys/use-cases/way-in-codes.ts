import { createHash, randomBytes } from 'node:crypto';
import { codeFrom } from '../domain/frame.js';

/** Letters of a code on a poster or of a personal link; 80 bits are not to be guessed. */
const codeLetters = 16;
const psuLetters = 6;

export function newCode(): string {
  return codeFrom(randomBytes(codeLetters));
}

export function newPsuCode(): string {
  return codeFrom(randomBytes(psuLetters));
}

/** Codes are read without regard to case; only hashes are looked up. */
export function hashOfCode(code: string): string {
  return createHash('sha256').update(`way-in:${code.trim().toUpperCase()}`).digest('hex');
}

/** The mark by which a repeated send is known again. The wave is part of it: an instance of another wave is another one. */
export function markOfInstance(waveId: string, instanceId: string): string {
  return createHash('sha256').update(`instance:${waveId}:${instanceId}`).digest('hex');
}

import { createHmac, hash, randomBytes } from 'node:crypto';
import { codeFrom } from '../domain/frame.js';
import type { PhoneAnswers } from '../form/index.js';

/** Letters of a code on a poster or of a personal link; 80 bits are not to be guessed. */
const codeLetters = 16;
const psuLetters = 6;

export function newCode(): string {
  return codeFrom(randomBytes(codeLetters));
}

/** Represents an enterprise, or a pool of enterprises, in answers and files. */
export function newPsuCode(): string {
  return codeFrom(randomBytes(psuLetters));
}

/** Codes are read without regard to case; only hashes are looked up. The prefix is part of every stored hash. */
export function hashOfCode(code: string): string {
  return hash('sha256', `way-in:${code.trim().toUpperCase()}`, 'hex');
}

/** The mark by which a repeated send is known again. The wave is part of it: an instance of another wave is another one. */
export function markOfInstance(waveId: string, instanceId: string): Buffer {
  return hash('sha256', `instance:${waveId}:${instanceId}`, 'buffer');
}

/**
 * Whether two sends of one instance say the same. Keyed with the instance id, a random number that only the phone keeps:
 * a person who has the database cannot test guessed answers against it.
 */
export function checkOfBody(sent: PhoneAnswers): Buffer {
  const answers = Object.keys(sent.answers)
    .sort()
    .map((name) => [name, sent.answers[name]]);
  const said = JSON.stringify([sent.version, sent.language, sent.modulesTaken, answers]);
  return createHmac('sha256', sent.instanceId).update(said).digest();
}

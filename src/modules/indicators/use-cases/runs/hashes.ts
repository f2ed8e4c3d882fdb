import { createHash } from 'node:crypto';
import { type EffectiveDefinition, meaningOf } from '../../domain/definitions/definition-content.js';

/** SHA-256 of the JSON of a value. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** Of the parts of a definition that determine its figures. */
export function meaningHash(definition: EffectiveDefinition, known: readonly EffectiveDefinition[]): string {
  return hashOf(meaningOf(definition, known));
}

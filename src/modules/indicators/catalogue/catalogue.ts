import { readFileSync } from 'node:fs';
import type { IndicatorDefinition } from '../domain/definitions/definition.js';

/** The 91 indicators of the programme's catalogue, in its order. */
export const catalogue = JSON.parse(
  readFileSync(new URL('./indicators.json', import.meta.url), 'utf8'),
) as readonly IndicatorDefinition[];

import { readFileSync } from 'node:fs';
import type { IndicatorDefinition } from '../domain/definitions/definition.js';
import type { WordsInBoth } from '../domain/definitions/definition-content.js';

/** The numerator and denominator are described in words if there is no formula for them. */
type CatalogueDefinition = IndicatorDefinition & Partial<Omit<WordsInBoth, 'universeWords'>>;

/** The 91 indicators of the programme's catalogue, in its order. */
export const catalogue = JSON.parse(
  readFileSync(new URL('./indicators.json', import.meta.url), 'utf8'),
) as readonly CatalogueDefinition[];

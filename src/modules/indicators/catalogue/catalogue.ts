import { readFileSync } from 'node:fs';
import type { IndicatorDefinition } from '../domain/definition.js';

/** As it lies in the file: its hash is frozen with each run. */
export const catalogueText = readFileSync(new URL('./indicators.json', import.meta.url), 'utf8');

/** The 91 indicators of the programme's catalogue, in its order. */
export const catalogue = JSON.parse(catalogueText) as readonly IndicatorDefinition[];

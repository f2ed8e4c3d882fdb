import type { XPathFunction } from '../operand.js';
import { DATE_FUNCTIONS } from './date-functions.js';
import { NODE_FUNCTIONS } from './node-functions.js';
import { NUMBER_FUNCTIONS } from './number-functions.js';
import { PLACE_FUNCTIONS } from './place-functions.js';
import { PLAIN_FUNCTIONS } from './plain-functions.js';
import { TEXT_FUNCTIONS } from './text-functions.js';

/** The functions that need no more of the form than their arguments, by name. */
export const FUNCTIONS: Readonly<Record<string, XPathFunction>> = {
  ...PLAIN_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...TEXT_FUNCTIONS,
  ...DATE_FUNCTIONS,
  ...PLACE_FUNCTIONS,
  ...NODE_FUNCTIONS,
};

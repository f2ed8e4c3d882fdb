import { compilePath, currentOperand, tableOperand } from './compile-path.js';
import { instanceFunction } from './functions/form-functions.js';
import { FUNCTIONS } from './functions/functions.js';
import { placesOf } from './functions/place-functions.js';
import type { Language } from './language.js';
import { instantText, isTime, momentOf } from './moments.js';
import { RowFilter } from './row-filter.js';

/** Everything that an XLSForm can use. */
export const ANY_FORM: Language = {
  functions: FUNCTIONS,
  callOfForm: (call, scope, compile) => {
    if (call.name === 'current') return currentOperand(scope);
    const [table] = call.name === 'instance' ? call.args : [];
    return table === undefined ? instanceFunction(call, scope, compile) : tableOperand(compile(table, scope));
  },
  path: compilePath,
  filter: (tree, scope, compile) => new RowFilter(tree, scope, compile),
  isOfType: (type, text) => {
    switch (type) {
      case 'date':
        return momentOf(text)?.hasTime === false;
      case 'dateTime':
        return momentOf(text)?.hasTime === true;
      case 'time':
        return isTime(text);
      case 'geopoint':
        return placesOf(text)?.length === 1;
      case 'geotrace':
      case 'geoshape':
        return placesOf(text) !== undefined;
      case 'note':
        return false;
      default:
        return true;
    }
  },
  metadata: (of, { now, offset, properties }) => {
    const instant = (): string => instantText(now(), offset);
    if (of === 'start' || of === 'end') return instant();
    return of === 'today' ? instant().slice(0, 10) : (properties[of] ?? '');
  },
};

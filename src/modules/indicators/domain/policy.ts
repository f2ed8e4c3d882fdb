import { type PermissionTable, roles } from '../../../kernel/actor.js';

/** All members of the workspace may read protected figures; analysts compute them. */
export const indicatorsPermissions: PermissionTable = {
  'indicators.indicator.read': roles,
  'indicators.definition.read': roles,
  'indicators.definition.write': ['administrator', 'analyst'],
  'indicators.run.read': roles,
  'indicators.run.start': ['administrator', 'analyst'],
  'indicators.weights.read': roles,
  'indicators.weights.make': ['administrator', 'analyst'],
};

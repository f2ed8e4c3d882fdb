import { type PermissionTable, roles } from '../../../kernel/actor.js';

/** Protected figures are for everyone in the workspace; computing them is the analyst's. */
export const indicatorsPermissions: PermissionTable = {
  'indicators.indicator.read': roles,
  'indicators.definition.read': roles,
  'indicators.definition.write': ['administrator', 'analyst'],
  'indicators.run.read': roles,
  'indicators.run.start': ['administrator', 'analyst'],
  'indicators.weights.read': roles,
  'indicators.weights.make': ['administrator', 'analyst'],
};

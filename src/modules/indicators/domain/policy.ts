import { type PermissionTable, roles } from '../../../kernel/actor.js';

/**
 * All members of the workspace may read the figures of published releases. Runs and drafts of releases are open to those
 * who make and approve them only; who approves must also be able to read microdata.
 */
export const indicatorsPermissions: PermissionTable = {
  'indicators.indicator.read': roles,
  'indicators.definition.read': roles,
  'indicators.definition.write': ['administrator', 'analyst'],
  'indicators.reference.set': ['administrator', 'facilitator', 'analyst'],
  'indicators.run.read': ['administrator', 'analyst'],
  'indicators.run.start': ['administrator', 'analyst'],
  'indicators.release.read': roles,
  'indicators.release.write': ['administrator', 'analyst'],
  'indicators.release.approve': ['administrator', 'analyst'],
  'indicators.weights.read': roles,
  'indicators.weights.make': ['administrator', 'analyst'],
};

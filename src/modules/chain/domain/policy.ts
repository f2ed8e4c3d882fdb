import { type PermissionTable, roles } from '../../../kernel/actor.js';

export const chainPermissions: PermissionTable = {
  'chain.read': roles,
  'chain.activity.read': ['administrator', 'facilitator', 'analyst', 'member', 'rapporteur', 'park-coordinator'],
};

import type { PermissionTable } from '../../../kernel/actor.js';

export const chainPermissions: PermissionTable = {
  'chain.read': [
    'administrator',
    'facilitator',
    'analyst',
    'member',
    'rapporteur',
    'interpreter',
    'park-coordinator',
    'observer',
  ],
  'chain.activity.read': ['administrator', 'facilitator', 'analyst', 'member', 'rapporteur', 'park-coordinator'],
};

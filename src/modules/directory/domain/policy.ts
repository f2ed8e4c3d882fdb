import { roles } from '../../../kernel/actor.js';
import type { PermissionTable } from '../../../kernel/actor.js';

/** All members of a workspace may read the directory; those who prepare meetings maintain it. */
export const directoryPermissions = {
  'directory.place.read': roles,
  'directory.place.edit': ['administrator', 'facilitator'],
  /** Imports create places that the directory does not have; analysts import the sampling frame (docs/adr/0076). */
  'directory.place.import': ['administrator', 'facilitator', 'analyst'],
  'directory.organisation.read': roles,
  'directory.organisation.edit': ['administrator', 'facilitator'],
} as const satisfies PermissionTable;

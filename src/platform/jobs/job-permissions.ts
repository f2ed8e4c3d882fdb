export const jobPermissions = {
  'platform.job.read': ['administrator', 'facilitator', 'analyst', 'member', 'rapporteur', 'park-coordinator'],
  'platform.job.cancel': ['administrator', 'facilitator', 'analyst'],
} as const;

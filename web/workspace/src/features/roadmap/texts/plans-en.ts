/** The register of plans, policy instruments and studies. */
export const plansPage = {
  title: 'Plans, instruments and studies',
  purpose: 'Plans with their targets, instruments that measure or guide actions, and studies from which actions start.',
  plans: 'Plans',
  instruments: 'Instruments',
  studies: 'Studies',
  retired: 'Retired',
  targets: 'Targets',
  noTargets: 'No targets stated',
  empty: 'No plans, instruments or studies yet',
  emptyExplain: 'Plans, standards, frameworks and studies that actions refer to appear here.',
  measuredBy: 'Measured by: {{instrument}}',
} as const;

export const planKind = {
  plan: 'Plan',
  framework: 'Framework',
  index: 'Index',
  standard: 'Standard',
  guidelines: 'Guidelines',
  database: 'Database',
  tool: 'Tool',
  platform: 'Platform',
  study: 'Study',
} as const;

/** Where an entry of the register comes from. */
export const basis = {
  seed: 'Stated in the source',
  inferred: 'Inferred from the source',
  general: 'General knowledge',
} as const;

/** The register of plans and policy instruments. */
export const plansPage = {
  title: 'Plans and instruments',
  purpose: 'Plans with their targets, and instruments that measure or guide actions.',
  plans: 'Plans',
  instruments: 'Instruments',
  targets: 'Targets',
  noTargets: 'No targets stated',
  empty: 'No plans or instruments yet',
  emptyExplain:
    'Plans, standards and frameworks related to actions appear here. At present only demonstration workspaces contain them, and none can be added to other workspaces.',
  measuredBy: 'measured by {{instrument}}',
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
} as const;

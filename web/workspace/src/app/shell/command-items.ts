import type { NavigationPage } from './navigation-items.js';

/** Commands that Ctrl K offers in addition to pages; their names are in `app:command`. */
export const commandItems: readonly NavigationPage[] = [
  { key: 'newRoundtable', to: '/roundtables/new', permission: 'dialogue.roundtable.create' },
  { key: 'newAction', to: '/roadmap/new', permission: 'roadmap.action.open' },
  { key: 'newRun', to: '/indicators/runs', permission: 'indicators.run.start' },
  { key: 'newIndicator', to: '/indicators/definitions/new', permission: 'indicators.definition.write' },
];

import type { NavigationPage } from './navigation-items.js';

/** What Ctrl K offers besides pages; the names are in `app:command`. */
export const commandItems: readonly NavigationPage[] = [
  { key: 'newRoundtable', to: '/roundtables/new', permission: 'dialogue.roundtable.create' },
  { key: 'newAction', to: '/roadmap/new', permission: 'roadmap.action.open' },
  { key: 'newRun', to: '/indicators/runs', permission: 'indicators.run.start' },
  { key: 'newIndicator', to: '/indicators/definitions/new', permission: 'indicators.definition.write' },
];

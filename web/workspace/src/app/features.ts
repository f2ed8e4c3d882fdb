import { routes as chain } from '../features/chain/routes.js';
import { routes as dialogue } from '../features/dialogue/routes.js';
import { routes as directory } from '../features/directory/routes.js';
import { routes as identity } from '../features/identity/routes.js';
import { routes as indicators } from '../features/indicators/routes.js';
import { routes as live } from '../features/live/routes.js';
import { routes as notifications } from '../features/notifications/routes.js';
import { routes as roadmap } from '../features/roadmap/routes.js';
import { routes as surveys } from '../features/surveys/routes.js';
import type { FeatureRoutes } from '../shared/routing/feature.js';
import type { ComponentType } from 'react';
import { whenReached } from '../shared/api/client.js';
import { addMessages } from '../shared/i18n/i18n.js';

export const features: readonly FeatureRoutes[] = [
  identity,
  directory,
  dialogue,
  live,
  roadmap,
  surveys,
  indicators,
  chain,
  notifications,
];

/** Loads a part of a feature together with its texts, so that a page never shows the keys of missing texts. */
export async function loadPart(feature: FeatureRoutes, load: () => Promise<ComponentType>): Promise<ComponentType> {
  const [{ messages }, part] = await whenReached(() => Promise.all([feature.messages(), load()]));
  addMessages(feature.name, messages);
  return part;
}

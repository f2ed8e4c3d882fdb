import { useTranslation } from '#shared';
import type { Release } from '../api/releases.js';

type Named = Pick<Release, 'number' | 'state'>;

/** Name and status of a release in words. */
export function useReleaseWords(): {
  readonly name: (release: Named) => string;
  readonly state: (release: Release) => string;
} {
  const { t } = useTranslation('indicators');
  return {
    name: ({ number, state }) => {
      if (number !== null) return t('release.name', { number });
      return t(state === 'withdrawn' ? 'release.states.withdrawn' : 'release.open');
    },
    state: ({ state, isCurrent }) => t(`release.states.${state === 'published' && !isCurrent ? 'replaced' : state}`),
  };
}

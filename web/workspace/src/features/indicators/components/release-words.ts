import { useTranslation } from 'react-i18next';
import type { Release } from '../api/releases.js';

type Named = Pick<Release, 'number'>;

/** Name and status of a release in words. */
export function useReleaseWords(): {
  readonly name: (release: Named) => string;
  readonly state: (release: Release) => string;
} {
  const { t } = useTranslation('indicators');
  return {
    name: ({ number }) => (number === null ? t('release.open') : t('release.name', { number })),
    state: ({ state, isCurrent }) => t(`release.states.${state === 'published' && !isCurrent ? 'replaced' : state}`),
  };
}

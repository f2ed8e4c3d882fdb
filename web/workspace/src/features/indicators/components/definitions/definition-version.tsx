import { useFormat, useLocalized, useTranslation, WorkspaceLink } from '#shared';
import type { IndicatorDetail } from '../../api/types.js';

/** The version behind the figures, whether a newer one exists, and which waves are left out of the chart. */
export function DefinitionVersion({ detail }: { readonly detail: IndicatorDetail }) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const format = useFormat();
  const { indicator, otherMeanings } = detail;
  const waves = otherMeanings.map(({ waveTitle, version }) =>
    t('def.otherMeaningWave', { wave: localized(waveTitle), version }),
  );
  return (
    <div>
      <p>
        {t('def.shown', { version: indicator.version })} ·{' '}
        <WorkspaceLink to={`/indicators/definitions/${indicator.id}`}>{t('def.versions')}</WorkspaceLink>
      </p>
      {indicator.retired && <p>{t('def.retiredNote')}</p>}
      {indicator.newerVersion !== null && !indicator.retired && (
        <p>{t('def.waits', { version: indicator.newerVersion })}</p>
      )}
      {waves.length > 0 && <p>{t('def.otherMeaning', { waves: format.list(waves) })}</p>}
    </div>
  );
}

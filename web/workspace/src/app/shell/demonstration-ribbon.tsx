import { FlaskConical } from 'lucide-react';
import { useTranslation } from '../../shared/i18n/i18n.js';

/** A ribbon on every page of a demonstration workspace, also in print. */
export function DemonstrationRibbon() {
  const { t } = useTranslation('app');
  return (
    <aside className="tp-ribbon" aria-label={t('workspace.ribbon')}>
      <FlaskConical size={14} aria-hidden />
      {t('workspace.demonstration')}
    </aside>
  );
}

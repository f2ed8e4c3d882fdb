import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** On every page of a demonstration workspace, on paper too. */
export function DemonstrationRibbon() {
  const { t } = useTranslation('app');
  return (
    <aside className="tp-ribbon" aria-label={t('workspace.ribbon')}>
      <FlaskConical size={14} aria-hidden />
      {t('workspace.demonstration')}
    </aside>
  );
}

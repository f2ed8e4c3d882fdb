import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** On every page of a demonstration workspace, on paper too. */
export function DemonstrationRibbon() {
  const { t } = useTranslation('app');
  return (
    <div className="tp-ribbon" role="note">
      <FlaskConical size={14} aria-hidden />
      {t('workspace.demonstration')}
    </div>
  );
}

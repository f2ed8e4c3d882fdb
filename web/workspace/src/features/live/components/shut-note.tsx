import { useTranslation } from 'react-i18next';
import { useScreen } from './room-context.js';

/** Shown for a meeting that has ended or is not convened yet: the room is read-only. */
export function ShutNote({ brief = false }: { readonly brief?: boolean }) {
  const { t } = useTranslation('live');
  const { state } = useScreen().view.meeting;
  const words = state === 'planned' ? 'draft' : 'closed';
  if (brief) return <p className="live-thumb tp-dimmed">{t(`shut.${words}Hint`)}</p>;
  return (
    <div className="tp-card live-shut" role="status">
      <p className="live-name">{t(`shut.${words}`)}</p>
      <p className="tp-dimmed">{t(`shut.${words}Hint`)}</p>
    </div>
  );
}

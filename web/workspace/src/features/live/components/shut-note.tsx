import { useTranslation } from 'react-i18next';
import { useScreen } from '../room/room-context.js';

/** A closed or withdrawn roundtable: the room can be looked at, and nothing happens in it. */
export function ShutNote({ className }: { readonly className?: string }) {
  const { t } = useTranslation('live');
  const { state } = useScreen().view.roundtable;
  const words = state === 'draft' ? 'draft' : 'closed';
  return (
    <div className={className ?? 'tp-card live-shut'} role="status">
      <p className="live-name">{t(`shut.${words}`)}</p>
      <p className="tp-dimmed">{t(`shut.${words}Hint`)}</p>
    </div>
  );
}

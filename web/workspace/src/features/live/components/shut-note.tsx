import { useTranslation } from '#shared';
import { useScreen } from './room-frame.js';

/** Shown for a meeting that has ended or is not convened yet: the room is read-only. */
export function ShutNote({ brief = false }: { readonly brief?: boolean }) {
  const { t } = useTranslation('live');
  const { meeting, body } = useScreen().view;
  const words = meeting.state === 'planned' ? 'draft' : 'closed';
  const hint = t(words === 'closed' && body.kind !== 'roundtable' ? 'shut.groupHint' : `shut.${words}Hint`);
  if (brief) return <p className="live-thumb tp-dimmed">{hint}</p>;
  return (
    <div className="tp-card live-shut" role="status">
      <p className="live-name">{t(`shut.${words}`)}</p>
      <p className="tp-dimmed">{hint}</p>
    </div>
  );
}

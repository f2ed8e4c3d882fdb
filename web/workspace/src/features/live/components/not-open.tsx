import { useFormat, useTranslation, WorkspaceLink } from '#shared';
import { bodyPath, hasBegun } from '../domain/words.js';
import { useScreen } from './room-frame.js';

/** The planned time of the first agenda item; null if there is none. */
export function useOpening(): string | null {
  const { agenda } = useScreen().view;
  const format = useFormat();
  const [first] = agenda;
  if (!first) return null;
  const { date, startsAt } = first;
  // without a zone: date and time are those of the place of the meeting
  return startsAt === null ? format.date(date) : format.dateTime(`${date}T${startsAt}Z`, 'UTC');
}

/** Above the console of a meeting that is convened but not open yet. */
export function NotOpenNote() {
  const { t } = useTranslation('live');
  const { view, picture } = useScreen();
  const at = useOpening();
  if (hasBegun(view, picture.state)) return null;
  return (
    <div className="tp-card live-not-open" role="status">
      <strong>{at === null ? t('notOpen.yet') : t('notOpen.at', { at })}</strong>
      <span className="tp-dimmed">{t('notOpen.hint')}</span>
      <WorkspaceLink to={bodyPath(view)}>{t('notOpen.toOpen')}</WorkspaceLink>
    </div>
  );
}

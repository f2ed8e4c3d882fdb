import { useTranslation } from 'react-i18next';
import { addressOfNode, RelativeTime, useLocalized, WorkspaceLink } from '../../../shared/index.js';
import type { ActivityEntry } from '../api/queries.js';

interface EntryProps {
  readonly entry: ActivityEntry;
  readonly fresh?: boolean;
  readonly times?: number;
}

/** One line of the trail: what happened, when, and a way to the thing. */
export function Entry({ entry, fresh, times = 1 }: EntryProps) {
  const { t } = useTranslation('chain');
  const localized = useLocalized();
  const words = localized(entry.sentence);
  return (
    <li>
      <span>
        {entry.about ? <WorkspaceLink to={addressOfNode(entry.about)}>{words}</WorkspaceLink> : words}{' '}
        {times > 1 && <span className="tp-small tp-dimmed">{t('changed.times', { count: times })}</span>}{' '}
        {fresh && <span className="ch-fresh">{t('changed.fresh')}</span>}
      </span>
      <span className="tp-small tp-dimmed">
        <RelativeTime at={entry.recordedAt} />
      </span>
    </li>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Loaded, RelativeTime, Section, useCan, useMe, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import { readSetting, writeSetting } from '#shared/i18n/language.js';
import { latestQuery } from '../api/queries.js';
import { Entry, runsOf } from './entry.js';
import '../chain.css';

/** The time of the person's last visit to the overview in this browser; without storage nothing is marked as new. */
function useLastVisit(workspaceId: string): string | null {
  const name = `tripartite.seen.${useMe()?.account.id}.${workspaceId}`;
  const [last] = useState(() => readSetting(name));
  useEffect(() => writeSetting(name, new Date().toISOString()), [name]);
  return last;
}

function Latest({ workspaceId }: { readonly workspaceId: string }) {
  const { t } = useTranslation('chain');
  const last = useLastVisit(workspaceId);
  return (
    <Section title={t('changed.title')} action={<WorkspaceLink to="/activity">{t('changed.all')}</WorkspaceLink>}>
      <Loaded query={useQuery(latestQuery(workspaceId, 40))}>
        {(items) =>
          items.length === 0 ? (
            <p className="tp-dimmed">{t('changed.nothing')}</p>
          ) : (
            <ul className="ch-list">
              {runsOf(items)
                .slice(0, 8)
                .map(({ entry, times }) => (
                  <Entry
                    key={entry.id}
                    entry={entry}
                    times={times}
                    when={<RelativeTime at={entry.recordedAt} />}
                    fresh={last !== null && entry.recordedAt > last}
                  />
                ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

export function ChangedPanel() {
  const { id } = useWorkspace();
  const can = useCan();
  return can('chain.activity.read') ? <Latest key={id} workspaceId={id} /> : null;
}

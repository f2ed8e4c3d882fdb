import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  DataTable,
  EmptyState,
  Loaded,
  Page,
  Section,
  useCan,
  useFormat,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { releasesQuery } from '../api/releases.js';
import { useReleaseWords } from '../components/release-words.js';
import '../indicators.css';

/** Published releases; for those who make and approve them, drafts too. */
export function ReleasesPage() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const can = useCan();
  const format = useFormat();
  const localized = useLocalized();
  const words = useReleaseWords();
  const releases = useQuery(releasesQuery(id));
  return (
    <Page
      title={t('release.title')}
      purpose={t('release.purpose')}
      action={
        can('indicators.release.write') && (
          <Button component={WorkspaceLink} to="/indicators/releases/new">
            {t('release.new')}
          </Button>
        )
      }
    >
      <Section title={t('release.list')} plain>
        <Loaded query={releases}>
          {(rows) => (
            <DataTable
              caption={t('release.list')}
              rows={rows}
              rowKey={(release) => release.id}
              empty={<EmptyState title={t('release.none')}>{t('release.noneWords')}</EmptyState>}
              columns={[
                {
                  key: 'name',
                  title: t('release.release'),
                  cell: (release) => (
                    <WorkspaceLink to={`/indicators/releases/${release.id}`}>
                      {t('shared:labelled', { label: localized(release.waveTitle), words: words.name(release) })}
                    </WorkspaceLink>
                  ),
                },
                { key: 'kind', title: t('release.kind'), cell: (release) => t(`release.kinds.${release.kind}`) },
                { key: 'state', title: t('release.state'), cell: words.state },
                {
                  key: 'published',
                  title: t('release.published'),
                  cell: (release) => (release.publishedAt ? format.dateTime(release.publishedAt) : '–'),
                },
              ]}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

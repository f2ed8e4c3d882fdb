import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { api, ErrorState, Section, useTranslation, useWorkspace } from '#shared';
import type { WavePage } from '../api/surveys.js';
import { pictureOf } from './poster-paper.js';

/** The link by which a draft is tried on a phone. */
export function Trial({ wave }: { readonly wave: WavePage }) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const made = useMutation({
    mutationFn: () =>
      api.post('/api/workspaces/{workspaceId}/surveys/waves/{waveId}/test-link', {
        path: { workspaceId: id, waveId: wave.id },
      }),
  });
  return (
    <Section title={t('trial.title')} purpose={t('trial.purpose')}>
      {made.data ? (
        <div className="sv-trial">
          <img src={pictureOf(made.data.svg)} alt={t('trial.alt')} width={160} height={160} />
          <div>
            <p className="sv-poster-link">{made.data.link}</p>
            <Button
              component="a"
              href={made.data.link}
              target="_blank"
              rel="noreferrer"
              variant="default"
              leftSection={<ExternalLink size={16} aria-hidden />}
            >
              {t('trial.open')}
            </Button>
          </div>
        </div>
      ) : (
        <Button variant="default" loading={made.isPending} onClick={() => made.mutate()}>
          {t('trial.make')}
        </Button>
      )}
      {made.error && <ErrorState error={made.error} compact />}
    </Section>
  );
}

import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { addressOf, PrintedLink, Section, useLanguage, useTranslation, useWorkspace } from '#shared';
import { type WavePage, wavePath } from '../api/surveys.js';

const kinds = ['union', 'enterprise', 'ethics', 'assessment'] as const;

/** Printed pages about the wave for those who are asked to support it. */
export function Notices({ wave }: { readonly wave: WavePage }) {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const language = useLanguage() === 'zh' ? 'zh-CN' : 'en';
  return (
    <Section title={t('notices.title')} purpose={t('notices.purpose')}>
      <div className="sv-files">
        {kinds.map((kind) => (
          <Button
            key={kind}
            component={PrintedLink}
            variant="default"
            leftSection={<Download size={16} aria-hidden />}
            href={addressOf(`${wavePath}/notice.pdf`, {
              path: { workspaceId, waveId: wave.id },
              query: { kind, language },
            })}
          >
            {t(`notices.${kind}`)}
          </Button>
        ))}
      </div>
    </Section>
  );
}

import { Button, Group } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '#shared';
import type { QuestionnaireDraft } from '../../api/drafts.js';

interface PreviewProps {
  readonly draft: Pick<QuestionnaireDraft, 'id'>;
  readonly isChanged: boolean;
  /** Whether it has no errors, and a wave could use it. */
  readonly canShow: boolean;
}

/** The phone page with the saved draft. It sends nothing. */
export function Preview({ draft: { id }, isChanged, canShow }: PreviewProps) {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const [started, setStarted] = useState(0);
  if (!canShow) return <p>{t('editor.noPreview')}</p>;
  return (
    <div className="sv-preview">
      <Group justify="space-between">
        <strong>{t('editor.previewMark')}</strong>
        <Button
          size="compact-md"
          variant="default"
          leftSection={<RotateCcw size={16} aria-hidden />}
          onClick={() => setStarted(started + 1)}
        >
          {t('editor.startAgain')}
        </Button>
      </Group>
      {isChanged && <p className="tp-dimmed">{t('editor.previewSaved')}</p>}
      <iframe key={started} title={t('editor.previewMark')} src={`/s/preview?of=${workspaceId}/${id}`} />
    </div>
  );
}

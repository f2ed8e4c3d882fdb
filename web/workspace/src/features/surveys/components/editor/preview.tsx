import { Button, Group } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation, useWorkspace } from '#shared';
import type { QuestionnaireDraft } from '../../api/drafts.js';
import type { Editor } from './use-editor.js';

interface PreviewProps {
  readonly draft: Pick<QuestionnaireDraft, 'id'>;
  readonly editor: Pick<Editor, 'isChanged' | 'busy' | 'revision' | 'canPreview'>;
  /** Whether what is on the page has no errors and a wave could use it. */
  readonly isSound: boolean;
  readonly onSave: () => Promise<void>;
}

/** The phone page with the saved draft, which begins again when the draft is saved. It sends nothing. */
export function Preview({ draft: { id }, editor, isSound, onSave }: PreviewProps) {
  const { isChanged, busy, revision, canPreview } = editor;
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const [started, setStarted] = useState(0);
  return (
    <div className="sv-preview">
      {canPreview && (
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
      )}
      {!canPreview && !(isChanged && isSound) && <p>{t('editor.noPreview')}</p>}
      {isChanged && (canPreview || isSound) && (
        <Group gap="xs">
          <span className="tp-dimmed">{t('editor.previewSaved')}</span>
          {isSound && (
            <Button size="compact-md" variant="default" loading={busy} onClick={() => void onSave()}>
              {t('editor.saveAndPreview')}
            </Button>
          )}
        </Group>
      )}
      {canPreview && (
        <iframe
          key={`${revision} ${started}`}
          title={t('editor.previewMark')}
          src={`/s/preview?of=${workspaceId}/${id}`}
        />
      )}
    </div>
  );
}

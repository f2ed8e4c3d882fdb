import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Paperclip } from 'lucide-react';
import type { Schema } from '#shared';
import { ConfirmButton, useFormat, useTranslation, useWorkspace } from '#shared';
import type { ActionDetail } from '../api/types.js';
import { uploadsQuery, useEvidenceUpload } from '../api/uploads.js';

interface UnfinishedUploadProps {
  readonly upload: Schema<'UploadResponse'>;
  /** Undefined: after a reload the browser has no file, so it is chosen again. */
  readonly onContinue?: () => void;
  readonly onCancel: (uploadId: string) => Promise<void>;
}

/** An upload that was paused or interrupted. */
export function UnfinishedUpload({ upload, onContinue, onCancel }: UnfinishedUploadProps) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const { fileName: name, received, bytes } = upload;
  return (
    <li>
      <Paperclip size={16} aria-hidden />
      <span>{name}</span>
      <span className="tp-dimmed tp-small">
        {t('uploads.received', { received: format.bytes(received), total: format.bytes(bytes) })}
      </span>
      {onContinue && (
        <Button size="compact-sm" variant="default" onClick={onContinue}>
          {t('uploads.continue')}
        </Button>
      )}
      <ConfirmButton
        size="compact-sm"
        variant="subtle"
        question={t('uploads.cancelQuestion', { name })}
        consequence={t('uploads.cancelText')}
        onConfirm={() => onCancel(upload.id)}
      >
        {t('uploads.cancel')}
      </ConfirmButton>
    </li>
  );
}

/** The own uploads that are not complete, also when the person can no longer report. */
export function UnfinishedUploads({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const { cancel } = useEvidenceUpload(action.id);
  const unfinished = useQuery({ ...uploadsQuery(id, action.id), enabled: action.allowed.addEvidence }).data ?? [];
  if (unfinished.length === 0) return null;
  return (
    <>
      <h3>{t('uploads.unfinished')}</h3>
      {action.allowed.report && <p className="tp-small tp-dimmed">{t('uploads.chooseAgain')}</p>}
      <ul className="rm-files" aria-label={t('uploads.unfinished')}>
        {unfinished.map((upload) => (
          <UnfinishedUpload key={upload.id} upload={upload} onCancel={cancel} />
        ))}
      </ul>
    </>
  );
}

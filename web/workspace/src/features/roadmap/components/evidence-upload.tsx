import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '#shared';
import { ConfirmButton, FileDrop, useFormat, useWorkspace } from '#shared';
import { useRoadmapChanges } from '../api/changes.js';
import type { ActionDetail } from '../api/types.js';
import { goesInParts, isOf, uploadsQuery, useEvidenceUpload } from '../api/uploads.js';

const maxBytes = 200_000_000;
const accept = '.pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.pptx,.odt,.ods,.odp,.csv,.txt';

/** An upload that was paused or interrupted. After a reload the browser has no file, so it is chosen again. */
function Unfinished({
  upload,
  onContinue,
  onCancel,
}: {
  readonly upload: Schema<'UploadResponse'>;
  readonly onContinue: (() => void) | undefined;
  readonly onCancel: () => Promise<void>;
}) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const { fileName: name, received, bytes } = upload;
  const sizes = { received: format.bytes(received), total: format.bytes(bytes) };
  return (
    <li>
      <Paperclip size={16} aria-hidden />
      <span>{name}</span>
      <span className="tp-dimmed tp-small">
        {format.sentences(t('uploads.received', sizes), onContinue ? '' : t('uploads.chooseAgain'))}
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
        onConfirm={onCancel}
      >
        {t('uploads.cancel')}
      </ConfirmButton>
    </li>
  );
}

/** Adds files of evidence; large ones are sent in parts, which can be paused and continued. */
export function EvidenceUpload({ actionId }: { readonly actionId: string }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const changes = useRoadmapChanges();
  const { send, cancel } = useEvidenceUpload(actionId);
  const unfinished = useQuery(uploadsQuery(id, actionId)).data ?? [];
  const chosen = useRef<File[]>([]);
  return (
    <FileDrop<ActionDetail>
      label={t('report.files')}
      upload={(file, options) => {
        if (goesInParts(file)) chosen.current.push(file);
        return send(file, options);
      }}
      maxBytes={maxBytes}
      accept={accept}
      acceptWords={t('report.fileTypes')}
      stopping={(file) => (goesInParts(file) ? { button: t('uploads.pause'), note: t('uploads.paused') } : undefined)}
      whenIdle={(start) =>
        unfinished.length > 0 && (
          <ul className="rm-files" aria-label={t('uploads.unfinished')}>
            {unfinished.map((upload) => {
              const file = chosen.current.find((known) => isOf(upload, known));
              return (
                <Unfinished
                  key={upload.id}
                  upload={upload}
                  onContinue={file && (() => start(file))}
                  onCancel={() => cancel(upload.id)}
                />
              );
            })}
          </ul>
        )
      }
      onStored={(answer) => void changes.keep(answer)}
    />
  );
}

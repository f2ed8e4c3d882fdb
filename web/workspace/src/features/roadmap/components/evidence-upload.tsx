import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { FileDrop, useTranslation, useWorkspace } from '#shared';
import { useRoadmapChanges } from '../api/changes.js';
import type { ActionDetail } from '../api/types.js';
import { goesInParts, isOf, uploadsQuery, useEvidenceUpload } from '../api/uploads.js';
import { UnfinishedUpload } from './unfinished-uploads.js';

const maxBytes = 200_000_000;
const accept = '.pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.pptx,.odt,.ods,.odp,.csv,.txt';

/** Adds files of evidence; large ones are sent in parts, which can be paused and continued. */
export function EvidenceUpload({ actionId }: { readonly actionId: string }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const changes = useRoadmapChanges();
  const { send, cancel } = useEvidenceUpload(actionId);
  const unfinished = useQuery(uploadsQuery(id, actionId)).data ?? [];
  const chosen = useRef<File[]>([]);
  const paused = () =>
    unfinished.flatMap((upload) => {
      const file = chosen.current.find((known) => isOf(upload, known));
      return file ? [{ upload, file }] : [];
    });
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
        paused().length > 0 && (
          <ul className="rm-files" aria-label={t('uploads.pausedFiles')}>
            {paused().map(({ upload, file }) => (
              <UnfinishedUpload key={upload.id} upload={upload} onContinue={() => start(file)} onCancel={cancel} />
            ))}
          </ul>
        )
      }
      onStored={(answer) => void changes.keep(answer)}
    />
  );
}

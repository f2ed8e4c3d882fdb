import { Paperclip } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton, useFormat, useWorkspace } from '#shared';
import { addressOf } from '#shared';
import { useRoadmapChanges } from '../api/changes.js';
import type { Evidence } from '../api/types.js';

interface EvidenceListProps {
  readonly actionId: string;
  readonly files: readonly Evidence[];
  readonly readable: boolean;
}

/** Files with their size, always downloaded and never shown as a page. */
export function EvidenceList({ actionId, files, readable }: EvidenceListProps) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const { id } = useWorkspace();
  const changes = useRoadmapChanges();
  if (files.length === 0) return null;
  return (
    <ul className="rm-files" aria-label={t('report.files')}>
      {files.map((file) => (
        <li key={file.id}>
          <Paperclip size={16} aria-hidden />
          {readable ? (
            <a
              href={addressOf('/api/workspaces/{workspaceId}/roadmap/actions/{actionId}/evidence/{evidenceId}', {
                path: { workspaceId: id, actionId, evidenceId: file.id },
              })}
              download={file.fileName}
              title={`SHA-256 ${file.sha256}`}
            >
              {file.fileName}
            </a>
          ) : (
            <span>{file.fileName}</span>
          )}
          <span className="tp-dimmed tp-small">{format.bytes(file.bytes)}</span>
          {file.mayRemove && (
            <ConfirmButton
              size="compact-sm"
              variant="subtle"
              question={t('removeQuestion', { name: file.fileName })}
              consequence={t('removeConsequence')}
              onConfirm={() => changes.removeEvidence(actionId, file.id)}
            >
              {t('remove')}
            </ConfirmButton>
          )}
        </li>
      ))}
    </ul>
  );
}

import { Hash, Link2, Paperclip } from 'lucide-react';
import { addressOf, ConfirmButton, useFormat, useTranslation, useWorkspace } from '#shared';
import { useRoadmapChanges } from '../api/changes.js';
import type { Evidence } from '../api/types.js';

interface EvidenceListProps {
  readonly actionId: string;
  readonly files: readonly Evidence[];
  readonly readable: boolean;
}

const icons = { file: Paperclip, link: Link2, figure: Hash } as const;

/** A file is always downloaded and never shown as a page. */
function FileName({
  actionId,
  file,
  readable,
}: {
  readonly actionId: string;
  readonly file: Evidence;
  readonly readable: boolean;
}) {
  const { id } = useWorkspace();
  if (!readable) return <span>{file.fileName}</span>;
  return (
    <a
      href={addressOf('/api/workspaces/{workspaceId}/roadmap/actions/{actionId}/evidence/{evidenceId}', {
        path: { workspaceId: id, actionId, evidenceId: file.id },
      })}
      download={file.fileName}
      title={`SHA-256 ${file.sha256}`}
    >
      {file.fileName}
    </a>
  );
}

/** A link, or a figure with its source. */
function Stated({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useTranslation('roadmap');
  const { fileName, link, figure, unit, source } = evidence;
  return (
    <span>
      {link === null ? (
        fileName
      ) : (
        <>
          <a href={link} target="_blank" rel="noopener noreferrer">
            {fileName}
          </a>{' '}
          <span className="tp-dimmed tp-small">({new URL(link).host})</span>
        </>
      )}
      {figure !== null && (
        <>
          {': '}
          <strong className="tp-numbers">{[figure, unit].filter(Boolean).join(' ')}</strong>
        </>
      )}
      {source !== null && <span className="rm-source">{t('comments.evidence.sourceOf', { source })}</span>}
    </span>
  );
}

/** Evidence: files with their size, links, and figures with their sources. */
export function EvidenceList({ actionId, files, readable }: EvidenceListProps) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const changes = useRoadmapChanges();
  if (files.length === 0) return null;
  return (
    <ul className="rm-files" aria-label={t('report.files')}>
      {files.map((file) => {
        const Icon = icons[file.kind];
        return (
          <li key={file.id}>
            <Icon size={16} aria-hidden />
            {file.kind === 'file' ? (
              <FileName actionId={actionId} file={file} readable={readable} />
            ) : (
              <Stated evidence={file} />
            )}
            {file.bytes !== null && <span className="tp-dimmed tp-small">{format.bytes(file.bytes)}</span>}
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
        );
      })}
    </ul>
  );
}

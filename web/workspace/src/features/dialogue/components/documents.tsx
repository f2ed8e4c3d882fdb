import { useQueryClient } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { ConfirmButton, FileDrop, uploadTo, useCan, useFormat, useTranslation, useWorkspace } from '#shared';
import { useDialogue } from '../api/commands.js';
import { dialogueKey } from '../api/queries.js';
import type { Roundtable } from '../api/types.js';
import { DocumentLink } from './document-link.js';
import { DocumentPreview } from './document-preview.js';
import { isAhead } from './meeting-words.js';

/** Bytes, 25 MB; the server has the same limit. */
export const documentLimit = 25_000_000;
export const documentAccept = '.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.csv,.txt,.png,.jpg,.jpeg,.webp';

/** To what documents belong: an agenda item, a meeting, or with neither the roundtable as a whole. */
interface DocumentsOf {
  readonly agendaItemId?: string;
  readonly meetingId?: string;
}

export function documentsOf(roundtable: Roundtable, { agendaItemId, meetingId }: DocumentsOf) {
  return roundtable.documents.filter((document) =>
    agendaItemId === undefined
      ? document.agendaItemId === null && document.meetingId === (meetingId ?? null)
      : document.agendaItemId === agendaItemId,
  );
}

interface DocumentsProps {
  readonly roundtable: Roundtable;
  readonly of: DocumentsOf;
  /** Whether it is a separate part of the page with its own frame, and not part of an item. */
  readonly framed?: boolean;
}

/** The documents of a roundtable, or of one of its items or meetings. */
export function Documents({ roundtable, of, framed = false }: DocumentsProps) {
  const can = useCan();
  const { id } = useWorkspace();
  const meetingId = of.meetingId ?? roundtable.agenda.find((item) => item.id === of.agendaItemId)?.meetingId;
  const meeting = roundtable.meetings.find((each) => each.id === meetingId);
  return (
    <DocumentList
      documents={documentsOf(roundtable, of)}
      of={of}
      framed={framed}
      ended={roundtable.state !== 'reopened' && meeting !== undefined && !isAhead(meeting)}
      mayAttach={roundtable.state !== 'closed' && can('dialogue.document.attach')}
      upload={uploadTo('/api/workspaces/{workspaceId}/roundtables/{roundtableId}/documents', {
        path: { workspaceId: id, roundtableId: roundtable.id },
      })}
    />
  );
}

interface DocumentListProps {
  readonly documents: Roundtable['documents'];
  readonly of: DocumentsOf;
  readonly framed?: boolean;
  readonly mayAttach: boolean;
  /** Documents of a meeting that has ended stay. */
  readonly ended?: boolean;
  readonly upload: ReturnType<typeof uploadTo>;
}

export function DocumentList({
  documents: own,
  of,
  framed = false,
  mayAttach,
  ended = false,
  upload,
}: DocumentListProps) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  const { id } = useWorkspace();
  const client = useQueryClient();
  const dialogue = useDialogue();
  if (own.length === 0 && !mayAttach && !framed) return null;
  const Heading = framed ? 'h2' : 'h3';
  return (
    <section className={framed ? 'dl-part tp-card' : 'dl-part'}>
      <Heading>{t('documents.title')}</Heading>
      {own.length === 0 && <p className="tp-small tp-dimmed">{t('documents.none')}</p>}
      <ul className="dl-plain">
        {own.map((document) => (
          <li key={document.id} className="dl-document">
            <FileText size={16} aria-hidden className="dl-dimmed-icon" />
            <DocumentLink document={document} />
            <span className="tp-small tp-dimmed tp-nowrap">{format.bytes(document.bytes)}</span>
            <DocumentPreview document={document} />
            {mayAttach && !ended && (
              <ConfirmButton
                size="compact-sm"
                className="tp-no-print"
                aria-label={t('shared:labelled', { label: t('documents.delete'), words: document.title })}
                question={t('documents.deleteQuestion', { title: document.title })}
                consequence={t('documents.deleteText')}
                confirmLabel={t('documents.delete')}
                onConfirm={() => dialogue.deleteDocument(document.id)}
              >
                {t('documents.delete')}
              </ConfirmButton>
            )}
          </li>
        ))}
      </ul>
      {mayAttach && (
        <div className="tp-no-print">
          <FileDrop
            key={of.agendaItemId ?? of.meetingId}
            label={t('documents.attach')}
            upload={upload}
            maxBytes={documentLimit}
            accept={documentAccept}
            acceptWords={t('documents.types')}
            fields={{ ...of }}
            onStored={() => void client.invalidateQueries({ queryKey: dialogueKey(id) })}
          />
        </div>
      )}
    </section>
  );
}

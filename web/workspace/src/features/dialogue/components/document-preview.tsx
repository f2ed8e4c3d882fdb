import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, Loaded, LoadingState, useTranslation, useWorkspace } from '#shared';
import type { Roundtable } from '../api/types.js';
import { DocumentLink } from './document-link.js';

type Document = Roundtable['documents'][number];

const pdf = 'application/pdf';
const shown: readonly string[] = [pdf, 'image/png', 'image/jpeg', 'image/webp'];

/** Shows a PDF file or a picture in the page; other files are downloaded. */
export function DocumentPreview({ document }: { readonly document: Document }) {
  const { t } = useTranslation('dialogue');
  const [opened, { open, close }] = useDisclosure(false);
  if (!shown.includes(document.mediaType)) return null;
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        className="tp-no-print"
        aria-label={t('shared:labelled', { label: t('document.preview'), words: document.title })}
        onClick={open}
      >
        {t('document.preview')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={document.title}
        size="min(1000px, 96vw)"
        closeButtonProps={{ 'aria-label': t('shared:close') }}
      >
        <Content document={document} />
      </Modal>
    </>
  );
}

/** The server sends every file as a download, so that none is a page of this site; the browser shows its content. */
function Content({ document }: { readonly document: Document }) {
  const { t } = useTranslation('dialogue');
  const { id: workspaceId } = useWorkspace();
  const query = useQuery({
    queryKey: ['document', workspaceId, document.id],
    queryFn: ({ signal }) =>
      api.getFile('/api/workspaces/{workspaceId}/documents/{documentId}/file', {
        path: { workspaceId, documentId: document.id },
        signal,
      }),
    gcTime: 0,
  });
  return (
    <>
      <Loaded query={query} skeleton={<LoadingState rows={6} />}>
        {(blob) => <Shown blob={blob} document={document} />}
      </Loaded>
      <p className="tp-small">
        {t('document.download')} <DocumentLink document={document} />
      </p>
    </>
  );
}

function Shown({ blob, document }: { readonly blob: Blob; readonly document: Document }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    // the type of the document and nothing else, so that the browser never shows a file as a page
    const made = URL.createObjectURL(new Blob([blob], { type: document.mediaType }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob, document.mediaType]);
  if (address === null) return null;
  if (document.mediaType === pdf) return <iframe className="dl-preview" src={address} title={document.title} />;
  return <img className="dl-preview-picture" src={address} alt={document.title} />;
}

import { addressOf, DocumentNumber, useWorkspace } from '#shared';
import type { Roundtable } from '../api/types.js';

/** Downloads a document, which is cited by its number. */
export function DocumentLink({ document }: { readonly document: Roundtable['documents'][number] }) {
  const { id: workspaceId } = useWorkspace();
  return (
    <a
      href={addressOf('/api/workspaces/{workspaceId}/documents/{documentId}/file', {
        path: { workspaceId, documentId: document.id },
      })}
      download={document.fileName}
    >
      <DocumentNumber number={document.number} /> {document.title}
    </a>
  );
}

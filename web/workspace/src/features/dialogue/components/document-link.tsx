import { addressOf, useWorkspace } from '#shared';
import type { Roundtable } from '../api/types.js';

/** Downloads a document. */
export function DocumentLink({ document }: { readonly document: Roundtable['documents'][number] }) {
  const { id: workspaceId } = useWorkspace();
  return (
    <a
      href={addressOf('/api/workspaces/{workspaceId}/documents/{documentId}/file', {
        path: { workspaceId, documentId: document.id },
      })}
      download={document.fileName}
    >
      {document.title}
    </a>
  );
}

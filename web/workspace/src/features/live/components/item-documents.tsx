import { addressOf, DocumentNumber, useWorkspace } from '#shared';
import { useScreen } from './room-frame.js';

/** The documents of an agenda item, to be opened; by number and title on a screen without an account. */
export function ItemDocuments({ itemId, open = true }: { readonly itemId: string | null; readonly open?: boolean }) {
  const { view } = useScreen();
  const documents = view.documents.filter(({ agendaItemId }) => agendaItemId === itemId);
  if (documents.length === 0) return null;
  return (
    <ul className="live-documents">
      {documents.map(({ id, number, title }) => (
        <li key={id}>
          {open ? (
            <DocumentFile id={id} number={number} title={title} />
          ) : (
            <DocumentName number={number} title={title} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface NameProps {
  readonly number: number | null;
  readonly title: string;
}

function DocumentName({ number, title }: NameProps) {
  return (
    <>
      <DocumentNumber number={number} /> {title}
    </>
  );
}

function DocumentFile({ id: documentId, ...name }: NameProps & { readonly id: string }) {
  const { id: workspaceId } = useWorkspace();
  const address = addressOf('/api/workspaces/{workspaceId}/documents/{documentId}/file', {
    path: { workspaceId, documentId },
  });
  return (
    <a href={address} download>
      <DocumentName {...name} />
    </a>
  );
}

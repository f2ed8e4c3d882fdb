import type { Reply } from './outbox.js';

/** Workspace and questionnaire of the preview in the editor, `/s/preview?of=…/…`; undefined on the page of a survey. */
export function previewedForm(): string | undefined {
  const { pathname, search } = window.location;
  const found = pathname === '/s/preview' && /^\?of=([\w-]+\/[\w-]+)$/.exec(search);
  return found ? found[1] : undefined;
}

/** The address of the previewed questionnaire, which needs a signed-in person. */
export function previewPath(code: string): string | undefined {
  const [workspace, questionnaire] = code.split('/');
  return previewedForm() === code
    ? `/api/workspaces/${workspace}/surveys/questionnaires/${questionnaire}/preview`
    : undefined;
}

/** Answers to a preview go nowhere. */
export const notSent = (): Promise<Reply> =>
  Promise.resolve({ status: 201, received: true, code: '', detail: '', retryAfter: 0 });

import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { CopyLink } from './copy-link.js';

interface PageProps {
  readonly title: string;
  /** One line that explains the purpose of the page. */
  readonly purpose?: ReactNode;
  /** The one primary button, on the right. */
  readonly action?: ReactNode;
  /** Filters and tabs, which are in the address. */
  readonly filters?: ReactNode;
  /** Above the title: badges, a number such as RT2/D-07, a link back. */
  readonly above?: ReactNode;
  /** Whether the page of a record offers its permanent address. */
  readonly copyLink?: boolean;
  /** Full width for boards and rooms; otherwise 1200 px. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** Sets the document title, and returns the heading that is focused after a navigation. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Tripartite` : 'Tripartite';
  }, [title]);
}

export function Page({ title, purpose, action, filters, above, copyLink, wide, children }: PageProps) {
  useDocumentTitle(title);
  return (
    <div className={wide ? 'tp-page tp-page-wide' : 'tp-page'}>
      <header className="tp-page-head">
        <div className="tp-page-words">
          {above && <div className="tp-page-above">{above}</div>}
          <div className="tp-page-title">
            <h1 id="page-title" tabIndex={-1}>
              {title}
            </h1>
            {copyLink && <CopyLink />}
          </div>
          {purpose && <p className="tp-page-purpose">{purpose}</p>}
        </div>
        {action && <div className="tp-page-action tp-no-print">{action}</div>}
      </header>
      {filters && <div className="tp-page-filters tp-no-print">{filters}</div>}
      {children}
    </div>
  );
}

interface SectionProps {
  readonly title: ReactNode;
  readonly purpose?: ReactNode;
  readonly action?: ReactNode;
  /** Without a frame. */
  readonly plain?: boolean;
  readonly children: ReactNode;
}

/** A part of a page with a title. */
export function Section({ title, purpose, action, plain, children }: SectionProps) {
  return (
    <section className={plain ? 'tp-section' : 'tp-section tp-card'}>
      <div className="tp-section-head">
        <div>
          <h2>{title}</h2>
          {purpose && <p className="tp-dimmed">{purpose}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}

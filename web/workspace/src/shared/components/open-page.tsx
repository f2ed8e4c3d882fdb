import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/i18n.js';
import { LanguageSwitch } from './language-switch.js';
import { useDocumentTitle } from './page.js';

interface OpenPageProps {
  readonly title: string;
  readonly purpose?: ReactNode;
  readonly children: ReactNode;
}

/** A page for people who are not signed in: sign-in, first run, invitation. One narrow column. */
export function OpenPage({ title, purpose, children }: OpenPageProps) {
  const { t } = useTranslation('shared');
  useDocumentTitle(title);
  return (
    <div className="tp-open">
      <header className="tp-open-head">
        <img src="/favicon.svg" width={36} height={36} alt="" />
        <span className="tp-open-product">
          <strong>{t('product')}</strong>
          <span className="tp-small tp-dimmed">{t('productLine')}</span>
        </span>
        <LanguageSwitch />
      </header>
      <main id="content" tabIndex={-1} className="tp-open-main tp-card">
        <h1 id="page-title" tabIndex={-1}>
          {title}
        </h1>
        {purpose && <p className="tp-dimmed">{purpose}</p>}
        {children}
      </main>
    </div>
  );
}

import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from '../i18n/i18n.js';
import { complaintsOf } from './complaints.js';
import type { Fields } from './use-fields.js';

interface FormProps {
  readonly form: Pick<Fields<object>, 'busy' | 'refuse'>;
  readonly onSubmit: () => unknown;
  readonly className?: string;
  readonly 'aria-label'?: string;
  /** Omits the explanation of the mark for required fields, for well-known forms with one or two fields. */
  readonly unexplained?: boolean;
  readonly children: ReactNode;
}

/** Returns the focus to the button after sending, because it was disabled meanwhile. */
function useFocusAfterSending(busy: boolean) {
  const pressed = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (busy) return;
    const lost = document.activeElement === document.body || document.activeElement === null;
    if (lost && pressed.current?.isConnected) pressed.current.focus({ preventScroll: true });
    pressed.current = null;
  }, [busy]);
  return pressed;
}

/**
 * The common form: validates before sending, with messages in the reader's language instead of the browser's. Errors
 * are shown at their fields, and the `ErrorState` of the form lists them.
 */
export function Form({ form, onSubmit, unexplained = false, children, ...props }: FormProps) {
  const { t } = useTranslation('shared');
  const pressed = useFocusAfterSending(form.busy);
  return (
    <form
      {...props}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const complaints = complaintsOf(event.currentTarget);
        if (complaints.length > 0) {
          form.refuse(
            complaints.map(({ field, label, kind, message }) => {
              const detail = kind === 'own' ? message : t(`check.${kind}`);
              return { field, detail: field === '' ? t('labelled', { label, words: detail }) : detail };
            }),
          );
          return;
        }
        const { submitter } = event.nativeEvent as SubmitEvent;
        pressed.current = submitter ?? (document.activeElement as HTMLElement | null);
        void onSubmit();
      }}
    >
      {!unexplained && <p className="tp-required-note tp-small tp-dimmed">{t('check.marked')}</p>}
      {children}
    </form>
  );
}

import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { complaintsOf } from './complaints.js';
import type { Fields } from './use-fields.js';

interface FormProps {
  readonly form: Pick<Fields<object>, 'busy' | 'refuse'>;
  readonly onSubmit: () => unknown;
  readonly className?: string;
  readonly 'aria-label'?: string;
  /** Where the mark of required fields needs no explanation: one or two fields that everyone knows. */
  readonly unexplained?: boolean;
  readonly children: ReactNode;
}

/** A sent form gives the focus back to its button, which could not hold it while it was busy. */
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
 * A form as all are: checked before it is sent, in the reader's language and not the browser's; what is missing stands at its field, and
 * the `ErrorState` of the form lists it.
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

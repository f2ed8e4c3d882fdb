/**
 * An error that a form control reports before sending; read from the DOM, so that every form is checked in the same
 * way.
 */
export interface Complaint {
  /** The name of the value in `useFields`. */
  readonly field: string;
  readonly label: string;
  readonly kind: 'required' | 'choose' | 'tick' | 'email' | 'url' | 'format' | 'own';
  /** For `own`: the message of the control itself. */
  readonly message: string;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isControl(element: Element): element is Control {
  return element.matches('input:not([type="hidden"], [type="submit"], [type="button"]), textarea, select');
}

/** The text of a label without the mark of a required field. */
export function labelOf(control: Element): string {
  const own = control.getAttribute('aria-label');
  if (own !== null) return own;
  const labels = (control as Partial<Control>).labels ?? [];
  const text = labels[0]?.textContent ?? '';
  return text.replace(/\s*\*$/, '').trim();
}

/** A Select is an input that opens a list. */
const choosesFromList = (control: Control): boolean =>
  control.getAttribute('aria-haspopup') === 'listbox' || control.tagName === 'SELECT';

const isMissing = (control: Control): boolean => control.required && control.value.trim() === '';

function wrongForm({ type, validity, title }: Control): Complaint['kind'] | null {
  if (validity.customError) return 'own';
  if (validity.typeMismatch) return type === 'url' ? 'url' : 'email';
  if (validity.patternMismatch) return title === '' ? 'format' : 'own';
  return validity.badInput ? 'format' : null;
}

function kindOf(control: Control): Complaint['kind'] | null {
  if (control.disabled || control.closest('.mantine-PillsInput-root') !== null) return null;
  if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) {
    return control.type === 'checkbox' && control.required && !control.checked ? 'tick' : null;
  }
  if (isMissing(control)) return choosesFromList(control) ? 'choose' : 'required';
  return wrongForm(control);
}

export function complaintsOf(form: HTMLFormElement): readonly Complaint[] {
  return [...form.elements].filter(isControl).flatMap((control) => {
    const kind = kindOf(control);
    if (kind === null) return [];
    const field = control.name || control.dataset['field'] || '';
    return [
      {
        field,
        label: labelOf(control),
        kind,
        message: control.validity.customError ? control.validationMessage : control.title,
      },
    ];
  });
}

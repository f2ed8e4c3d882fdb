import { labelOf } from './complaints.js';

/** A field of a form that shows a message. */
export interface FieldLink {
  readonly label: string;
  readonly message: string;
  readonly focus: () => void;
}

const controls = 'input:not([type="hidden"]), textarea, select, button';

/** The fields around a message that have errors, in the order of the page. */
export function fieldLinksAround(message: Element): readonly FieldLink[] {
  const around = message.closest('form') ?? message.closest('[role="dialog"]') ?? message.parentElement;
  const errors = [...(around?.querySelectorAll<HTMLElement>('.mantine-InputWrapper-error') ?? [])];
  return errors.flatMap((error) => {
    const wrapper = error.closest('.mantine-InputWrapper-root');
    const control = wrapper?.querySelector<HTMLElement>(controls);
    if (!wrapper || !control) return [];
    const groupLabel = wrapper.querySelector('.mantine-InputWrapper-label')?.textContent ?? '';
    const label = control.matches('[aria-invalid]') ? labelOf(control) : groupLabel.replace(/\s*\*$/, '');
    return [{ label: label || groupLabel, message: error.textContent ?? '', focus: () => control.focus() }];
  });
}

import type { FormItem, FormQuestion, FormRole, QuestionType } from '../form/model/form-model.js';
import { FORM_ROLES } from '../form/model/form-model.js';
import { type Formulas, hasText } from './formulas.js';
import type { Messages } from './messages.js';
import type { TableRow } from './table.js';

/** Reads the cells of one row of the survey into a question or group. */
export class QuestionReader {
  constructor(private readonly parts: { readonly messages: Messages; readonly formulas: Formulas }) {}

  /** What questions, groups and repeats have in common. */
  named(row: TableRow, name: string): Omit<FormItem & { kind: 'group' }, 'kind' | 'items'> {
    if (row.mediaPlace !== undefined) this.parts.messages.add('media-not-shown', row.mediaPlace);
    return {
      name,
      label: row.byLanguage('label'),
      hint: row.byLanguage('hint'),
      guidance: row.byLanguage('guidance_hint'),
      media: row.media(),
      appearance: row.text('appearance').split(' ').filter(Boolean),
      relevant: this.parts.formulas.formula(row, 'relevant'),
      source: row.source,
    };
  }

  question(row: TableRow, name: string, type: QuestionType): FormQuestion {
    const { formulas } = this.parts;
    return {
      kind: 'question',
      ...this.named(row, name),
      type,
      required: formulas.condition(row, 'required'),
      requiredMessage: row.byLanguage('required_message'),
      constraint: formulas.formula(row, 'constraint'),
      constraintMessage: row.byLanguage('constraint_message'),
      calculation: formulas.formula(row, 'calculation'),
      triggers: this.triggers(row),
      initial: formulas.initial(row),
      readOnly: formulas.condition(row, 'read_only'),
      saveTo: row.text('save_to') || undefined,
      role: this.role(row),
    };
  }

  private triggers(row: TableRow): readonly string[] {
    const text = row.text('trigger');
    if (text === '') return [];
    const isList = /^\s*\$\{[^}]*\}(?:[\s,]*,\s*\$\{[^}]*\})*[\s,]*$/.test(text);
    if (!isList) this.parts.messages.add('bad-trigger', row.place('trigger'));
    return isList ? [...text.matchAll(/\$\{\s*([^}]*?)\s*\}/g)].map(([, name = '']) => name) : [];
  }

  private role(row: TableRow): FormRole | undefined {
    const text = row.text('role');
    const role = FORM_ROLES.find((each) => each === text);
    if (text !== '' && role === undefined)
      this.parts.messages.add('unknown-role', row.place('role'), { allowed: FORM_ROLES.join(', ') });
    return role;
  }

  /** Texts that a question needs, or that cannot be seen. */
  checkTexts(question: FormQuestion, row: TableRow): void {
    const { messages } = this.parts;
    const { label, hint, guidance, media, type, calculation, initial } = question;
    const shown = hasText(label) || hasText(hint) || Object.keys(media).length > 0;
    if (!shown && hasText(guidance)) messages.add('only-guidance', row.place('name'));
    else if (!shown && isVisible(question)) messages.add('no-label', row.place('name'));
    if (media.bigImage !== undefined && media.image === undefined)
      messages.add('big-image-alone', row.place('big-image'));
    const isDynamic = initial !== undefined && 'formula' in initial;
    if (type.kind === 'calculate' && row.text('calculation') === '' && calculation === undefined && !isDynamic)
      messages.add('no-calculation', row.place('calculation'));
  }
}

/** Whether a person sees the question: it is not hidden, not calculated in the background and not metadata. */
export function isVisible({ type, calculation, label }: FormQuestion): boolean {
  if (['calculate', 'hidden', 'metadata'].includes(type.kind)) return false;
  return calculation === undefined || hasText(label);
}

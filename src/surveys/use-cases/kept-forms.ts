import type { FieldForm } from './field-waves.js';

/** Forms in memory; one with large lists or tables counts as several. */
const most = 50;
/** Cells or choices that count as one form more. */
const cellsOfForm = 20_000;

/** Compiled forms of published versions by an id; the least recently used ones are removed first. */
export class KeptForms {
  private readonly forms = new Map<string, { readonly form: Promise<FieldForm>; weight: number }>();

  /** Simultaneous first requests wait for the same form. */
  get(id: string, make: () => Promise<FieldForm>): Promise<FieldForm> {
    const known = this.forms.get(id) ?? { form: make(), weight: 1 };
    const isNew = !this.forms.delete(id);
    this.forms.set(id, known);
    if (isNew)
      known.form.then(
        (form) => {
          known.weight = weightOf(form);
          this.removeOldest();
        },
        () => this.forms.delete(id),
      );
    return known.form;
  }

  private removeOldest(): void {
    let weight = [...this.forms.values()].reduce((sum, each) => sum + each.weight, 0);
    for (const [id, each] of this.forms) {
      if (weight <= most || this.forms.size === 1) return;
      weight -= each.weight;
      this.forms.delete(id);
    }
  }
}

function weightOf({ definition: { questions, tables = [] } }: FieldForm): number {
  const lists = [...new Set(questions.map(({ choices }) => choices))];
  const cells = [
    ...lists.map(({ length }) => length),
    ...tables.map(({ columns, rows }) => columns.length * rows.length),
  ];
  return 1 + cells.reduce((sum, each) => sum + each, 0) / cellsOfForm;
}

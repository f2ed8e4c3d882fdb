import type { ReactNode } from 'react';
import type { Fields } from '#shared';
import { ConflictDialog, FormDialog, isProblem, useEditing, useSaved, useTranslation } from '#shared';

type FlatFields = Readonly<Record<string, unknown>>;

interface EditDialogProps<Thing, Values extends object> {
  readonly thing: Thing;
  readonly draft: string;
  readonly title: string;
  readonly valuesOf: (thing: Thing) => Values;
  /** Fields that the server merges separately, with the server's names. */
  readonly flat: (values: Values) => FlatFields;
  readonly labelOf: (field: string) => string;
  readonly edit: (version: number, changes: FlatFields) => Promise<{ readonly version: number }>;
  readonly onClose: () => void;
  readonly children: (form: Fields<Values>) => ReactNode;
}

/** Sends the changed fields of a record, asks about those that someone else has changed meanwhile, and offers to undo. */
export function EditDialog<Thing extends { readonly version: number }, Values extends object>({
  thing,
  draft,
  title,
  valuesOf,
  flat,
  labelOf,
  edit,
  onClose,
  children,
}: EditDialogProps<Thing, Values>) {
  const { t } = useTranslation('dialogue');
  const saved = useSaved();
  const { base, form } = useEditing(thing, valuesOf, draft);
  const conflict = isProblem(form.problem, 'dialogue.edit-conflict');
  const latest = isProblem(form.problem) ? Number(form.problem.body.facts?.['version'] ?? base.version) : base.version;
  const [before, after] = [flat(valuesOf(base)), flat(form.values)];
  const send = async (version: number, changes: FlatFields): Promise<void> => {
    const done = await form.submit(() => edit(version, changes));
    if (!done) return;
    onClose();
    saved(conflict ? null : () => edit(done.version, changesBetween(after, before)));
  };
  return (
    <>
      <FormDialog
        opened={!conflict}
        title={title}
        submitLabel={t('form.save')}
        form={form}
        onClose={onClose}
        onSubmit={() => send(base.version, changesBetween(before, after))}
      >
        {children(form)}
      </FormDialog>
      <ConflictDialog
        problem={form.problem}
        labelOf={labelOf}
        onClose={() => form.reset(form.values)}
        onResolve={(chosen) => void send(latest, { ...changesBetween(before, after), ...chosen })}
      />
    </>
  );
}

function changesBetween(before: FlatFields, after: FlatFields): FlatFields {
  const changed = ([field, value]: readonly [string, unknown]): boolean =>
    JSON.stringify(value) !== JSON.stringify(before[field]);
  return Object.fromEntries(Object.entries(after).filter(changed));
}

import { Button, MultiSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { allOrganisations, FormDialog, useCan, useFields, useLocalized, useTranslation, useWorkspace } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { Roundtable } from '../api/types.js';

const parts = ['lead', 'host', 'partner'] as const;
type Part = (typeof parts)[number];

/** The organisations that lead, host and support a roundtable, independent of its seats. */
export function Organisers({ roundtable }: { readonly roundtable: Roundtable }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const can = useCan();
  const shown = parts.filter((part) => roundtable.organisations.some((entry) => entry.part === part));
  const edits = can('dialogue.roundtable.edit') && roundtable.state !== 'closed';
  if (shown.length === 0 && !edits) return null;
  return (
    <div className="dl-row-top">
      {shown.length > 0 && (
        <dl className="dl-bodies">
          {shown.map((part) => (
            <div key={part}>
              <dt>{t(`part.${part}`)}</dt>
              <dd>
                {roundtable.organisations
                  .filter((entry) => entry.part === part)
                  .map(({ organisation }) => say(organisation.name))
                  .join(' · ')}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {edits && <EditOrganisers roundtable={roundtable} />}
    </div>
  );
}

function valuesOf({ organisations }: Roundtable): Readonly<Record<Part, readonly string[]>> {
  const ids = (part: Part) =>
    organisations.filter((one) => one.part === part).map(({ organisation }) => organisation.id);
  return { lead: ids('lead'), host: ids('host'), partner: ids('partner') };
}

function EditOrganisers({ roundtable }: { readonly roundtable: Roundtable }) {
  const { t } = useTranslation('dialogue');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <div className="tp-no-print">
      <Button variant="default" onClick={open}>
        {t('prepare.organisers.edit')}
      </Button>
      {opened && <OrganisersDialog roundtable={roundtable} onClose={close} />}
    </div>
  );
}

interface DialogProps {
  readonly roundtable: Roundtable;
  readonly onClose: () => void;
}

function OrganisersDialog({ roundtable, onClose }: DialogProps) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id: workspaceId } = useWorkspace();
  const dialogue = useDialogue();
  const all = useQuery(allOrganisations(workspaceId)).data ?? [];
  // with the version that the user saw, so that the server refuses to overwrite what someone else saved meanwhile
  const [base] = useState(roundtable);
  const form = useFields(valuesOf(base), null);
  const submit = async (): Promise<void> => {
    const done = await form.submit((values) =>
      dialogue.setOrganisations(
        base.id,
        base.version,
        parts.flatMap((part) => values[part].map((organisationId) => ({ organisationId, part }))),
      ),
    );
    if (done) onClose();
  };
  return (
    <FormDialog title={t('prepare.organisers.edit')} form={form} onClose={onClose} onSubmit={submit}>
      {parts.map((part) => (
        <MultiSelect
          key={part}
          label={t(`part.${part}`)}
          data={all.map((one) => ({ value: one.id, label: say(one.name) }))}
          searchable
          clearable
          hidePickedOptions
          value={[...form.values[part]]}
          onChange={(ids) => form.set(part, ids)}
        />
      ))}
    </FormDialog>
  );
}
